import { CLASSES, ORIGINS } from '../../inputs/tables.ts';
import { day, id, name, text } from './fields.ts';

const area = { type: 'string', minLength: 1, description: 'Any name; areas are made for the test.' } as const;
const number = { type: ['number', 'string'] } as const;

const series = {
  type: 'string',
  pattern: '^\\s*[^\\s]+(\\s+[^\\s]+)*\\s*$',
  description: 'A value a day from `from` on: `0x12` is twelve days of 0, `_` a day without a value.',
  examples: ['1 0x12 1'],
} as const;

const cases = {
  type: 'object',
  additionalProperties: false,
  required: ['area', 'from', 'daily'],
  properties: {
    area,
    from: day,
    daily: { ...series, description: 'New cases a day from `from` on: `1 0x12 1`.' },
    class: { enum: CLASSES, description: 'Default confirmed.' },
    origin: { enum: ORIGINS, description: 'Default local.' },
    cluster: { type: 'string' },
  },
} as const;

const metrics = {
  type: 'object',
  additionalProperties: false,
  required: ['area', 'from', 'values'],
  properties: {
    area,
    from: day,
    values: { type: 'object', propertyNames: { pattern: name.pattern }, additionalProperties: series },
  },
} as const;

const decision = {
  type: 'object',
  additionalProperties: false,
  required: ['area', 'tier', 'from', 'authority', 'reason'],
  properties: {
    area,
    tier: name,
    from: day,
    until: day,
    mode: { enum: ['set', 'raise_only', 'designate'] },
    authority: { type: 'string' },
    reason: { type: 'string' },
    decided_on: day,
    descendants: { type: 'boolean' },
  },
} as const;

const tierOrUnknown = { anyOf: [name, { type: 'null' }], examples: ['high', 'unknown', 'null'] } as const;

const expectation = {
  type: 'object',
  additionalProperties: false,
  required: ['on', 'area'],
  properties: {
    on: { ...day, description: 'The as-of day.' },
    area,
    tier: { ...tierOrUnknown, description: 'The published tier, or unknown.' },
    raw_tier: tierOrUnknown,
    in_force: { ...tierOrUnknown, description: 'The tier in force at 0:00 of the next day.' },
    at_least: name,
    at_most: name,
    indicators: {
      type: 'object',
      propertyNames: { pattern: name.pattern },
      additionalProperties: {
        anyOf: [number, { type: 'boolean' }, { type: 'null' }],
        examples: ['6', 'unknown'],
      },
    },
    measures: { type: 'array', items: id, description: 'The measures that apply, by id.' },
  },
} as const;

const test = {
  type: 'object',
  additionalProperties: false,
  required: ['test', 'expect'],
  properties: {
    test: text,
    cases: { type: 'array', items: cases },
    metrics: { type: 'array', items: metrics },
    decisions: { type: 'array', items: decision },
    context: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        propertyNames: { format: 'date' },
        additionalProperties: { type: ['string', 'number', 'boolean'] },
      },
    },
    expect: { type: 'array', minItems: 1, items: expectation },
  },
} as const;

/** The shape of a pack's `tests/*.yaml`. */
export const testsSchema = { type: 'array', minItems: 1, items: test } as const;
