import { bothLanguages, day, type Output, textOrNone, texts } from './fields.ts';

const dayOrNone = { anyOf: [{ type: 'null' }, day] } as const;

const days = {
  type: 'object',
  additionalProperties: false,
  required: ['from', 'to'],
  properties: { from: day, to: day },
} as const;

const stage = {
  type: 'object',
  additionalProperties: false,
  required: ['days', 'places', 'from', 'to'],
  properties: {
    days: { type: 'number' },
    places: { type: 'array', items: { enum: ['home', 'central'] } },
    from: day,
    to: day,
  },
} as const;

const tests = {
  anyOf: [
    { type: 'null' },
    {
      type: 'object',
      additionalProperties: false,
      required: ['days'],
      properties: {
        days: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['day', 'date'],
            properties: { day: { type: 'number' }, date: day },
          },
        },
      },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['times', 'by', 'hours_between'],
      properties: {
        times: { type: 'number' },
        by: day,
        hours_between: { type: ['number', 'null'] },
      },
    },
  ],
} as const;

/** What is met, with its days. */
const met = {
  measure: { ...textOrNone, description: 'Null: the standard has none.' },
  title: { anyOf: [{ type: 'null' }, bothLanguages] },
  text: { anyOf: [{ type: 'null' }, bothLanguages] },
  isolation: { type: 'array', items: stage },
  monitoring: { anyOf: [{ type: 'null' }, days] },
  tests,
  source: textOrNone,
  status: textOrNone,
  clause: { ...textOrNone, description: '`file:line`' },
} as const;

const MET = [
  'measure',
  'title',
  'text',
  'isolation',
  'monitoring',
  'tests',
  'source',
  'status',
  'clause',
] as const;

const listing = {
  description: 'The listed place that brings it.',
  anyOf: [
    { type: 'null' },
    {
      type: 'object',
      additionalProperties: false,
      required: ['place', 'tier', 'from'],
      properties: { place: textOrNone, tier: { type: 'string' }, from: dayOrNone },
    },
  ],
} as const;

const branch = {
  type: 'object',
  additionalProperties: false,
  required: ['places', 'around', 'by', ...MET],
  properties: {
    places: { ...texts, description: 'Parts of the place; none: all of it that no other branch names.' },
    around: { ...textOrNone, description: 'The level around a listed place, where a tier was asked for.' },
    by: listing,
    ...met,
  },
} as const;

const also = {
  type: 'object',
  additionalProperties: false,
  required: ['who', 'by', ...MET],
  properties: {
    who: { ...bothLanguages, description: 'Whom the rule is for, in words.' },
    by: listing,
    ...met,
  },
} as const;

const person = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'from', 'place', 'left', 'arrived', 'pack', 'edition', 'branches', 'also'],
  properties: {
    id: textOrNone,
    from: { type: 'string' },
    place: { ...textOrNone, description: 'The place meant; null where the list has nothing of the kind.' },
    left: day,
    arrived: day,
    pack: { type: 'string', description: 'Whose judgement is in force on the day of arrival.' },
    edition: day,
    branches: { type: 'array', items: branch },
    also: {
      description:
        'What is met besides by those whom a rule names in words: whether somebody is one of them is not known.',
      type: 'array',
      items: also,
    },
  },
} as const;

/** `fenqu measures --arrival-from … --format json`; NDJSON has a person a line. */
export const arrivalsOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['people'],
  properties: { people: { type: 'array', items: person } },
} as const;

export type ArrivalsValue = Output<typeof arrivalsOutput>;
export type PersonValue = Output<typeof person>;
export type BranchValue = Output<typeof branch>;
export type AlsoValue = Output<typeof also>;
