import { count, day, dayOrNone, type Output, textOrNone, texts } from './fields.ts';
import { measuresOutput } from './measures.ts';
import { opening as premisesOpening } from './premises.ts';
import { nightFields, nightKeys } from './zone.ts';

const list = { ...measuresOutput, description: 'As `fenqu measures --format json` has it.' } as const;
const comparedList = {
  anyOf: [{ type: 'null' }, list],
  description: 'Null where there is no result for the day before.',
} as const;

const opening = {
  type: 'object',
  additionalProperties: false,
  required: ['sector', 'tier', ...premisesOpening.required],
  properties: {
    sector: { type: 'string' },
    tier: { ...textOrNone, description: 'Null: in areas whose tier is unknown.' },
    ...premisesOpening.properties,
  },
} as const;

const due = {
  type: 'object',
  additionalProperties: false,
  required: ['day', 'kind', 'measure', 'tier', 'foreseen', 'places', 'everywhere_else'],
  properties: {
    day,
    kind: { enum: ['test', 'tier'], description: 'A test is due, or another tier comes into force.' },
    measure: { ...textOrNone, description: 'Of a test: the measure that asks for it.' },
    tier: { ...textOrNone, description: 'The tier that comes into force.' },
    foreseen: { type: 'boolean', description: 'Only if nothing new happens.' },
    places: { ...texts, description: 'Codes.' },
    everywhere_else: { type: 'boolean' },
  },
} as const;

export const sender = {
  issuer: { ...textOrNone, description: 'Who hands out, as the workspace says.' },
  contact: { ...textOrNone, description: 'Whom to ask.' },
} as const;

/** A document of `fenqu measures --by LEVEL --format json`. */
export const handoutOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['number', 'issuer', 'contact', 'applying', 'starting', 'ending', 'opening', 'dates'],
  properties: {
    number: { type: 'string', description: 'The night and the area: `20200620-110106`.' },
    ...sender,
    applying: list,
    starting: comparedList,
    ending: comparedList,
    opening: {
      type: 'array',
      items: opening,
      description: 'A tier that is not named: the standard says nothing.',
    },
    dates: { type: 'array', items: due, description: 'The soonest first.' },
  },
} as const;

const entry = {
  type: 'object',
  additionalProperties: false,
  required: [
    'area',
    'name',
    'number',
    'file',
    'by_tier',
    'unknown',
    'measures',
    'starting',
    'ending',
    'next',
  ],
  properties: {
    area: { type: 'string' },
    name: { type: 'string' },
    number: { type: 'string' },
    file: { type: 'string', description: 'Beside the overview.' },
    by_tier: { type: 'object', additionalProperties: { type: 'number' }, description: 'By tier in force.' },
    unknown: count,
    measures: count,
    starting: { anyOf: [{ type: 'null' }, count] },
    ending: { anyOf: [{ type: 'null' }, count] },
    next: { ...dayOrNone, description: 'The soonest of its dates.' },
  },
} as const;

/** The overview of `fenqu measures --by LEVEL --format json`. */
export const handoutsOutput = {
  type: 'object',
  additionalProperties: false,
  required: [...nightKeys, 'number', 'issuer', 'contact', 'in_force_on', 'scope', 'compared', 'handouts'],
  properties: {
    ...nightFields,
    number: { type: 'string' },
    ...sender,
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
    compared: { type: 'boolean', description: 'Whether there is a result for the day before.' },
    handouts: { type: 'array', items: entry },
  },
} as const;

export type HandoutValue = Output<typeof handoutOutput>;
export type HandoutsValue = Output<typeof handoutsOutput>;
export type OpeningValue = Output<typeof opening>;
export type DueValue = Output<typeof due>;
