import type { PremisesSummary } from '../../premises/summary.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import { rowValues, summaryCsv, summaryValue } from './data.ts';
import { summaryPage } from './page.ts';

/** Shows how many premises work, and what changed. */
export function renderPremisesSummary(summary: PremisesSummary, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(summaryPage(summary, look.language), look);
    case 'md':
      return toMarkdown(summaryPage(summary, look.language));
    case 'json':
      return jsonDocument(summaryValue(summary));
    case 'ndjson':
      return jsonLines(rowValues(summary));
    case 'csv':
      return summaryCsv(summary);
  }
}
