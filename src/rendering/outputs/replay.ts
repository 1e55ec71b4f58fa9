import { changeKinds } from './diff.ts';
import { count, day, type Output } from './fields.ts';

/** A night of a replay; a line of its NDJSON. */
export const nightOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['as_of', 'revision', 'outcome', 'path', 'pack', 'tally', 'changes'],
  properties: {
    as_of: day,
    revision: { type: 'integer', minimum: 1 },
    outcome: { enum: ['published', 'same', 'revised'] },
    path: { type: 'string' },
    pack: { type: 'string' },
    tally: { type: 'object', additionalProperties: count, description: 'Areas by tier, and unknown.' },
    changes: {
      type: 'object',
      description: 'Areas that changed since the night before, by kind of change.',
      propertyNames: { enum: changeKinds },
      additionalProperties: count,
    },
  },
} as const;

/** `fenqu replay --format json`; NDJSON has one of the nights a line. */
export const replayOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['nights'],
  properties: { nights: { type: 'array', items: nightOutput } },
} as const;

export type ReplayValue = Output<typeof replayOutput>;
export type ReplayNightValue = Output<typeof nightOutput>;
