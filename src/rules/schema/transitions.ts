import { day, name } from './fields.ts';

const weekday = {
  enum: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
} as const;

const after = {
  description:
    'Evaluations that must agree before a tier moves: the last so many, those of the last so many days, or the last on such days.',
  examples: ['2', '7d', '{ times: 2, on: tuesday }', '{ times: 5, on: workdays }'],
  anyOf: [
    { type: 'integer', minimum: 1, maximum: 3660 },
    { type: 'string', pattern: '^[1-9][0-9]{0,3}d$' },
    {
      type: 'object',
      additionalProperties: false,
      required: ['times', 'on'],
      properties: {
        times: { type: 'integer', minimum: 1, maximum: 366 },
        on: { enum: ['workdays', ...weekday.enum] },
      },
    },
  ],
} as const;

const steps = {
  type: 'integer',
  minimum: 1,
  maximum: 100,
  description: 'Tiers passed at a time; any number if left out.',
} as const;

/** When a tier is left for a more severe one. */
export const tighten = {
  type: 'object',
  description: 'When a tier is left for a more severe one.',
  additionalProperties: false,
  properties: { after, steps },
} as const;

/** When a tier is left for a less severe one. */
export const loosen = {
  type: 'object',
  description: 'When a tier is left for a less severe one.',
  additionalProperties: false,
  properties: {
    after,
    min_stay: {
      type: 'string',
      pattern: '^[0-9]{1,4}d$',
      description: 'Days an area stays in a tier at least.',
      examples: ['21d'],
    },
    steps,
  },
} as const;

export const transitions = {
  type: 'object',
  description: 'When the published tier may move. A tier may have clocks of its own.',
  additionalProperties: false,
  properties: { tighten, loosen },
} as const;

export const evaluated = {
  description: 'How often the rules are evaluated.',
  examples: ['daily', '{ weekly: tuesday }'],
  anyOf: [
    { enum: ['daily'] },
    { type: 'object', additionalProperties: false, required: ['weekly'], properties: { weekly: weekday } },
  ],
} as const;

export const start = {
  ...name,
  description: 'The tier in which areas begin, whatever is judged first.',
} as const;

export const historyFrom = {
  ...day,
  description: 'The first night judged, where this pack is the first of its policy.',
} as const;

export const decides = {
  type: 'object',
  description: 'Only a decision lowers a tier; the rules say since when it could be.',
  additionalProperties: false,
  required: ['loosen'],
  properties: {
    loosen: { const: 'decision' },
    level: { type: 'string', minLength: 1, description: 'The level of the authority that decides.' },
  },
} as const;

export const calendar = {
  type: 'object',
  description: 'Which days are working days.',
  additionalProperties: false,
  properties: {
    workdays: { type: 'array', minItems: 1, items: weekday, description: 'Default: Monday to Friday.' },
    file: {
      type: 'string',
      minLength: 1,
      description:
        'Days that are otherwise: a CSV file with date, workday (true or false) and, where it differs, area.',
    },
  },
} as const;

export const mapsFrom = {
  type: 'object',
  description:
    'What the tiers of an earlier pack become: `{ medium: high }`, or by pack `{ cn-v9-2022-06: { medium: high } }`.',
  additionalProperties: {
    anyOf: [
      { type: 'string', minLength: 1 },
      { type: 'object', additionalProperties: { type: 'string', minLength: 1 } },
    ],
  },
} as const;
