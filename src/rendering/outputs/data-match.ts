import { count, type Output, textOrNone, texts } from './fields.ts';

const byManner = {
  type: 'object',
  description: 'By how: name, code, alias, crosswalk …',
  additionalProperties: count,
} as const;
const placedAt = { type: 'object', description: 'Rows by level.', additionalProperties: byManner } as const;

/** What became of the rows of a table, as NDJSON has it a line. */
const table = {
  type: 'object',
  additionalProperties: false,
  required: ['table', 'files', 'rows', 'placed_at', 'partly', 'unplaced', 'empty', 'unreadable'],
  properties: {
    table: { type: 'string' },
    files: texts,
    rows: count,
    placed_at: placedAt,
    partly: { ...count, description: 'Of the placed: rows that stand higher than their text means.' },
    unplaced: count,
    empty: count,
    unreadable: count,
  },
} as const;

const area = { code: { type: 'string' }, name: { type: 'string' } } as const;

/** A text that is not placed for certain, but for the text itself. */
const text = {
  type: 'object',
  additionalProperties: false,
  required: ['rows', 'within', 'recognised', 'placed', 'reason', 'candidates'],
  properties: {
    rows: count,
    within: { ...textOrNone, description: 'The area that other cells name.' },
    recognised: {
      type: ['object', 'null'],
      additionalProperties: false,
      required: ['code', 'name', 'level'],
      properties: { ...area, level: { type: 'string' } },
    },
    placed: { type: 'boolean', description: 'Whether its rows count, at the area recognised.' },
    reason: { type: 'string' },
    candidates: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['code', 'name', 'reason'],
        properties: { ...area, reason: { type: 'string' } },
      },
    },
  },
} as const;

/** `fenqu data match --format json` */
export const dataMatchOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['tables', 'totals', 'working_file', 'texts_to_fill', 'texts'],
  properties: {
    tables: { type: 'array', items: table },
    totals: { type: 'object', additionalProperties: count },
    working_file: { type: 'string' },
    texts_to_fill: count,
    texts: { type: 'array', description: 'Those with the most rows first, a thousand at most.', items: text },
  },
} as const;

export type MatchValue = Output<typeof dataMatchOutput>;
export type MatchedTableValue = Output<typeof table>;
