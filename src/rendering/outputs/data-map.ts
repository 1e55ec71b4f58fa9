import { bothLanguages, count, type Output, textOrNone, texts } from './fields.ts';

const column = { type: 'string', description: 'A column of the canonical table.' } as const;

const mapped = {
  type: 'object',
  additionalProperties: false,
  required: ['column', 'sources', 'sure', 'by'],
  properties: {
    column,
    sources: { ...texts, description: 'Columns of the file; several are joined.' },
    sure: { enum: ['sure', 'likely'] },
    by: {
      type: 'array',
      items: { type: 'string' },
      description: 'Why: name, part (of the name), values, areas, unique …',
    },
  },
} as const;

const openPoint = {
  type: 'object',
  description: 'Something that the file does not tell.',
  additionalProperties: false,
  required: ['kind', 'column', 'source', 'under', 'line', 'message'],
  properties: {
    kind: { type: 'string' },
    column: textOrNone,
    source: { ...textOrNone, description: 'A column of the file.' },
    under: { ...textOrNone, description: 'The key of the table under which the line belongs.' },
    line: { ...textOrNone, description: 'A line of YAML to settle it by; ? stands for what is not known.' },
    message: bothLanguages,
  },
} as const;

const compared = {
  type: ['object', 'null'],
  description: 'How the workspace differs; null where it has no such table.',
  additionalProperties: false,
  required: ['missing', 'untranslated', 'formats'],
  properties: {
    missing: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['column', 'missing', 'likely'],
        properties: {
          column,
          missing: { type: 'string', description: 'The column that the workspace names.' },
          likely: { ...texts, description: 'What it is likely called in this file.' },
        },
      },
    },
    untranslated: { type: 'object', additionalProperties: texts },
    formats: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['column', 'now'],
        properties: { column, now: { ...textOrNone, description: 'Null where none needs to be said.' } },
      },
    },
  },
} as const;

const proposal = {
  type: 'object',
  additionalProperties: false,
  required: [
    'files',
    'table',
    'complete',
    'format',
    'compression',
    'encoding',
    'sheet',
    'rows',
    'block',
    'columns',
    'open',
    'left_out',
    'compared',
  ],
  properties: {
    files: texts,
    table: { ...textOrNone, description: 'Null where it cannot be told.' },
    complete: { type: 'boolean', description: 'Whether the block can be used as it stands.' },
    format: { enum: ['csv', 'ndjson', 'json', 'xlsx', 'parquet'] },
    compression: { enum: ['none', 'gzip', 'zstd'] },
    encoding: { enum: ['utf-8', 'gb18030'] },
    sheet: textOrNone,
    rows: count,
    block: { type: 'object', description: 'What to paste under the name of the table.' },
    columns: { type: 'array', items: mapped },
    open: { type: 'array', items: openPoint },
    left_out: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['source', 'why'],
        properties: {
          source: { type: 'string' },
          why: { enum: ['personal', 'attribute', 'sum', 'cumulative', 'second', 'empty', 'unknown'] },
        },
      },
    },
    compared,
  },
} as const;

/** `fenqu data map --format json` */
export const dataMapOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['proposals'],
  properties: { proposals: { type: 'array', items: proposal } },
} as const;

export type MappingValue = Output<typeof dataMapOutput>;
