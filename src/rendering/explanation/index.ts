import type { Explanation } from '../../explain/explanation.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import { explanationCsv, explanationJson, explanationNdjson } from './data.ts';
import { explanationPage } from './page.ts';

/** Shows why an area has its tier. */
export function renderExplanation(explanation: Explanation, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(explanationPage(explanation, look.language), look);
    case 'md':
      return toMarkdown(explanationPage(explanation, look.language));
    case 'json':
      return explanationJson(explanation);
    case 'ndjson':
      return explanationNdjson(explanation);
    case 'csv':
      return explanationCsv(explanation);
  }
}
