import { expression, id, name, sources } from './fields.ts';
import { ESSENTIAL_CONTENT, measureContent } from './measure-content.ts';
import { basis } from './measure-words.ts';
import { arrivals, forbids, opening, sectors } from './standing.ts';

const measure = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'tiers', 'source'],
  // What the pack does not say itself the catalogue says.
  if: { required: ['use'] },
  else: { required: ESSENTIAL_CONTENT },
  properties: {
    id,
    use: {
      ...id,
      description: 'The measure of the catalogue that this is; what is said here goes before it.',
    },
    ...measureContent,
    tiers: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: name,
      description: 'The tiers in which it applies.',
    },
    ...basis,
    when: {
      ...expression,
      description:
        'A further condition: on `context`, `params`, `area` and the indicators of the pack. Where it is unknown the measure is listed as undecided.',
    },
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

/** The shape of a file of the catalogue: measures that packs use. */
export const catalogueSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['measures'],
  properties: {
    measures: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', ...ESSENTIAL_CONTENT],
        properties: { id, ...measureContent },
      },
    },
  },
} as const;
