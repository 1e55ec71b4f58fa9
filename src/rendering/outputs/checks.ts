import {
  count,
  day,
  dayOrNone,
  example,
  type Output,
  problem,
  problemFields,
  problemKeys,
  row,
  textOrNone,
  texts,
} from './fields.ts';

/** What an evaluation said on a night, and the tier after it. */
const nightOfOne = {
  type: 'object',
  additionalProperties: false,
  required: ['raw', 'tier'],
  properties: { raw: textOrNone, tier: textOrNone },
} as const;

/** What shows a finding where it is no situation of an area. */
const evidence = {
  anyOf: [
    { type: 'null' },
    {
      type: 'object',
      description: 'A row of a table, and what a condition over rows makes of it; null is unknown.',
      additionalProperties: false,
      required: ['kind', 'table', 'row', 'counted'],
      properties: {
        kind: { const: 'row' },
        table: { type: 'string' },
        row,
        counted: { type: ['boolean', 'null'] },
      },
    },
    {
      type: 'object',
      description: 'What an opening list says of two tiers on a day; null is before the first day it names.',
      additionalProperties: false,
      required: ['kind', 'sector', 'day', 'tiers'],
      properties: {
        kind: { const: 'opening' },
        sector: { type: 'string' },
        day: dayOrNone,
        tiers: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['tier', 'state'],
            properties: { tier: { type: 'string' }, state: { type: 'string' } },
          },
        },
      },
    },
    {
      type: 'object',
      description: 'A measure that applies in a tier, and a day on which it does.',
      additionalProperties: false,
      required: ['kind', 'measure', 'tier', 'day'],
      properties: {
        kind: { const: 'measure' },
        measure: { type: 'string' },
        tier: { type: 'string' },
        day,
      },
    },
    {
      type: 'object',
      description: 'Nights in a row, by the clocks of the pack.',
      additionalProperties: false,
      required: ['kind', 'nights'],
      properties: {
        kind: { const: 'calendar' },
        nights: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['day', 'raw', 'tier'],
            properties: { day, raw: textOrNone, tier: { type: 'string' } },
          },
        },
      },
    },
    {
      type: 'object',
      description:
        'Nights in a row from the first one judged, without a row of a table and with it; the last is that of the examples.',
      additionalProperties: false,
      required: ['kind', 'table', 'row', 'nights'],
      properties: {
        kind: { const: 'nights' },
        table: { type: 'string' },
        row,
        nights: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['day', 'without', 'with_more'],
            properties: { day, without: nightOfOne, with_more: nightOfOne },
          },
        },
      },
    },
  ],
} as const;

const finding = {
  type: 'object',
  additionalProperties: false,
  required: [...problemKeys, 'at', 'examples', 'evidence', 'without_example'],
  properties: {
    ...problemFields,
    at: { type: 'string', description: 'The part of the pack, such as `tiers.high.when`.' },
    examples: { type: 'array', items: example, description: 'Each confirmed by judging.' },
    evidence,
    without_example: {
      enum: [null, 'nothing-to-show', 'not-found'],
      description: 'Why there is neither an example nor other evidence; null where there is.',
    },
  },
} as const;

const proof = {
  type: 'object',
  additionalProperties: false,
  required: ['conditions', 'one_more_case', 'one_more_reasons', 'findings', 'accepted'],
  properties: {
    conditions: {
      type: 'object',
      additionalProperties: false,
      required: ['all', 'decidable', 'free'],
      properties: {
        all: count,
        decidable: count,
        free: { ...texts, description: 'Conditions that rest on values taken to be any.' },
      },
    },
    one_more_case: { enum: ['monotone', 'monotone-if-reported', 'not-monotone', 'unproved', 'no-cases'] },
    one_more_reasons: {
      type: 'array',
      description: 'What is in the way of a proof that one more case lowers no tier on any night.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'zh', 'en'],
        properties: { kind: { type: 'string' }, zh: { type: 'string' }, en: { type: 'string' } },
      },
    },
    findings: { type: 'array', items: finding },
    accepted: { type: 'array', items: finding, description: 'Known to the file of accepted findings.' },
  },
} as const;

/** One pack, as NDJSON has it a line. */
export const checkedPack = {
  type: 'object',
  additionalProperties: false,
  required: ['pack', 'sound', 'problems', 'proof'],
  properties: {
    pack: { type: 'string' },
    sound: { type: 'boolean', description: 'Whether there is no error among its problems and findings.' },
    problems: { type: 'array', items: problem, description: 'What is wrong with how it is written.' },
    proof: { anyOf: [{ type: 'null' }, proof], description: 'Null where the pack could not be read.' },
  },
} as const;

/** `fenqu rules check --format json` */
export const checkOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['packs'],
  properties: { packs: { type: 'array', items: checkedPack } },
} as const;

export type CheckedPackValue = Output<typeof checkedPack>;
export type ProofValue = Output<typeof proof>;
export type FindingValue = Output<typeof finding>;
