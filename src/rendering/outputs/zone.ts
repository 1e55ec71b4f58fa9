import { notice } from './decisions.ts';
import { count, day, dayOrNone, known, type Output, textOrNone, texts } from './fields.ts';

const decision = {
  anyOf: [
    { type: 'null' },
    {
      type: 'object',
      additionalProperties: false,
      required: [
        'area',
        'tier',
        'from',
        'until',
        'mode',
        'authority',
        'reason',
        'descendants',
        'place',
        'decided_on',
      ],
      properties: {
        area: { type: 'string' },
        tier: { type: 'string' },
        from: day,
        until: dayOrNone,
        mode: { enum: ['set', 'raise_only', 'designate'] },
        authority: { type: 'string' },
        reason: { type: 'string' },
        descendants: { type: 'boolean' },
        place: { type: 'string', description: '`file:line`' },
        decided_on: dayOrNone,
      },
    },
  ],
} as const;

const nextStepDown = {
  description:
    'The first as-of day on which it would be lowered if nothing new happened; null if none is in sight.',
  anyOf: [
    { type: 'null' },
    {
      type: 'object',
      additionalProperties: false,
      required: ['tier', 'on', 'because'],
      properties: {
        tier: { type: 'string' },
        on: day,
        because: {
          type: 'string',
          description: 'The indicator, the clock or the decision that binds until then.',
        },
      },
    },
  ],
} as const;

/** The bounds stand where the raw tier is unknown, and nowhere else. */
const bounded = {
  if: { properties: { raw_tier: { const: 'unknown' } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { required: ['at_least', 'at_most'], properties: { at_least: textOrNone, at_most: textOrNone } },
  else: { properties: { at_least: false, at_most: false } },
} as const;

/** A verdict, as NDJSON of `fenqu zone` has it a line. */
export const zone = {
  type: 'object',
  additionalProperties: false,
  required: [
    'area',
    'name',
    'tier',
    'raw_tier',
    'since',
    'evaluated_on',
    'tier_in_force',
    'effective_from',
    'held_by',
    'indicators',
    'clause',
    'decision',
    'flags',
    'next_step_down',
    'unknown_ahead',
  ],
  properties: {
    area: { type: 'string', description: 'Its code.' },
    name: { type: 'string' },
    tier: { ...textOrNone, description: 'The published tier; null is unknown.' },
    raw_tier: { type: 'string', description: 'What the rules alone say; or `unknown`, with its bounds.' },
    at_least: textOrNone,
    at_most: textOrNone,
    since: day,
    evaluated_on: dayOrNone,
    tier_in_force: {
      ...textOrNone,
      description: 'At 0:00 of the next day; null where nothing is in force yet.',
    },
    effective_from: day,
    held_by: texts,
    eligible: {
      type: 'object',
      description: 'Where only decisions lower: the tier the rules would allow, and since when.',
      additionalProperties: false,
      required: ['tier', 'since'],
      properties: { tier: { type: 'string' }, since: day },
    },
    indicators: { type: 'object', additionalProperties: known },
    clause: { ...textOrNone, description: '`file:line` of the rule or the decision.' },
    decision,
    flags: {
      type: 'array',
      items: { enum: ['kept', 'possibly_higher', 'partial', 'contradicts_rules'] },
    },
    next_step_down: nextStepDown,
    unknown_ahead: {
      ...dayOrNone,
      description:
        'Where no step down is in sight: the first evaluation that may lower it and cannot be told yet.',
    },
  },
  ...bounded,
} as const;

/** What a pack and a night are, of every result of a night. */
export const nightKeys = ['as_of', 'pack', 'edition'] as const;
export const nightFields = {
  as_of: day,
  known_on: { ...day, description: 'Judged with what was known by this day, where one was asked for.' },
  pack: { type: 'string' },
  edition: day,
} as const;

/** `fenqu zone --format json` */
export const zoneOutput = {
  type: 'object',
  additionalProperties: false,
  required: [...nightKeys, 'level', 'retrospective', 'through', 'tally', 'zones', 'decisions'],
  properties: {
    ...nightFields,
    level: { type: 'string', description: 'The level of the areas that get a tier; several with commas.' },
    retrospective: { type: 'boolean' },
    through: {
      type: 'object',
      description:
        'By table: the day it is complete through, the as-of day at the latest; null of one without rows.',
      additionalProperties: { anyOf: [day, { type: 'null' }] },
    },
    tally: {
      type: 'object',
      description: 'By tier, and `unknown`: how many areas; every area counts.',
      required: ['unknown'],
      properties: { unknown: count },
      additionalProperties: count,
    },
    zones: { type: 'array', items: zone },
    decisions: { type: 'array', items: notice, description: 'Those that somebody should look at.' },
  },
} as const;

export type ZoneValue = Output<typeof zone>;
/** The type does not follow where some keys have names and all have one form. */
export type SnapshotValue = Omit<Output<typeof zoneOutput>, 'tally'> & {
  readonly tally: Readonly<Record<string, number>>;
};
