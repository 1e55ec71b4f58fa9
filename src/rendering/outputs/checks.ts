import { count, example, type Output, problem, problemFields, problemKeys } from './fields.ts';

const finding = {
  type: 'object',
  additionalProperties: false,
  required: [...problemKeys, 'at', 'examples'],
  properties: {
    ...problemFields,
    at: { type: 'string', description: 'The part of the pack, such as `tiers.high.when`.' },
    examples: { type: 'array', items: example, description: 'Each confirmed by judging.' },
  },
} as const;

const proof = {
  type: 'object',
  additionalProperties: false,
  required: ['conditions', 'one_more_case', 'findings', 'accepted'],
  properties: {
    conditions: {
      type: 'object',
      additionalProperties: false,
      required: ['all', 'decidable'],
      properties: { all: count, decidable: count },
    },
    one_more_case: { enum: ['monotone', 'not-monotone', 'unproved', 'no-cases'] },
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
