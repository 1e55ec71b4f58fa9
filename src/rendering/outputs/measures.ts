import { bothLanguages, count, day, type Output, textOrNone, texts } from './fields.ts';
import { nightFields, nightKeys } from './zone.ts';

const said = { anyOf: [{ type: 'null' }, bothLanguages] } as const;

/** A measure with the places it is for. */
const measure = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id',
    'title',
    'text',
    'kind',
    'tiers',
    'sector',
    'frequency',
    'duration',
    'days',
    'responsible',
    'parameters',
    'places',
    'everywhere_else',
    'source',
    'status',
    'clause_of_source',
    'clause',
  ],
  properties: {
    id: { type: 'string' },
    title: bothLanguages,
    text: bothLanguages,
    kind: { type: 'string' },
    tiers: { ...texts, description: 'The tiers in force that bring it.' },
    sector: textOrNone,
    frequency: said,
    duration: textOrNone,
    days: { anyOf: [{ type: 'null' }, { type: 'array', items: { type: 'number' } }] },
    responsible: said,
    parameters: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    places: { ...texts, description: 'Codes; none: in the whole scope, or only elsewhere.' },
    everywhere_else: { type: 'boolean' },
    source: { type: 'string' },
    status: { enum: ['official', 'secondary', 'unverified'] },
    clause_of_source: textOrNone,
    clause: { type: 'string', description: '`file:line`' },
  },
} as const;

const place = {
  type: 'object',
  additionalProperties: false,
  required: ['area', 'name', 'tier', 'tier_in_force', 'since', 'effective_from'],
  properties: {
    area: { type: 'string' },
    name: { type: 'string' },
    tier: { ...textOrNone, description: 'Null is unknown.' },
    tier_in_force: { ...textOrNone, description: 'Null where nothing is in force yet.' },
    since: day,
    effective_from: day,
  },
} as const;

/** `fenqu measures --format json`; NDJSON has a measure a line, with its `audience`. */
export const measuresOutput = {
  type: 'object',
  additionalProperties: false,
  required: [...nightKeys, 'in_force_on', 'scope', 'places', 'others', 'audiences'],
  properties: {
    ...nightFields,
    in_force_on: day,
    scope: {
      description: 'The area asked for; null is everywhere.',
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          additionalProperties: false,
          required: ['area', 'name'],
          properties: { area: { type: 'string' }, name: { type: 'string' } },
        },
      ],
    },
    places: { type: 'array', items: place, description: 'Areas of the scope outside the default tier.' },
    others: { ...count, description: 'How many areas of the scope are in the default tier.' },
    audiences: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['audience', 'measures'],
        properties: { audience: { type: 'string' }, measures: { type: 'array', items: measure } },
      },
    },
  },
} as const;

export type MeasureListValue = Output<typeof measuresOutput>;
export type MeasureValue = Output<typeof measure>;
export type PlaceValue = Output<typeof place>;
