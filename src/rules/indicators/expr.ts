import type { FromSchema } from 'json-schema-to-ts';
import { type Shape, shaped } from '../../yaml/index.ts';
import { parseExpression } from '../expressions/index.ts';
import { expression } from '../schema/fields.ts';
import { anyIndicator } from '../schema/indicator-fields.ts';
import type { IndicatorContext, IndicatorKind, ParsedIndicator } from './kind.ts';
import { commonFrom } from './over-rows.ts';

const schema = {
  type: 'object',
  description: 'A number or a truth value from other indicators and attributes.',
  additionalProperties: false,
  required: ['expr'],
  properties: { expr: expression, ...anyIndicator },
} as const;

const shape: Shape<FromSchema<typeof schema>> = { schema };

/** The kind `expr: EXPR`. It looks back no further than the indicators it reads. */
export const expr: IndicatorKind = { kind: 'expr', schema, parse };

function parse(context: IndicatorContext): ParsedIndicator {
  const { value: raw, problems } = shaped(context.yaml, shape, { at: context.path });
  if (raw === undefined) return { problems };
  const scope = { ...context.scope, wanted: ['number', 'boolean'] } as const;
  const parsed = parseExpression(raw.expr, scope, (offset) =>
    context.yaml.spotIn([...context.path, 'expr'], offset),
  );
  if (parsed.written === undefined) return { problems: parsed.problems };
  return { indicator: { ...commonFrom(context, raw), kind: 'expr', expr: parsed.written }, problems: [] };
}
