import {
  bothLanguages,
  count,
  day,
  dayOrNone,
  known,
  type Output,
  problem,
  textOrNone,
  texts,
} from './fields.ts';

/** What a test may expect of a verdict: a value, or a list of ids. */
const value = {
  anyOf: [known, texts],
} as const;

const tier = { type: 'string' } as const;

/** Why something came out as it did, by `kind`. */
const reason = {
  oneOf: [
    {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'tier', 'text', 'truth', 'readings'],
      properties: {
        kind: { const: 'condition' },
        tier,
        text: { type: 'string', description: 'As written in the pack.' },
        truth: { type: ['boolean', 'null'] },
        readings: { type: 'object', additionalProperties: known },
      },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'tier'],
      properties: { kind: { const: 'otherwise' }, tier },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'tier'],
      properties: { kind: { enum: ['raw_tier', 'in_force'] }, tier: textOrNone },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'tier', 'from'],
      properties: { kind: { const: 'queued' }, tier, from: day },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'place'],
      properties: { kind: { const: 'decision' }, place: { type: 'string' } },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'what'],
      properties: { kind: { const: 'held_by' }, what: texts },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'name', 'value'],
      properties: { kind: { const: 'value' }, name: { type: 'string' }, value },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'from', 'to'],
      properties: { kind: { const: 'window' }, from: dayOrNone, to: day },
    },
  ],
} as const;

const difference = {
  type: 'object',
  additionalProperties: false,
  required: ['what', 'expected', 'actual', 'because'],
  properties: {
    what: { type: 'string', description: 'As the test writes it, such as `tier` or `indicators.new_local`.' },
    expected: value,
    actual: value,
    because: { type: 'array', items: reason },
  },
} as const;

const failure = {
  type: 'object',
  additionalProperties: false,
  required: ['line', 'on', 'area', 'differences'],
  properties: {
    line: { type: ['integer', 'null'], minimum: 1 },
    on: day,
    area: { type: 'string' },
    differences: { type: 'array', minItems: 1, items: difference },
  },
} as const;

const test = {
  type: 'object',
  additionalProperties: false,
  required: ['test', 'file', 'line', 'passed', 'expected', 'failures'],
  properties: {
    test: bothLanguages,
    file: { type: 'string' },
    line: { type: ['integer', 'null'], minimum: 1 },
    passed: { type: 'boolean' },
    expected: { ...count, description: 'Areas and days of which something was expected.' },
    failures: { type: 'array', items: failure },
  },
} as const;

const coverage = {
  type: 'object',
  additionalProperties: false,
  required: ['reached', 'of', 'percent', 'missing'],
  properties: {
    reached: count,
    of: count,
    percent: { type: 'integer', minimum: 0, maximum: 100, description: 'Rounded down.' },
    missing: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'goal', 'clause', 'message'],
        properties: {
          kind: { enum: ['tier', 'condition', 'transition', 'measure'] },
          goal: { enum: ['true', 'false', 'threshold', null], description: 'Of a condition only.' },
          clause: { type: 'string', description: '`file:line`' },
          message: bothLanguages,
        },
      },
    },
  },
} as const;

/** One pack, as NDJSON has it a line. */
export const testedPack = {
  type: 'object',
  additionalProperties: false,
  required: ['pack', 'sound', 'passed', 'failed', 'coverage', 'tests', 'problems'],
  properties: {
    pack: { type: 'string' },
    sound: { type: 'boolean', description: 'Whether the pack and its tests could be read and run.' },
    passed: count,
    failed: count,
    coverage: { anyOf: [{ type: 'null' }, coverage] },
    tests: { type: 'array', items: test },
    problems: { type: 'array', items: problem },
  },
} as const;

/** `fenqu rules test --format json` */
export const testsOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['packs'],
  properties: { packs: { type: 'array', items: testedPack } },
} as const;

export type TestedPack = Output<typeof testedPack>;
export type TestReason = Output<typeof reason>;
