/** Parts that several kinds of rule files have in common, as JSON Schema. Descriptions show up in editors. */

export const text = {
  description: 'A text in both languages, or one text for both.',
  examples: ['{ zh: 高风险, en: High }'],
  anyOf: [
    { type: 'string', minLength: 1 },
    {
      type: 'object',
      additionalProperties: false,
      required: ['zh', 'en'],
      properties: { zh: { type: 'string', minLength: 1 }, en: { type: 'string', minLength: 1 } },
    },
  ],
} as const;

export const day = {
  type: 'string',
  format: 'date',
  description: 'A civil day, such as 2020-07-28.',
} as const;

export const inForce = {
  type: 'object',
  description: 'The first and last day on which this holds; an open end is left out.',
  additionalProperties: false,
  properties: { from: day, until: day },
} as const;

export const expression = {
  type: 'string',
  minLength: 1,
  description:
    'An expression in CEL, such as `clusters >= 2 || new_local > 5`. Quote it if it contains `: ` or ` #`.',
} as const;

export const name = { type: 'string', pattern: '^[a-z][a-z0-9_]*$', examples: ['new_local_14d'] } as const;

/** An id of a pack, tier, source or measure. */
export const id = {
  type: 'string',
  pattern: '^[a-z0-9][a-z0-9._-]*$',
  examples: ['beijing-2020-07'],
} as const;

export const status = {
  enum: ['official', 'secondary', 'unverified'],
  description: 'How far the text was checked: read at its publisher, at another place, or not at all.',
} as const;

export const sources = {
  type: 'object',
  description: 'The documents the rules rest on, by a short name.',
  propertyNames: { pattern: '^[a-z0-9][a-z0-9._-]*$' },
  additionalProperties: {
    type: 'object',
    additionalProperties: false,
    required: ['title', 'status'],
    properties: {
      title: text,
      publisher: text,
      published: day,
      number: { type: 'string', description: 'The number of the document.' },
      status,
      url: { type: 'string', description: 'Where it was read.' },
      note: text,
    },
  },
} as const;

/** Columns beyond the canonical ones, by table. */
export const extra = {
  type: 'object',
  description:
    'Columns that the rules read beside the canonical ones, by table, with their type; under `areas` attributes of areas.',
  propertyNames: { enum: ['cases', 'visits', 'counts', 'metrics', 'areas'] },
  additionalProperties: {
    type: 'object',
    propertyNames: { pattern: name.pattern },
    additionalProperties: { enum: ['text', 'number', 'boolean', 'date'] },
    examples: ['{ controlled: boolean }'],
  },
} as const;

const named = {
  type: 'object',
  propertyNames: { pattern: name.pattern },
  additionalProperties: text,
} as const;

export const titles = {
  type: 'object',
  description:
    'What parameters, and under `areas` attributes of areas, are called where people read of them.',
  additionalProperties: false,
  properties: { params: named, areas: named },
  examples: ['{ params: { limit: Limit } }'],
} as const;

export const params = {
  type: 'object',
  description: 'Constants that expressions read as params.<name>; a workspace may set them otherwise.',
  propertyNames: { pattern: name.pattern },
  additionalProperties: { type: ['string', 'number', 'boolean'], examples: ['50'] },
} as const;
