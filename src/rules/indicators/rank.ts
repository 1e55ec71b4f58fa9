import type { FromSchema } from 'json-schema-to-ts';
import { error } from '../../problems/problem.ts';
import { nearest } from '../../problems/suggest.ts';
import { type Shape, shaped } from '../../yaml/index.ts';
import { name } from '../schema/fields.ts';
import { anyIndicator } from '../schema/indicator-fields.ts';
import type { IndicatorContext, IndicatorKind, ParsedIndicator } from './kind.ts';
import { commonFrom } from './over-rows.ts';

const schema = {
  type: 'object',
  description:
    'Where an area stands by an indicator among the areas of its level inside an ancestor: 0.1 is the top tenth.',
  additionalProperties: false,
  required: ['rank', 'among'],
  properties: {
    rank: { ...name, description: 'The indicator by which areas are compared.' },
    among: {
      type: 'string',
      minLength: 1,
      description: 'The level of the ancestor inside which they are.',
      examples: ['city'],
    },
    ...anyIndicator,
  },
} as const;

const shape: Shape<FromSchema<typeof schema>> = { schema };

/** The kind `rank: INDICATOR, among: LEVEL`. */
export const rank: IndicatorKind = { kind: 'rank', schema, parse };

function parse(context: IndicatorContext): ParsedIndicator {
  const { value: raw, problems } = shaped(context.yaml, shape, { at: context.path });
  if (raw === undefined) return { problems };
  const { known } = context.scope.names;
  const spot = context.yaml.spotOf([...context.path, 'rank']);
  const type = Object.hasOwn(known, raw.rank) ? known[raw.rank] : undefined;
  if (type === undefined) {
    const suggest = nearest(raw.rank, Object.keys(known));
    return { problems: [error('pack-unknown-indicator', { ...spot, value: raw.rank, suggest })] };
  }
  if (type !== 'number' && type !== 'any') {
    const types = { found: type, wanted: 'number' };
    return { problems: [error('expression-type', { ...spot, value: raw.rank, with: types })] };
  }
  const indicator = { ...commonFrom(context, raw), kind: 'rank', of: raw.rank, among: raw.among } as const;
  return { indicator, problems: [] };
}
