import type { MatchResult } from '../../nightly/data-match.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import { matchCsv, matchJson, matchNdjson } from './data.ts';
import { matchPage } from './page.ts';

/** Shows how the rows of the tables were placed. */
export function renderMatch(result: MatchResult, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(matchPage(result, look.language), look);
    case 'md':
      return toMarkdown(matchPage(result, look.language));
    case 'json':
      return matchJson(result);
    case 'ndjson':
      return matchNdjson(result);
    case 'csv':
      return matchCsv(result);
  }
}
