import type { Arrivals } from '../../nightly/arrivals.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import { arrivalsCsv, arrivalsJson, arrivalsNdjson } from './data.ts';
import { arrivalsPage } from './page.ts';

/** Shows what people who arrive meet. */
export function renderArrivals(arrivals: Arrivals, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(arrivalsPage(arrivals, look.language), look);
    case 'md':
      return toMarkdown(arrivalsPage(arrivals, look.language));
    case 'json':
      return arrivalsJson(arrivals);
    case 'ndjson':
      return arrivalsNdjson(arrivals);
    case 'csv':
      return arrivalsCsv(arrivals);
  }
}
