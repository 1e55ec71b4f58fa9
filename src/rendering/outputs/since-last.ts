import { count, day, type Output, textOrNone } from './fields.ts';

const counts = { type: 'object', additionalProperties: count } as const;

const changes = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['column', 'from', 'to'],
    properties: { column: { type: 'string' }, from: textOrNone, to: textOrNone },
  },
} as const;

const tables = {
  type: 'array',
  description: 'Tables whose rows are not all the same.',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'added', 'late', 'withdrawn', 'changed', 'columns'],
    properties: {
      table: { type: 'string' },
      added: count,
      late: { ...count, description: 'Of the added: those dated no later than the last run.' },
      withdrawn: count,
      changed: count,
      columns: { ...counts, description: 'The changed rows by column; a row may count for several.' },
    },
  },
} as const;

/** What became of the rows of the last run; null where there was none. */
export const sinceLast = {
  type: ['object', 'null'],
  description: 'What became of the rows of the last run; null where there was none.',
  additionalProperties: false,
  required: ['as_of', 'revision', 'recognised', 'tables', 'cases'],
  properties: {
    as_of: day,
    revision: { type: 'integer', minimum: 1 },
    recognised: { type: 'boolean', description: 'Whether cases can be told by their ids.' },
    tables,
    cases: {
      type: 'array',
      description:
        'Cases of the last run that are no longer the same, or no longer there; as they stood then.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'class', 'day', 'area', 'withdrawn', 'changes'],
        properties: {
          id: { type: 'string' },
          class: textOrNone,
          day,
          area: { type: 'string' },
          withdrawn: { type: 'boolean' },
          changes,
        },
      },
    },
  },
} as const;

export type SinceLastValue = NonNullable<Output<typeof sinceLast>>;
