import { day, type Output, problem, textOrNone, texts } from './fields.ts';

/** A published night that was computed again; a line of the NDJSON. */
const verifiedNight = {
  type: 'object',
  additionalProperties: false,
  required: ['as_of', 'revision', 'outcome', 'differences', 'since', 'problems'],
  properties: {
    as_of: day,
    revision: { type: ['integer', 'null'], minimum: 1 },
    outcome: {
      enum: ['verified', 'stale', 'tool-differs', 'differs', 'damaged', 'unknown'],
      description:
        'verified: every byte agrees. stale: an earlier night was published anew since. tool-differs: it does not agree, and another version of fenqu published it. damaged: the files are not as they were published. unknown: too little is kept.',
    },
    differences: {
      description: 'What does not agree; null where nothing could be computed.',
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          additionalProperties: false,
          required: ['what', 'areas'],
          properties: {
            what: texts,
            areas: { type: 'object', additionalProperties: texts, description: 'Codes of areas, by file.' },
          },
        },
      ],
    },
    since: {
      description: 'What is no longer as it was when the night was published.',
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          additionalProperties: false,
          required: ['pack', 'inputs', 'tool'],
          properties: { pack: { type: 'boolean' }, inputs: texts, tool: textOrNone },
        },
      ],
    },
    problems: { type: 'array', items: problem },
  },
} as const;

/** `fenqu verify --format json`; NDJSON has one of the nights a line. */
export const verifyOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['nights'],
  properties: { nights: { type: 'array', items: verifiedNight } },
} as const;

export type VerifiedNightValue = Output<typeof verifiedNight>;
