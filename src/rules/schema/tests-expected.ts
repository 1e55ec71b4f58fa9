import { day, id, name } from './fields.ts';

const tierOrUnknown = { anyOf: [name, { type: 'null' }], examples: ['high', 'unknown', 'null'] } as const;
const value = {
  anyOf: [{ type: ['number', 'string'] }, { type: 'boolean' }, { type: 'null' }],
  examples: ['6', 'unknown'],
} as const;

/** What a test expects of an area on a day. Only what is written is compared. */
export const expectation = {
  type: 'object',
  additionalProperties: false,
  required: ['on', 'area'],
  minProperties: 3,
  properties: {
    on: { ...day, description: 'The as-of day.' },
    until: { ...day, description: 'Expected on every day from `on` to this one.' },
    area: { type: 'string', minLength: 1 },
    tier: { ...tierOrUnknown, description: 'The published tier, or unknown.' },
    raw_tier: { ...tierOrUnknown, description: 'What the rules alone say of the day.' },
    at_least: { ...name, description: 'The least severe tier an unknown raw tier may be.' },
    at_most: { ...name, description: 'The most severe tier an unknown raw tier may be.' },
    since: { ...day, description: 'The first night of the unbroken run with the published tier.' },
    in_force: { ...tierOrUnknown, description: 'The tier in force at 0:00 of the next day.' },
    effective_from: { ...day, description: 'The day from 0:00 of which the published tier is in force.' },
    evaluated_on: { ...day, description: 'The evaluation that the verdict is of.' },
    held_by: {
      description: 'What holds the tier: `decision`, `min_stay`, `release`, a count such as `2 of 3`.',
      examples: ['[min_stay]'],
      anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string', minLength: 1 } }],
    },
    indicators: {
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: name.pattern },
      additionalProperties: value,
    },
    measures: { type: 'array', items: id, description: 'All measures that apply, by id.' },
  },
} as const;
