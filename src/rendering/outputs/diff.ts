import { CAUSES } from '../../diff/change.ts';
import { day, type Output, textOrNone, texts } from './fields.ts';

const side = {
  type: 'object',
  additionalProperties: false,
  required: ['as_of', 'pack'],
  properties: { as_of: day, pack: { type: 'string' } },
} as const;

const reason = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'with'],
  properties: {
    code: {
      enum: [
        'clear-days',
        'new-cases',
        'rose',
        'fell',
        'decision',
        'decision-ended',
        'unknown',
        'known',
        'rules',
        'count-reached',
        'revised',
        'stayed',
        'released',
        'judged',
      ],
    },
    with: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
  },
} as const;

export const changeKinds = [
  'raised',
  'lowered',
  'listed',
  'delisted',
  'known',
  'changed',
  'new',
  'removed',
  'unknown',
  'in_force',
] as const;

/** A change of a judged tier; or, of kind `in_force`, a tier judged before that comes into force. */
export const change = {
  type: 'object',
  additionalProperties: false,
  required: ['area', 'name', 'kind', 'from', 'to', 'in_force_from', 'reasons', 'impose', 'lift'],
  properties: {
    area: { type: 'string', description: 'Its code.' },
    name: { type: 'string' },
    kind: { enum: changeKinds },
    from: { ...textOrNone, description: 'Null is unknown; of kind `in_force` that nothing was in force.' },
    to: { ...textOrNone, description: 'Null is unknown; of kind `in_force` that nothing is in force.' },
    in_force_from: day,
    reasons: { type: 'array', items: reason },
    causes: {
      type: 'array',
      description:
        'What made the change, in a fixed order, each with its part; only of `fenqu diff --causes`, where it can be told.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['cause', 'on', 'from', 'to'],
        properties: {
          cause: { enum: CAUSES },
          with: {
            type: 'array',
            items: { enum: CAUSES },
            description:
              'Causes that have this part together with it, where no night can be computed with but one of them.',
          },
          on: day,
          from: textOrNone,
          to: textOrNone,
        },
      },
    },
    impose: { ...texts, description: 'Measures that begin with it.' },
    lift: { ...texts, description: 'Measures that end with it.' },
  },
} as const;

/** `fenqu diff --format json`; NDJSON has a change a line, then what comes into force. */
export const diffOutput = {
  type: 'object',
  additionalProperties: false,
  required: ['from', 'to', 'changes', 'into_force'],
  properties: {
    from: { anyOf: [{ type: 'null' }, side], description: 'Null for a first night.' },
    to: side,
    changes: { type: 'array', items: change },
    into_force: { type: 'array', items: change, description: 'All of kind `in_force`.' },
  },
} as const;

export type DiffValue = Output<typeof diffOutput>;
export type ChangeValue = Output<typeof change>;
