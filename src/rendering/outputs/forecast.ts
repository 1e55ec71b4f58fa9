import { count, day, dayOrNone, type Output, textOrNone, texts } from './fields.ts';
import { nightFields, nightKeys } from './zone.ts';

const step = {
  type: 'object',
  additionalProperties: false,
  required: ['on', 'tier', 'change', 'effective_from', 'because', 'possibly_higher'],
  properties: {
    on: { ...day, description: 'The as-of day.' },
    tier: { ...textOrNone, description: 'Null is unknown.' },
    change: {
      enum: ['lowered', 'raised', 'other'],
      description: 'From the step before; `other` where nothing was known, or the tiers cannot be compared.',
    },
    effective_from: day,
    because: {
      type: 'string',
      description: 'The indicator, the clock or the decision that the tier before rests on until then.',
    },
    possibly_higher: {
      type: 'boolean',
      description:
        'Cases placed only above the area, or rows not counted, could keep it in a more severe tier.',
    },
  },
} as const;

/** What is foreseen of an area, as NDJSON has it a line. */
const area = {
  type: 'object',
  additionalProperties: false,
  required: [
    'area',
    'name',
    'tier',
    'at_least',
    'at_most',
    'tier_in_force',
    'effective_from',
    'queued',
    'decided_by',
    'flags',
    'steps',
    'unknown_from',
    'end',
    'held_until',
  ],
  properties: {
    area: { type: 'string', description: 'Its code.' },
    name: { type: 'string' },
    tier: { ...textOrNone, description: 'The published tier tonight; null is unknown.' },
    at_least: {
      ...textOrNone,
      description: 'The bounds of what the rules say tonight, where that is unknown.',
    },
    at_most: textOrNone,
    tier_in_force: textOrNone,
    effective_from: day,
    queued: {
      type: 'array',
      description: 'Changes judged already that wait for their day.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['tier', 'from'],
        properties: { tier: { type: 'string' }, from: day },
      },
    },
    decided_by: { ...textOrNone, description: 'Whose decision sets the tier tonight.' },
    flags: { type: 'array', items: { enum: ['kept', 'possibly_higher', 'partial', 'contradicts_rules'] } },
    steps: { type: 'array', items: step },
    unknown_from: {
      ...dayOrNone,
      description:
        'The first evaluation that may lower it below what it would be in then, and rests on data not known yet.',
    },
    end: {
      enum: ['default', 'unknown', 'decision', 'open'],
      description:
        'How what is foreseen ends: in the default tier; where it cannot be told; in a tier that only a decision ends; in one that nothing foreseen ends.',
    },
    held_until: {
      description:
        'The last day on which the present tier is in force at the least; null if nothing foreseen ends it.',
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          additionalProperties: false,
          required: ['day', 'because'],
          properties: { day, because: { type: 'string', description: 'As of a step; or `unknown`.' } },
        },
      ],
    },
  },
} as const;

/** What hypothetical cases change of an area; NDJSON has it a line, after those without them. */
const change = {
  type: 'object',
  additionalProperties: false,
  required: ['assumed', 'on', 'from', 'to', 'because', 'having'],
  properties: {
    assumed: {
      enum: ['raised', 'prolonged'],
      description: 'Above its tier of tonight; or in it for longer than without them.',
    },
    on: { ...day, description: 'The first as-of day on which it would be more severe than without them.' },
    from: { ...textOrNone, description: 'The tier without them on that day.' },
    to: { ...textOrNone, description: 'The tier with them.' },
    because: { ...texts, description: 'The indicators that have other values tonight for them.' },
    having: area,
  },
} as const;

/** `fenqu forecast --format json` */
export const forecastOutput = {
  type: 'object',
  additionalProperties: false,
  required: [...nightKeys, 'level', 'retrospective', 'rules_until', 'listed', 'areas', 'assumed'],
  properties: {
    ...nightFields,
    level: { type: 'string', description: 'The level of the areas that get a tier; several with commas.' },
    retrospective: { type: 'boolean' },
    rules_until: { ...dayOrNone, description: 'The last night that these rules judge by the policy.' },
    listed: {
      ...count,
      description: 'How many areas are outside the default tier, or listed for another reason.',
    },
    areas: { type: 'array', items: area },
    assumed: {
      description: 'What hypothetical cases would change; null where none were assumed.',
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          additionalProperties: false,
          required: ['file', 'changes'],
          properties: { file: { type: 'string' }, changes: { type: 'array', items: change } },
        },
      ],
    },
  },
} as const;

export type ForecastValue = Output<typeof forecastOutput>;
export type AssumedChangeValue = Output<typeof change>;
export type AreaForecastValue = Output<typeof area>;
