import type { PremisesList } from '../../premises/list.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import { premisesCsv, premisesValue, sheetValue } from './data.ts';
import { premisesPage } from './page.ts';

/** Shows whether premises may open, and what applies to them. */
export function renderPremises(list: PremisesList, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(premisesPage(list, look.language), look);
    case 'md':
      return toMarkdown(premisesPage(list, look.language));
    case 'json':
      return jsonDocument(premisesValue(list));
    case 'ndjson':
      return jsonLines(list.sheets.map(sheetValue));
    case 'csv':
      return premisesCsv(list);
  }
}
