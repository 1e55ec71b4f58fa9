import type { FromSchema, JSONSchema } from 'json-schema-to-ts';

/** Parts that several outputs have in common, as JSON Schema. */

export const bothLanguages = {
  type: 'object',
  description: 'A text in both languages.',
  additionalProperties: false,
  required: ['zh', 'en'],
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
} as const;

export const day = { type: 'string', format: 'date' } as const;
export const dayOrNone = { type: ['string', 'null'], format: 'date' } as const;
export const count = { type: 'integer', minimum: 0 } as const;
export const textOrNone = { type: ['string', 'null'] } as const;
export const texts = { type: 'array', items: { type: 'string' } } as const;

/** A value that was read or calculated; null is unknown. */
export const known = {
  type: ['number', 'string', 'boolean', 'null'],
  description: 'Null is unknown; a text where a number would change the value.',
} as const;

/** What every problem says, whatever found it. */
export const problemKeys = [
  'code',
  'severity',
  'file',
  'line',
  'column',
  'field',
  'value',
  'suggest',
  'message',
  'hints',
] as const;

export const problemFields = {
  code: { type: 'string', pattern: '^[a-z][a-z0-9-]*$', description: 'Stable; docs/errors.md lists them.' },
  severity: { enum: ['error', 'warning', 'note'] },
  file: textOrNone,
  line: { type: ['integer', 'null'], minimum: 1 },
  column: { type: ['integer', 'null'], minimum: 1 },
  field: textOrNone,
  value: textOrNone,
  suggest: texts,
  message: bothLanguages,
  hints: {
    type: 'object',
    additionalProperties: false,
    required: ['zh', 'en'],
    properties: { zh: texts, en: texts },
  },
} as const;

export const problem = {
  type: 'object',
  additionalProperties: false,
  required: problemKeys,
  properties: problemFields,
} as const;

export type ProblemValue = Output<typeof problem>;

/** A row of a table by column; an empty text is an empty cell. */
export const row = { type: 'object', additionalProperties: { type: 'string' } } as const;

/** A situation: values by name, the raw tier they give, and the rows that have them. */
export const example = {
  type: 'object',
  additionalProperties: false,
  required: ['values', 'tier', 'data'],
  properties: {
    values: { type: 'object', additionalProperties: known },
    tier: { ...textOrNone, description: 'The raw tier; null is unknown.' },
    data: {
      description: 'The files of a workspace whose area `A` has these values, by table; null where none can.',
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          additionalProperties: false,
          required: ['as_of', 'tables'],
          properties: {
            as_of: day,
            tables: { type: 'object', additionalProperties: { type: 'array', items: row } },
          },
        },
      ],
    },
  },
} as const;

export type ExampleValue = Output<typeof example>;

/** The values a schema admits, as what is only read. */
export type Output<S extends JSONSchema> = Frozen<FromSchema<S>>;

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;
