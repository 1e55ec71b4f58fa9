import { count, day, type Output } from './fields.ts';
import { sender } from './handout.ts';
import { premisesOutput } from './premises.ts';
import { premisesPlanOutput } from './premises-plan.ts';
import { premisesSummaryOutput } from './premises-summary.ts';
import { nightFields, nightKeys } from './zone.ts';

/** A document of `fenqu premises --by LEVEL --format json`. */
export const premisesHandoutOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['number', 'issuer', 'contact', 'premises', 'working', 'plan'],
  properties: {
    number: { type: 'string', description: 'The night and the area: `20200620-110106-P`.' },
    ...sender,
    premises: { ...premisesOutput, description: 'As `fenqu premises --format json` has it.' },
    working: { ...premisesSummaryOutput, description: 'As `fenqu premises --summary --format json` has it.' },
    plan: {
      anyOf: [{ type: 'null' }, premisesPlanOutput],
      description: 'As `fenqu premises --plan --format json` has it, where it was asked for.',
    },
  },
} as const;

const standing = {
  type: 'object',
  additionalProperties: false,
  required: ['closed', 'shut', 'conditional', 'open', 'unsaid', 'unknown'],
  properties: {
    closed: count,
    shut: { ...count, description: 'Not closed by the opening list, but by a measure for their sector.' },
    conditional: count,
    open: count,
    unsaid: count,
    unknown: count,
  },
} as const;

const place = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'name', 'area', 'area_name'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    area: { type: 'string' },
    area_name: { type: 'string' },
  },
} as const;

const entry = {
  type: 'object',
  additionalProperties: false,
  required: ['area', 'name', 'number', 'file', 'premises', 'working', 'standing', 'linked'],
  properties: {
    area: { type: 'string' },
    name: { type: 'string' },
    number: { type: 'string' },
    file: { type: 'string', description: 'Beside the overview.' },
    premises: count,
    working: { ...count, description: 'Of all premises; those that do not say do not count.' },
    standing,
    linked: { ...count, description: 'Linked to cases.' },
  },
} as const;

/** The overview of `fenqu premises --by LEVEL --format json`. */
export const premisesHandoutsOutput = {
  type: 'object',
  additionalProperties: false,
  required: [...nightKeys, 'number', 'issuer', 'contact', 'in_force_on', 'standing', 'elsewhere', 'handouts'],
  properties: {
    ...nightFields,
    number: { type: 'string' },
    ...sender,
    in_force_on: day,
    standing,
    elsewhere: { type: 'array', items: place, description: 'Premises that are in none of the documents.' },
    handouts: { type: 'array', items: entry },
  },
} as const;

export type PremisesHandoutValue = Output<typeof premisesHandoutOutput>;
export type PremisesHandoutsValue = Output<typeof premisesHandoutsOutput>;
