import { expression, id, inForce, name, sources, status, text } from './fields.ts';

const audience = {
  enum: [
    'residents',
    'arrivals',
    'contacts',
    'communities',
    'premises',
    'enterprises',
    'schools',
    'care',
    'transport',
    'government',
  ],
} as const;

const kind = {
  enum: ['closure', 'restriction', 'testing', 'screening', 'hygiene', 'monitoring', 'support', 'information'],
} as const;

const measure = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'title', 'text', 'tiers', 'audience', 'kind', 'source'],
  properties: {
    id,
    title: text,
    text,
    tiers: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: name,
      description: 'The tiers in which it applies.',
    },
    audience: {
      description: 'To whom it applies: one, or a list.',
      examples: ['residents', '[residents, communities]'],
      anyOf: [audience, { type: 'array', minItems: 1, uniqueItems: true, items: audience }],
    },
    sector: { type: 'string', description: 'The sector of premises meant.' },
    kind,
    frequency: text,
    duration: { type: 'string', description: 'How long, such as 14d.' },
    days: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'integer', minimum: 0 },
      description: 'The days on which it falls due, such as tests on days 1, 4 and 7.',
    },
    responsible: text,
    parameters: {
      type: 'object',
      description: 'Numbers in the measure, by name.',
      additionalProperties: { anyOf: [{ type: 'number' }, { type: 'string' }], examples: ['6', '48h'] },
    },
    source: id,
    clause: { type: 'string', description: 'Where in the source.' },
    status,
    in_force: inForce,
    when: { ...expression, description: 'A further condition.' },
  },
} as const;

/** The shape of `measures.yaml`. */
export const measuresSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['measures'],
  properties: { sources, measures: { type: 'array', items: measure } },
} as const;
