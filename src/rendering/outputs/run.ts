import { REPORT_FORMATS, REPORT_KINDS } from '../../workspace/schema-reports.ts';
import { reportOutput } from './data-check.ts';
import { diffOutput } from './diff.ts';
import { day, type Output, problem, textOrNone } from './fields.ts';
import { nightOutput } from './replay.ts';
import { type SinceLastValue, sinceLast } from './since-last.ts';
import { type SnapshotValue, zoneOutput } from './zone.ts';

/** `fenqu run --format json`; NDJSON has what NDJSON of `fenqu diff` has. */
export const runOutput = {
  type: 'object',
  additionalProperties: false,
  required: [
    'published',
    'snapshot',
    'diff',
    'report',
    'since_last',
    'caught_up',
    'cascaded',
    'reports',
    'warnings',
  ],
  properties: {
    published: {
      type: 'object',
      additionalProperties: false,
      required: ['day', 'revision', 'path', 'outcome'],
      properties: {
        day,
        revision: { type: 'integer', minimum: 1 },
        path: { type: 'string' },
        outcome: { enum: ['published', 'same', 'revised'] },
      },
    },
    snapshot: zoneOutput,
    diff: diffOutput,
    report: reportOutput,
    since_last: sinceLast,
    caught_up: {
      type: 'array',
      items: nightOutput,
      description: 'The missed nights that were published before this one, where that was asked for.',
    },
    cascaded: {
      type: 'array',
      items: nightOutput,
      description:
        'The stale nights that were computed again, where that was asked for; `same` ones are stale no longer.',
    },
    reports: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['what', 'format', 'area', 'path'],
        properties: {
          what: { enum: REPORT_KINDS },
          format: { enum: REPORT_FORMATS },
          area: { ...textOrNone, description: 'The code of the area it is for; null is everywhere.' },
          path: { type: 'string' },
        },
      },
      description: 'Those that were written.',
    },
    warnings: {
      type: 'array',
      items: problem,
      description: 'An error among them is of a report that could not be written; the night is published.',
    },
  },
} as const;

export type RunValue = Omit<Output<typeof runOutput>, 'snapshot' | 'since_last'> & {
  readonly snapshot: SnapshotValue;
  readonly since_last: SinceLastValue | null;
};
