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
