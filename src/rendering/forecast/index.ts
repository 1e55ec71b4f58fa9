import type { Forecast } from '../../forecast/forecast.ts';
import type { AreaLabel } from '../../zoning/verdict.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { ForecastFormat, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import { forecastCalendar } from './calendar.ts';
import { areaValue, changeValue, forecastCsv, forecastValue } from './data.ts';
import { forecastPage } from './page.ts';

/** Shows what is foreseen; as a calendar, of the area it was narrowed to. */
export function renderForecast(
  forecast: Forecast,
  format: ForecastFormat,
  look: Look,
  scope: AreaLabel | null,
): string {
  const { snapshot, areas } = forecast;
  switch (format) {
    case 'table':
      return toTerminal(forecastPage(forecast, look.language), look);
    case 'md':
      return toMarkdown(forecastPage(forecast, look.language));
    case 'json':
      return jsonDocument(forecastValue(forecast));
    case 'ndjson':
      return jsonLines([
        ...areas.map((area) => areaValue(area, snapshot.pack)),
        ...(forecast.assumed?.changes ?? []).map((change) => changeValue(change, snapshot.pack)),
      ]);
    case 'csv':
      return forecastCsv(forecast);
    case 'ics':
      return forecastCalendar({ snapshot, areas, place: scope }, look.language);
  }
}
