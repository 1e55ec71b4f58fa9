import { bothLanguages, count, day, type Output, textOrNone, texts } from './fields.ts';
import { nightFields, nightKeys } from './zone.ts';

const said = { anyOf: [{ type: 'null' }, bothLanguages] } as const;

const dayOrNone = { anyOf: [{ type: 'null' }, day] } as const;

const period = {
  type: 'object',
  additionalProperties: false,
  required: ['from', 'from_at_latest', 'until', 'places', 'everywhere_else', 'undecided', 'dates'],
  properties: {
    from: { ...dayOrNone, description: 'The first day; null is before what is known.' },
    from_at_latest: { type: 'boolean', description: 'It may have applied before that day already.' },
    until: {
      ...dayOrNone,
      description: 'The last day at the earliest, if nothing new happens; null where no end is foreseen.',
    },
    places: { ...texts, description: 'Codes.' },
    everywhere_else: { type: 'boolean' },
    undecided: {
      type: 'boolean',
      description: 'It is not known whether it applies: these are the days on which it may.',
    },
    dates: {
      type: 'array',
      items: day,
      description: 'The days of `days` that are still to come, counted from the first.',
    },
  },
} as const;

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
    'undecided',
    'periods',
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
    undecided: {
      description: 'Where it is not known whether it applies, for its condition asks what is not known.',
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          additionalProperties: false,
          required: ['places', 'everywhere_else'],
          properties: { places: { ...texts, description: 'Codes.' }, everywhere_else: { type: 'boolean' } },
        },
      ],
    },
    periods: { type: 'array', items: period, description: 'Where it applies over the same days.' },
    source: { type: 'string' },
    status: { enum: ['official', 'secondary', 'unverified'] },
    clause_of_source: textOrNone,
    clause: { type: 'string', description: '`file:line`' },
  },
} as const;

const place = {
  type: 'object',
  additionalProperties: false,
  required: ['area', 'name', 'tier', 'tier_in_force', 'at_least', 'since', 'effective_from'],
  properties: {
    area: { type: 'string' },
    name: { type: 'string' },
    tier: { ...textOrNone, description: 'Null is unknown.' },
    tier_in_force: { ...textOrNone, description: 'Null where nothing is in force yet.' },
    at_least: {
      ...textOrNone,
      description:
        'Where nothing else is in force: the lower bound of an unknown tier, whose measures apply.',
    },
    since: day,
    effective_from: day,
  },
} as const;

/** `fenqu measures --format json`; NDJSON has a measure a line, with its `audience`. */
export const measuresOutput = {
  type: 'object',
  additionalProperties: false,
  required: [...nightKeys, 'shows', 'in_force_on', 'replaced_by', 'scope', 'places', 'others', 'audiences'],
  properties: {
    ...nightFields,
    shows: {
      enum: ['applying', 'starting', 'ending'],
      description: 'What applies on the day, what begins with it, or what ended with the day before.',
    },
    in_force_on: day,
    replaced_by: {
      ...textOrNone,
      description:
        'The pack whose rules apply on the day, where what ended ended with the rules of this one.',
    },
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
export type PeriodValue = Output<typeof period>;
export type PlaceValue = Output<typeof place>;
