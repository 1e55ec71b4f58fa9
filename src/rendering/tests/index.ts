import type { PackReport } from '../../workbench/tests/report.ts';
import { csvTable } from '../csv.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { Look, TestFormat } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import { FAILURE_HEAD, failureRows, packValue } from './data.ts';
import { testsJUnit } from './junit.ts';
import { testsPage } from './page.ts';

/**
 * Shows how the tests of packs went.
 *
 * @param least the per cent of a pack that its tests should reach; what they do not is listed where they reach less
 */
export function renderTests(
  packs: readonly PackReport[],
  least: number,
  format: TestFormat,
  look: Look,
): string {
  switch (format) {
    case 'table':
      return toTerminal(testsPage(packs, least, look.language), look);
    case 'md':
      return toMarkdown(testsPage(packs, least, look.language));
    case 'json':
      return jsonDocument({ packs: packs.map(packValue) });
    case 'ndjson':
      return jsonLines(packs.map(packValue));
    case 'csv':
      return csvTable(FAILURE_HEAD, packs.flatMap(failureRows));
    case 'junit':
      return testsJUnit(packs, least, look.language);
  }
}
