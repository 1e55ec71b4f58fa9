import { count, day, dayOrNone, type Output, problem, textOrNone, texts } from './fields.ts';
import { type SinceLastValue, sinceLast } from './since-last.ts';

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
    format: { enum: ['csv', 'ndjson', 'json', 'xlsx', 'parquet'] },
    sheet: { type: 'string', description: 'The sheet of a spreadsheet that was read.' },
    compression: { enum: ['none', 'gzip', 'zstd'] },
    encoding: { enum: ['utf-8', 'gb18030'] },
    bom: { type: 'boolean' },
    delimiter: textOrNone,
    columns_mapped: { type: 'object', additionalProperties: texts },
    columns_ignored: texts,
    reshaped: {
      type: 'object',
      description:
        'Of a file laid out wide or long: its rows, its columns with numbers, rows of numbers not named, and those left out by filter.',
      additionalProperties: false,
      required: ['rows', 'columns', 'unnamed'],
      properties: { rows: count, columns: count, unnamed: counts, excluded: counts },
    },
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

/** Cases that share their day, place and class. */
const alike = {
  type: ['object', 'null'],
  additionalProperties: false,
  required: ['rows', 'groups', 'most'],
  properties: {
    rows: count,
    groups: count,
    most: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['day', 'area', 'name', 'class', 'rows'],
        properties: {
          day,
          area: { type: 'string' },
          name: { type: 'string' },
          class: textOrNone,
          rows: count,
        },
      },
    },
  },
} as const;

/** What is odd about the days of a table. */
const oddities = {
  type: 'object',
  additionalProperties: false,
  required: ['gaps', 'surges'],
  properties: {
    gaps: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to'],
        properties: { from: day, to: day },
      },
    },
    surges: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['day', 'rows', 'usual'],
        properties: { day, rows: count, usual: count },
      },
    },
  },
} as const;

/** What became of the rows read, in `data check` and in every run. */
const report = {
  as_of: day,
  known_on: { ...day, description: 'Only what was known by this day is used, where one was asked for.' },
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
  alike,
  oddities: { type: 'object', description: 'By table.', additionalProperties: oddities },
  problems: { type: 'array', items: problem },
} as const;

const REQUIRED = [
  'as_of',
  'areas',
  'files',
  'classes',
  'origins',
  'placed_at',
  'alike',
  'oddities',
  'problems',
] as const;

/** The report of a run: what `data check` shows, but for what became of the rows of the last run. */
export const reportOutput = {
  type: 'object',
  additionalProperties: false,
  required: REQUIRED,
  properties: report,
} as const;

/** `fenqu data check --format json` */
export const dataCheckOutput = {
  type: 'object',
  additionalProperties: false,
  required: [...REQUIRED, 'since_last'],
  properties: { ...report, since_last: sinceLast },
} as const;

export type DataReportValue = Omit<Output<typeof dataCheckOutput>, 'since_last'> & {
  readonly since_last: SinceLastValue | null;
};
export type FileValue = Output<typeof file>;
