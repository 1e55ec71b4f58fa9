import { expression, text } from './fields.ts';
import { window } from './windows.ts';

/** What every indicator may say. */
export const anyIndicator = {
  title: text,
  unit: {
    ...text,
    description: 'The unit shown behind the value, such as %.',
    examples: ['"%"', '{ zh: 例, en: cases }'],
  },
  note: text,
  round: { type: 'integer', minimum: 0, maximum: 12, description: 'Digits after the point in output.' },
} as const;

/** What every indicator over rows of a table may say. */
export const overRows = {
  ...anyIndicator,
  where: { ...expression, description: 'Which rows: a condition over the columns of a row.' },
  window,
  clock: { type: 'string', description: 'The date column the window runs on.', examples: ['date_onset'] },
} as const;

export const missing = {
  enum: [0, 'unknown'],
  description: '0 stands for a value that would be unknown; `unknown` also takes away a zero.',
} as const;

export const table = {
  type: 'string',
  description: 'The table whose rows are meant.',
  examples: ['cases'],
} as const;

export const tableColumn = {
  type: 'string',
  pattern: '^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*$',
  description: 'A number column of a table.',
  examples: ['metrics.beds_pct'],
} as const;

export const daysAtLeast = {
  type: 'integer',
  minimum: 1,
  maximum: 99_999,
  description: 'Reported days below which the value is unknown; of metrics.',
} as const;

export const every = {
  type: 'string',
  pattern: '^[1-9][0-9]{0,4}d$',
  description:
    'How far apart the days are whose values are looked at, back from the end of the window. Default 1d.',
  examples: ['7d'],
} as const;
