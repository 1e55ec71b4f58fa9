import type { Diff } from '../../diff/change.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import type { Titles } from '../titles.ts';
import { diffCsv, diffJson, diffNdjson } from './data.ts';
import { diffPage } from './page.ts';

/** Shows what changed between two nights; `titlesOf(packs)` says what its ids are called. */
export function renderDiff(diff: Diff, format: Format, look: Look, titles: Titles): string {
  switch (format) {
    case 'table':
      return toTerminal(diffPage(diff, look.language, titles), look);
    case 'md':
      return toMarkdown(diffPage(diff, look.language, titles));
    case 'json':
      return diffJson(diff);
    case 'ndjson':
      return diffNdjson(diff);
    case 'csv':
      return diffCsv(diff);
  }
}
