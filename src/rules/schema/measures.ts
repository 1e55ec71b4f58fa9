import { expression, id, name, sources, text } from './fields.ts';
import { audiences, basis, kind } from './measure-words.ts';
import { arrivals, forbids, opening, sectors } from './standing.ts';

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
    audience: audiences,
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
    ...basis,
    when: { ...expression, description: 'A further condition.' },
  },
} as const;

/** The shape of `measures.yaml`. */
export const measuresSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['measures'],
  properties: {
    sources,
    sectors,
    measures: { type: 'array', items: measure },
    forbids,
    opening,
    arrivals,
  },
} as const;
