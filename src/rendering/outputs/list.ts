import { bothLanguages, count, dayOrNone, type Output, textOrNone } from './fields.ts';

const title = {
  anyOf: [{ type: 'null' }, bothLanguages],
  description: 'Null where the file could not be read.',
} as const;
const origin = {
  type: 'string',
  description: '`built-in`, or where it is in the workspace.',
} as const;
const statuses = {
  type: 'array',
  items: { enum: ['official', 'secondary', 'unverified'] },
} as const;

/** A rule pack, as NDJSON has it a line. */
const listedPack = {
  type: 'object',
  additionalProperties: false,
  required: [
    'kind',
    'id',
    'title',
    'edition',
    'level',
    'jurisdiction',
    'in_force',
    'statuses',
    'origin',
    'errors',
  ],
  properties: {
    kind: { const: 'pack' },
    id: { type: 'string' },
    title,
    edition: dayOrNone,
    level: textOrNone,
    jurisdiction: textOrNone,
    in_force: {
      type: 'object',
      additionalProperties: false,
      required: ['from', 'until'],
      properties: { from: dayOrNone, until: dayOrNone },
    },
    statuses,
    origin,
    errors: count,
  },
} as const;

/** A policy: which pack judges from which day. */
const listedPolicy = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'id', 'title', 'jurisdiction', 'packs', 'origin', 'errors'],
  properties: {
    kind: { const: 'policy' },
    id: { type: 'string' },
    title,
    jurisdiction: textOrNone,
    packs: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['pack', 'from', 'until'],
        properties: { pack: { type: 'string' }, from: dayOrNone, until: dayOrNone },
      },
    },
    origin,
    errors: count,
  },
} as const;

/** A context: values by the day from which they hold. */
const listedContext = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'id', 'title', 'jurisdiction', 'values', 'statuses', 'origin', 'errors'],
  properties: {
    kind: { const: 'context' },
    id: { type: 'string' },
    title,
    jurisdiction: textOrNone,
    values: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'value'],
        properties: { from: dayOrNone, value: { type: ['string', 'number', 'boolean'] } },
      },
    },
    statuses,
    origin,
    errors: count,
  },
} as const;

/** `fenqu rules list --format json` */
export const listOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['packs', 'policies', 'contexts'],
  properties: {
    packs: { type: 'array', items: listedPack },
    policies: { type: 'array', items: listedPolicy },
    contexts: { type: 'array', items: listedContext },
  },
} as const;

export type ListedPack = Output<typeof listedPack>;
export type ListedPolicy = Output<typeof listedPolicy>;
export type ListedContext = Output<typeof listedContext>;
