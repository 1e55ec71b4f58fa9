import { bothLanguages, count, day, dayOrNone, type Output, textOrNone, texts } from './fields.ts';
import { nightFields, nightKeys } from './zone.ts';

const said = { anyOf: [{ type: 'null' }, bothLanguages] } as const;
const truth = { type: ['boolean', 'null'], description: 'Null where the list does not say.' } as const;
const countOrNone = { type: ['integer', 'null'], minimum: 0 } as const;

/** What a row of an opening list says; null in `possible` is a standard that says nothing. */
const openness = {
  type: 'object',
  additionalProperties: false,
  required: ['state', 'conditions', 'measures', 'source', 'status', 'clause_of_source', 'clause'],
  properties: {
    state: { enum: ['closed', 'conditional', 'open'] },
    conditions: said,
    measures: { ...texts, description: 'The measures that state the conditions, by id.' },
    source: { type: 'string' },
    status: { enum: ['official', 'secondary', 'unverified'] },
    clause_of_source: textOrNone,
    clause: { type: 'string', description: '`file:line`' },
  },
} as const;

/** Whether premises are open: what is said, or may be. */
export const opening = {
  type: 'object',
  additionalProperties: false,
  required: ['state', 'possible'],
  properties: {
    state: {
      enum: ['closed', 'conditional', 'open', 'unsaid', 'unknown'],
      description:
        'unsaid: the standard says nothing; unknown: it depends on what is not known. Neither is open.',
    },
    possible: {
      type: 'array',
      items: { anyOf: [{ type: 'null' }, openness] },
      description: 'What is said; of an unknown state all that it may be, the strictest first.',
    },
  },
} as const;

const area = {
  type: 'object',
  additionalProperties: false,
  required: ['area', 'name', 'tier_in_force', 'possible_tiers', 'decided_by', 'flags'],
  properties: {
    area: { type: 'string' },
    name: { type: 'string' },
    tier_in_force: { ...textOrNone, description: 'The tier whose measures apply; null where none is known.' },
    possible_tiers: texts,
    decided_by: textOrNone,
    flags: texts,
  },
} as const;

const measure = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'title', 'text', 'kind', 'responsible', 'source', 'status', 'clause_of_source', 'clause'],
  properties: {
    id: { type: 'string' },
    title: bothLanguages,
    text: bothLanguages,
    kind: { type: 'string' },
    responsible: said,
    source: { type: 'string' },
    status: { enum: ['official', 'secondary', 'unverified'] },
    clause_of_source: textOrNone,
    clause: { type: 'string', description: '`file:line`' },
  },
} as const;

const undecidedMeasure = {
  ...measure,
  required: [...measure.required, 'when'],
  properties: { ...measure.properties, when: { type: 'string', description: 'Its condition, as written.' } },
} as const;

const grade = {
  type: 'object',
  additionalProperties: false,
  required: ['class', 'title', 'pack', 'decides', 'measures', 'doubtful'],
  properties: {
    class: { type: 'string' },
    title: bothLanguages,
    pack: { type: 'string' },
    decides: { ...said, description: 'Who decides on reopening, and lifts what was decided.' },
    measures: { type: 'array', items: measure },
    doubtful: {
      type: 'array',
      items: measure,
      description: 'Of which the list does not say whether they apply.',
    },
  },
} as const;

const sheet = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id',
    'name',
    'sector',
    'area',
    'area_name',
    'size',
    'ownership',
    'status',
    'date',
    'public',
    'closable',
    'inspections',
    'problems',
    'mended',
    'areas',
    'somewhere_in',
    'opening',
    'measures',
    'undecided',
    'closures',
    'may_close',
    'grade',
  ],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    sector: textOrNone,
    area: { type: 'string', description: 'The deepest area known.' },
    area_name: { type: 'string' },
    size: textOrNone,
    ownership: textOrNone,
    status: { type: ['string', 'null'], enum: ['working', 'stopped', null] },
    date: dayOrNone,
    public: truth,
    closable: truth,
    inspections: countOrNone,
    problems: countOrNone,
    mended: countOrNone,
    areas: { type: 'array', items: area, description: 'The judged areas it lies in.' },
    somewhere_in: {
      ...count,
      description: 'In how many judged areas it may lie, where it is placed above them; else 0.',
    },
    opening,
    measures: { type: 'array', items: measure },
    undecided: {
      type: 'array',
      items: undecidedMeasure,
      description: 'Of which it is not known whether they apply: what their conditions ask is not known.',
    },
    closures: {
      ...texts,
      description: 'Measures that close its sector, or its class, whatever the opening list says, by id.',
    },
    may_close: {
      ...texts,
      description:
        'Measures that would close it likewise, of which it is not known whether they apply, by id.',
    },
    grade: { anyOf: [{ type: 'null' }, grade] },
  },
} as const;

/** `fenqu premises --format json`; NDJSON has one of `premises` a line. */
export const premisesOutput = {
  type: 'object',
  additionalProperties: false,
  required: [...nightKeys, 'in_force_on', 'grading', 'scope', 'sector', 'premises'],
  properties: {
    ...nightFields,
    in_force_on: day,
    grading: { ...textOrNone, description: 'The pack of the classes of premises linked to cases.' },
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
    sector: { ...textOrNone, description: 'The sector asked for; null is all.' },
    premises: { type: 'array', items: sheet, description: 'In order of id.' },
  },
} as const;

export type PremisesValue = Output<typeof premisesOutput>;
export type SheetValue = Output<typeof sheet>;
export type OpeningValue = Output<typeof opening>;
export type AppliedValue = Output<typeof measure>;
