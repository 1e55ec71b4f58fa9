import { bothLanguages, day, dayOrNone, known, type Output, textOrNone } from './fields.ts';
import { nightFields, nightKeys, zone } from './zone.ts';

const readings = { type: 'object', additionalProperties: known } as const;

/** A condition but for its parts, which are conditions. */
const conditionFields = {
  text: { type: 'string', description: 'As written in the pack.' },
  truth: { type: ['boolean', 'null'], description: 'Null is unknown.' },
  readings,
  joint: { enum: [null, 'and', 'or', 'not', 'at_least', 'other'] },
  needed: { type: ['number', 'null'], description: 'How many parts `at_least` asks for; null is unknown.' },
} as const;
const bare = {
  type: 'object',
  additionalProperties: false,
  required: ['text', 'truth', 'readings', 'joint'],
  properties: conditionFields,
} as const;

const condition = {
  ...bare,
  required: ['text', 'truth', 'readings', 'joint', 'parts'],
  properties: {
    ...conditionFields,
    parts: { type: 'array', items: { $ref: '#/definitions/condition' } },
  },
} as const;

/** A tier but for its condition. */
const tierFields = {
  tier: { type: 'string' },
  title: bothLanguages,
  outcome: {
    enum: ['taken', 'passed-over', 'reported-since', 'false', 'unknown', 'declared', 'decided', 'otherwise'],
  },
  rule: { enum: ['when', 'otherwise', 'declared'] },
  clause: { type: 'string', description: '`file:line`' },
  source: textOrNone,
} as const;
const tierKeys = ['tier', 'title', 'outcome', 'rule', 'clause', 'source'] as const;
const bareTier = {
  type: 'object',
  additionalProperties: false,
  required: tierKeys,
  properties: tierFields,
} as const;
const tier = {
  ...bareTier,
  required: [...tierKeys, 'condition'],
  properties: {
    ...tierFields,
    condition: { anyOf: [{ type: 'null' }, { $ref: '#/definitions/condition' }] },
  },
} as const;

const calculated = {
  type: 'object',
  additionalProperties: false,
  required: ['indicator', 'title', 'value', 'expression', 'readings'],
  properties: {
    indicator: { type: 'string' },
    title: bothLanguages,
    value: known,
    expression: { type: 'string', description: 'As written in the pack.' },
    readings,
  },
} as const;

const counted = {
  type: 'object',
  additionalProperties: false,
  required: ['indicator', 'title', 'value', 'from', 'to', 'cases'],
  properties: {
    indicator: { type: 'string' },
    title: bothLanguages,
    value: known,
    from: { ...dayOrNone, description: 'Null where the window has no beginning.' },
    to: day,
    cases: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'day', 'group'],
        properties: { id: { type: 'string' }, day, group: textOrNone },
      },
    },
  },
} as const;

const fromStore = {
  type: 'object',
  description: 'The published night it is of, where it was asked for by `--on`.',
  additionalProperties: false,
  required: ['revision', 'in_force', 'tool', 'agrees'],
  properties: {
    revision: { type: 'integer', minimum: 1 },
    in_force: { type: 'boolean', description: 'No later revision is.' },
    tool: { type: 'string', description: 'The version that published it.' },
    agrees: { type: 'boolean', description: 'What is explained is what was published.' },
  },
} as const;

/** `fenqu explain --format json` */
export const explainOutput = {
  type: 'object',
  additionalProperties: false,
  required: [...nightKeys, 'level', 'zone', 'unknown_ahead', 'tiers', 'calculated', 'counted'],
  properties: {
    ...nightFields,
    from_store: fromStore,
    level: { type: 'string' },
    zone,
    unknown_ahead: { ...dayOrNone, description: 'As in the zone.' },
    tiers: { type: 'array', items: tier },
    calculated: { type: 'array', items: calculated },
    counted: { type: 'array', items: counted },
  },
  definitions: { condition },
} as const;

export type ConditionValue = Output<typeof bare> & { readonly parts: readonly ConditionValue[] };
export type TierValue = Output<typeof bareTier> & { readonly condition: ConditionValue | null };
export type FromStoreValue = Output<typeof fromStore>;
export type CalculatedValue = Output<typeof calculated>;
export type CountedValue = Output<typeof counted>;
