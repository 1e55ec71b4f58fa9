import type { MeasureList } from '../../measures/list.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import { measuresCsv, measuresJson, measuresNdjson } from './data.ts';
import { measuresPage } from './page.ts';

/** Shows what applies in an area, by audience, ready to hand out. */
export function renderMeasures(list: MeasureList, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(measuresPage(list, look.language), look);
    case 'md':
      return toMarkdown(measuresPage(list, look.language));
    case 'json':
      return measuresJson(list);
    case 'ndjson':
      return measuresNdjson(list);
    case 'csv':
      return measuresCsv(list);
  }
}
