import { CLASSES, ORIGINS } from '../../inputs/tables.ts';
import { day, id, name, text } from './fields.ts';
import { expectation } from './tests-expected.ts';

const area = { type: 'string', minLength: 1, description: 'Any name; areas are made for the test.' } as const;
const scalar = { type: ['string', 'number', 'boolean'] } as const;

const series = {
  type: ['string', 'number'],
  description: 'A value a day from `from` on: `0x12` is twelve days of 0, `_` a day without a value.',
  examples: ['1 0x12 1'],
} as const;

const every = {
  type: 'string',
  pattern: '^[1-9][0-9]{0,2}d$',
  description: 'The days from one value to the next. Default 1d.',
  examples: ['7d'],
} as const;

const areas = {
  type: 'array',
  description: 'What a test needs to say of its areas; others are made where they are named.',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['area'],
    properties: {
      area,
      level: { type: 'string', minLength: 1, description: 'Default: the level of the pack.' },
      parent: { ...area, description: 'The area it lies in; default the whole.' },
      code: { type: 'string', minLength: 1, description: 'Where a rule reads `area.code`.' },
      population: { type: 'number' },
      neighbors: {
        type: 'array',
        items: area,
        description: 'Its neighbours; they are neighbours of it, too.',
      },
      attributes: { type: 'object', propertyNames: { pattern: name.pattern }, additionalProperties: scalar },
    },
  },
} as const;

const cases = {
  type: 'object',
  additionalProperties: false,
  required: ['area', 'from', 'daily'],
  properties: {
    area,
    from: day,
    daily: { ...series, description: 'New cases a day from `from` on: `1 0x12 1`.' },
    every,
    class: { enum: CLASSES, description: 'Default confirmed.' },
    origin: { enum: ORIGINS, description: 'Default local.' },
    cluster: { type: 'string' },
    date_onset: day,
    visits: {
      type: 'array',
      description: 'Where each of these cases stayed.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['area'],
        properties: {
          area,
          date: { ...day, description: 'Default: the day of the case.' },
          role: { type: 'string' },
          extra: { type: 'object', additionalProperties: scalar },
        },
      },
    },
    extra: {
      type: 'object',
      description: 'Values of further columns.',
      propertyNames: { pattern: name.pattern },
      additionalProperties: scalar,
    },
  },
} as const;

const metrics = {
  type: 'object',
  additionalProperties: false,
  required: ['area', 'from', 'values'],
  properties: {
    area,
    from: day,
    every,
    values: { type: 'object', propertyNames: { pattern: name.pattern }, additionalProperties: series },
  },
} as const;

const given = {
  type: 'object',
  propertyNames: { pattern: name.pattern },
  additionalProperties: scalar,
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

const policy = {
  type: 'array',
  description: 'The packs that judge, by day, where it is not this pack alone.',
  minItems: 1,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['pack', 'from'],
    properties: { pack: id, from: day },
  },
} as const;

const test = {
  type: 'object',
  additionalProperties: false,
  required: ['test', 'expect'],
  properties: {
    test: text,
    areas,
    cases: { type: 'array', items: cases },
    metrics: { type: 'array', items: metrics },
    counts: { type: 'array', items: metrics, description: 'Cases already counted, by column.' },
    cumulative: { type: 'boolean', description: 'The counts are totals so far.' },
    params: { ...given, description: 'Constants of the pack to be set otherwise.' },
    groups: {
      type: 'object',
      description: 'Levels made of attributes: the name of the level, and the attribute.',
      propertyNames: { pattern: name.pattern },
      additionalProperties: { type: 'string', minLength: 1 },
    },
    holidays: {
      type: 'object',
      description: 'Days by whether they are working days: `{ 2021-05-13: false }`.',
      propertyNames: { format: 'date' },
      additionalProperties: { type: 'boolean' },
    },
    decisions: { type: 'array', items: decision },
    context: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        propertyNames: { format: 'date' },
        additionalProperties: scalar,
      },
    },
    history_from: { ...day, description: 'The first night that is judged; default the first day named.' },
    policy,
    expect: { type: 'array', minItems: 1, items: expectation },
  },
} as const;

/** The shape of a pack's `tests/*.yaml`. */
export const testsSchema = { type: 'array', minItems: 1, items: test } as const;
