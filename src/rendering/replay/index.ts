import { jsonDocument, jsonLines } from '../json.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import { nightValues, replayCsv, replayValue } from './data.ts';
import { replayPage } from './page.ts';
import type { ReplayedNights } from './replayed.ts';

/** Shows what a replay published: a row a night. */
export function renderReplay(replayed: ReplayedNights, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(replayPage(replayed, look.language), look);
    case 'md':
      return toMarkdown(replayPage(replayed, look.language));
    case 'json':
      return jsonDocument(replayValue(replayed));
    case 'ndjson':
      return jsonLines(nightValues(replayed));
    case 'csv':
      return replayCsv(replayed);
  }
}
