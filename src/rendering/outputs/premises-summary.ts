import { count, dayOrNone, type Output, textOrNone } from './fields.ts';
import { nightFields, nightKeys } from './zone.ts';

const sum = {
  type: 'object',
  additionalProperties: false,
  required: ['sum', 'given'],
  properties: {
    sum: count,
    given: { ...count, description: 'How many premises give a number.' },
  },
} as const;

const counts = {
  type: 'object',
  additionalProperties: false,
  required: [
    'total',
    'working',
    'stopped',
    'unknown',
    'working_percent',
    'inspections',
    'problems',
    'mended',
  ],
  properties: {
    total: count,
    working: count,
    stopped: count,
    unknown: count,
    working_percent: {
      ...textOrNone,
      description:
        'Working of total, rounded as `rounding` says; a lower bound where `unknown` is not 0. Null of nothing.',
    },
    inspections: sum,
    problems: sum,
    mended: sum,
  },
} as const;

const row = {
  type: 'object',
  additionalProperties: false,
  required: ['by', 'key', 'name', 'now', 'before', 'change_points', 'mended_percent'],
  properties: {
    by: { enum: ['sector', 'district', 'size', 'ownership', 'total'] },
    key: { ...textOrNone, description: 'Null where the list does not say, and of the total.' },
    name: { ...textOrNone, description: 'Of districts.' },
    now: counts,
    before: { anyOf: [{ type: 'null' }, counts] },
    change_points: {
      ...textOrNone,
      description: 'In percentage points; null where the share is not known exactly on both nights.',
    },
    mended_percent: {
      ...textOrNone,
      description: 'Mended of the problems found; null where nothing is given.',
    },
  },
} as const;

/** `fenqu premises --summary --format json`; NDJSON has one of `rows` a line. */
export const premisesSummaryOutput = {
  type: 'object',
  additionalProperties: false,
  required: [...nightKeys, 'since', 'since_file', 'scope', 'sector', 'rounding', 'rows'],
  properties: {
    ...nightFields,
    since: { ...dayOrNone, description: 'The night compared with; null where none has kept premises.' },
    since_file: {
      ...textOrNone,
      description: 'The earlier list compared with; null where it is a night, or none.',
    },
    scope: { ...textOrNone, description: 'The code of the area asked for; null is everywhere.' },
    sector: textOrNone,
    rounding: {
      type: 'object',
      additionalProperties: false,
      required: ['mode', 'digits'],
      properties: { mode: { enum: ['half-up', 'truncate'] }, digits: count },
    },
    rows: {
      type: 'array',
      items: row,
      description: 'By sector, district, size and ownership; the total last.',
    },
  },
} as const;

export type SummaryValue = Output<typeof premisesSummaryOutput>;
export type SummaryRowValue = Output<typeof row>;
