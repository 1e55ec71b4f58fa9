import { change } from './diff.ts';
import { count, day, dayOrNone, type Output, textOrNone, texts } from './fields.ts';

const tier = {
  ...textOrNone,
  description: 'Null is unknown; so is the default tier of a pack that is not there any more.',
} as const;
const listed = { type: ['boolean', 'null'], description: 'Not in the default tier.' } as const;
const days = { type: 'array', items: day } as const;

/** Nights one after the other of which the same is said; a line of the NDJSON. */
const spell = {
  type: 'object',
  additionalProperties: false,
  required: [
    'kind',
    'from',
    'to',
    'nights',
    'tier',
    'listed',
    'tier_in_force',
    'pack',
    'level',
    'changes',
    'stale',
    'revised',
  ],
  properties: {
    kind: {
      enum: ['tier', 'unpublished', 'other_level'],
      description: 'A tier; nights that were not published; nights on which another level was zoned.',
    },
    from: day,
    to: day,
    nights: count,
    tier,
    listed,
    tier_in_force: tier,
    pack: textOrNone,
    level: textOrNone,
    changes: { type: 'array', items: change, description: 'Those of its first night, as published.' },
    stale: { ...days, description: 'Its nights before which others were published anew.' },
    revised: { ...days, description: 'Its nights that are not the first revision.' },
  },
} as const;

const night = {
  type: 'object',
  additionalProperties: false,
  required: [
    'as_of',
    'revision',
    'pack',
    'level',
    'tier',
    'listed',
    'tier_in_force',
    'since',
    'decided_by',
    'stale_since',
  ],
  properties: {
    as_of: day,
    revision: { type: 'integer', minimum: 1 },
    pack: { type: 'string' },
    level: { type: 'string' },
    tier,
    listed,
    tier_in_force: tier,
    since: dayOrNone,
    decided_by: textOrNone,
    stale_since: { ...texts, description: 'Night and revision that make it stale: `2022-05-11 r2`.' },
  },
} as const;

/** `fenqu history --format json`; NDJSON has one of the spells a line. */
export const historyOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['area', 'name', 'level', 'from', 'to', 'spells', 'nights'],
  properties: {
    area: { type: 'string', description: 'Its code.' },
    name: { type: 'string' },
    level: { type: 'string' },
    from: day,
    to: day,
    spells: { type: 'array', items: spell },
    nights: { type: 'array', items: night, description: 'Those published.' },
  },
} as const;

export type HistoryValue = Output<typeof historyOutput>;
export type SpellValue = Output<typeof spell>;
export type HistoryNightValue = Output<typeof night>;
