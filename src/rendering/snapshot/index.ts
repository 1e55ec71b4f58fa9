import type { MeasureList } from '../../measures/list.ts';
import type { Snapshot } from '../../zoning/verdict.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import { snapshotCsv, snapshotJson, snapshotNdjson } from './data.ts';
import { snapshotPage } from './page.ts';

/**
 * Shows a snapshot. With the night's list of measures, the measures of listed tiers are those that apply; without it,
 * those that depend on circumstances are only counted.
 */
export function renderSnapshot(
  snapshot: Snapshot,
  format: Format,
  look: Look,
  measures: MeasureList | null = null,
): string {
  switch (format) {
    case 'table':
      return toTerminal(snapshotPage(snapshot, look.language, measures), look);
    case 'md':
      return toMarkdown(snapshotPage(snapshot, look.language, measures));
    case 'json':
      return snapshotJson(snapshot);
    case 'ndjson':
      return snapshotNdjson(snapshot);
    case 'csv':
      return snapshotCsv(snapshot);
  }
}
