import type { Language } from '../language/text.ts';

/** For whom and where a result is shown. */
export interface Look {
  readonly language: Language;
  /** Columns of the terminal; null where the output is piped: nothing is wrapped or left out for width. */
  readonly width: number | null;
  readonly colour: boolean;
}

export const FORMATS = ['table', 'json', 'ndjson', 'csv', 'md'] as const;
export type Format = (typeof FORMATS)[number];

/** The formats of tests: those of every result, and what build servers read. */
export const TEST_FORMATS = [...FORMATS, 'junit'] as const;
export type TestFormat = (typeof TEST_FORMATS)[number];

/** The formats of forecasts: those of every result, and what calendars read. */
export const FORECAST_FORMATS = [...FORMATS, 'ics'] as const;
export type ForecastFormat = (typeof FORECAST_FORMATS)[number];

/** The formats of what is only for people to read. */
export const DOC_FORMATS = ['md', 'table'] as const;
export type DocFormat = (typeof DOC_FORMATS)[number];
/** The formats of proposals: what is pasted, and what programs read. */
export const MAP_FORMATS = ['yaml', 'json'] as const;
export type MapFormat = (typeof MAP_FORMATS)[number];
/** The formats of checks: those of every result, and what code reviews read. */
export const CHECK_FORMATS = [...FORMATS, 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];
/** The formats of what is handed out: to be printed, put on a page of the web, or read by programs. */
export const HANDOUT_FORMATS = ['md', 'html', 'docx', 'xlsx', 'json'] as const;
export type HandoutFormat = (typeof HANDOUT_FORMATS)[number];
/** The formats of measures: those of every result, and files that are handed out. */
export const MEASURE_FORMATS = [...FORMATS, 'html', 'docx', 'xlsx'] as const;
