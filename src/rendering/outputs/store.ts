import { count, day, dayOrNone, type Output, problem } from './fields.ts';

const path = { type: 'string' } as const;

/** `fenqu store check --format json`; NDJSON has a finding a line. */
export const storeCheckOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['store', 'sound', 'nights', 'revisions', 'kept', 'findings'],
  properties: {
    store: path,
    sound: { type: 'boolean', description: 'Nothing is damaged: no finding is an error.' },
    nights: { ...count, description: 'Published nights.' },
    revisions: { ...count, description: 'All revisions of theirs, in force or not.' },
    kept: {
      type: 'object',
      additionalProperties: false,
      required: ['files', 'bytes'],
      properties: { files: count, bytes: count },
    },
    findings: {
      type: 'array',
      items: problem,
      description: 'Errors: damage. Warnings: stale nights. Notes: what is left over or is not of the store.',
    },
  },
} as const;

const removal = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'day', 'revision', 'path', 'bytes'],
  properties: {
    kind: { enum: ['night', 'revision', 'unpublished', 'kept'] },
    day: dayOrNone,
    revision: { type: ['integer', 'null'], minimum: 1 },
    path,
    bytes: count,
  },
} as const;

const days = { type: ['integer', 'null'], minimum: 1, description: 'Null: for ever.' } as const;

/** `fenqu store prune --format json`; NDJSON has a removal a line. */
export const storePruneOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['store', 'applied', 'keep', 'removals', 'bytes', 'stays', 'held'],
  properties: {
    store: path,
    applied: { type: 'boolean', description: 'Whether it was removed, or only could be.' },
    keep: {
      type: 'object',
      description: 'The rule, in days back from the newest published night.',
      additionalProperties: false,
      required: ['nights', 'revisions'],
      properties: { nights: days, revisions: days },
    },
    removals: { type: 'array', items: removal },
    bytes: count,
    stays: {
      type: 'object',
      additionalProperties: false,
      required: ['nights', 'revisions', 'kept', 'first', 'last'],
      properties: { nights: count, revisions: count, kept: count, first: dayOrNone, last: dayOrNone },
    },
    held: {
      type: 'array',
      items: day,
      description: 'Older nights that stay, for later ones are stale since they were published anew.',
    },
  },
} as const;

export type StoreCheckValue = Output<typeof storeCheckOutput>;
export type StorePruneValue = Output<typeof storePruneOutput>;
export type RemovalValue = Output<typeof removal>;
