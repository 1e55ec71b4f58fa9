import { count, day, dayOrNone, type Output, problem, textOrNone, texts } from './fields.ts';

const counts = { type: 'object', additionalProperties: count } as const;

/** What became of one file, as NDJSON has it a line: read = used + excluded + rejected. */
const file = {
  type: 'object',
  additionalProperties: false,
  required: [
    'table',
    'file',
    'format',
    'compression',
    'encoding',
    'bom',
    'delimiter',
    'columns_mapped',
    'columns_ignored',
    'read',
    'used',
    'excluded',
    'rejected',
    'first_day',
    'last_day',
    'through',
  ],
  properties: {
    table: { type: 'string' },
    file: { type: 'string' },
    format: { enum: ['csv', 'ndjson'] },
    compression: { enum: ['none', 'gzip'] },
    encoding: { enum: ['utf-8', 'gb18030'] },
    bom: { type: 'boolean' },
    delimiter: textOrNone,
    columns_mapped: { type: 'object', additionalProperties: texts },
    columns_ignored: texts,
    read: count,
    used: count,
    excluded: { ...counts, description: 'By filter.' },
    rejected: { ...counts, description: 'By problem code.' },
    ungrouped: { ...counts, description: 'Used rows with an empty column that groups rows, by column.' },
    first_day: dayOrNone,
    last_day: dayOrNone,
    through: { ...dayOrNone, description: 'The day the table is complete through.' },
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  },
} as const;

/** `fenqu data check --format json` */
export const dataCheckOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['as_of', 'areas', 'files', 'classes', 'origins', 'placed_at', 'problems'],
  properties: {
    as_of: day,
    areas: {
      type: 'object',
      additionalProperties: false,
      required: ['file', 'by_level'],
      properties: { file: { type: 'string' }, by_level: counts },
    },
    files: { type: 'array', items: file },
    classes: counts,
    origins: counts,
    placed_at: counts,
    problems: { type: 'array', items: problem },
  },
} as const;

export type DataReportValue = Output<typeof dataCheckOutput>;
export type FileValue = Output<typeof file>;
