import { count, day, example, type Output, textOrNone, texts } from './fields.ts';

const side = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'pack', 'edition', 'hash', 'params'],
  properties: {
    name: { type: 'string', description: 'As it was named on the command line.' },
    pack: { type: 'string' },
    edition: day,
    hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    params: { type: 'object', additionalProperties: { type: ['number', 'string', 'boolean'] } },
  },
} as const;

const tier = { ...textOrNone, description: 'The published tier; null is unknown.' } as const;

const differing = {
  type: 'object',
  additionalProperties: false,
  required: ['area', 'name', 'days', 'spells'],
  properties: {
    area: { type: 'string' },
    name: { type: 'string' },
    days: { type: 'integer', minimum: 1 },
    spells: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to', 'a', 'b'],
        properties: { from: day, to: day, a: tier, b: tier },
      },
    },
  },
} as const;

const data = {
  type: 'object',
  additionalProperties: false,
  required: ['from', 'to', 'areas', 'pairs', 'differing'],
  properties: {
    from: day,
    to: day,
    areas: { ...count, description: 'All that both packs judge.' },
    pairs: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['a', 'b', 'area_days', 'areas'],
        properties: { a: tier, b: tier, area_days: count, areas: count },
      },
    },
    differing: { type: 'array', items: differing },
  },
} as const;

/** `fenqu rules compare --format json`; NDJSON has an item of `data.differing` a line. */
export const compareOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['a', 'b', 'only', 'data', 'smallest', 'namesakes', 'open'],
  properties: {
    a: side,
    b: side,
    only: {
      type: 'object',
      description: 'Tiers that the other pack has not.',
      additionalProperties: false,
      required: ['a', 'b'],
      properties: { a: texts, b: texts },
    },
    data: { anyOf: [{ type: 'null' }, data], description: 'Null where there is no workspace.' },
    smallest: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['a', 'b', 'example'],
        properties: { a: { type: 'string' }, b: { type: 'string' }, example },
      },
    },
    namesakes: {
      type: 'array',
      description: 'Indicators of `b` that mean something else than those of `a` that are called alike.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'of'],
        properties: {
          name: { type: 'string', description: 'As the values of examples have it.' },
          of: { type: 'string', description: 'As both packs call theirs.' },
        },
      },
    },
    open: { ...count, description: 'Pairs of tiers of which it could not be told.' },
  },
} as const;

export type ComparisonValue = Output<typeof compareOutput>;
export type DifferingValue = Output<typeof differing>;
