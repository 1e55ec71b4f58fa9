import { jsonDocument, jsonLines } from '../json.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import { historyCsv, historyValue, spellValue } from './data.ts';
import { historyPage } from './page.ts';
import type { ToldHistory } from './told.ts';

/** Shows the tiers of an area over time. */
export function renderHistory(told: ToldHistory, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(historyPage(told, look), look);
    case 'md':
      return toMarkdown(historyPage(told, { ...look, width: null }));
    case 'json':
      return jsonDocument(historyValue(told));
    case 'ndjson':
      return jsonLines(told.spells.map(spellValue));
    case 'csv':
      return historyCsv(told);
  }
}
