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
        'pack-condition',
        'pack-otherwise',
        'pack-held',
        'pack-decision',
        'pack-unknown',
        'pack-only',
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

const comparedPack = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'pack', 'edition', 'level', 'hash', 'params'],
  properties: {
    name: { type: 'string', description: 'As it was named on the command line.' },
    pack: { type: 'string' },
    edition: day,
    level: { type: 'string' },
    hash: { type: 'string' },
    params: { type: 'object', additionalProperties: { type: ['number', 'string', 'boolean'] } },
  },
} as const;

/** Of two packs on one day: how their tiers go together. */
const packs = {
  type: 'object',
  additionalProperties: false,
  required: ['from', 'to', 'tiers', 'unmatched'],
  properties: {
    from: comparedPack,
    to: comparedPack,
    tiers: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to', 'by'],
        properties: {
          from: { type: 'string' },
          to: { type: 'string' },
          by: { enum: ['name', 'maps_from', 'default'] },
        },
      },
    },
    unmatched: {
      type: 'object',
      description: 'Tiers without counterpart: a difference between them is neither up nor down.',
      additionalProperties: false,
      required: ['from', 'to'],
      properties: { from: texts, to: texts },
    },
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
    packs: { ...packs, description: 'Where two packs are compared on one day (`--from-pack`, `--to-pack`).' },
    changes: { type: 'array', items: change },
    into_force: { type: 'array', items: change, description: 'All of kind `in_force`.' },
  },
} as const;

export type DiffValue = Output<typeof diffOutput>;
export type PacksValue = Output<typeof packs>;
export type ChangeValue = Output<typeof change>;
