import type { FromSchema } from 'json-schema-to-ts';
import { type Shape, shaped } from '../../yaml/index.ts';
import type { Type } from '../expression.ts';
import { parseExpression } from '../expressions/index.ts';
import { PAST_KINDS, type PastIndicator, type PastKind } from '../indicator.ts';
import { expression } from '../schema/fields.ts';
import { anyIndicator, every } from '../schema/indicator-fields.ts';
import { window } from '../schema/windows.ts';
import type { IndicatorContext, IndicatorKind, ParsedIndicator } from './kind.ts';
import { commonFrom, windowIn } from './over-rows.ts';

const of = {
  type: 'object',
  additionalProperties: false,
  required: ['of'],
  properties: { of: expression },
} as const;

const fields = { ...anyIndicator, window, every } as const;
const rest = { type: 'object', properties: fields, required: ['window'] } as const;
type Raw = FromSchema<typeof rest> & Readonly<Record<string, unknown>>;

const DESCRIPTIONS: Readonly<Record<PastKind, string>> = {
  count: 'The days of the window as of which an expression was true.',
  max: 'The greatest value an expression had as of the days of the window.',
  min: 'The least value an expression had as of the days of the window.',
  mean: 'The average of the values an expression had as of the days of the window.',
  sum: 'The sum of the values an expression had as of the days of the window.',
  latest: 'The value an expression had as of the end of the window.',
  days_since: 'Days back to the last day of the window as of which an expression was true.',
};

/** What an expression has to yield for its past to be summed up so. */
const WANTED: Readonly<Record<PastKind, readonly Type[]>> = {
  count: ['boolean'],
  max: ['number'],
  min: ['number'],
  mean: ['number'],
  sum: ['number'],
  latest: ['number', 'boolean'],
  days_since: ['boolean'],
};

/** The kinds `max: { of: EXPR }` and the like: an expression's own past. */
export const past: readonly IndicatorKind[] = PAST_KINDS.map(overPast);

function overPast(kind: PastKind): IndicatorKind {
  const schema = {
    type: 'object',
    description: DESCRIPTIONS[kind],
    additionalProperties: false,
    required: [kind, 'window'],
    properties: { [kind]: of, ...fields },
  };
  const shape: Shape<Raw> = { schema };
  return { kind, schema, parse: (context) => parse(context, kind, shape) };
}

function parse(context: IndicatorContext, over: PastKind, shape: Shape<Raw>): ParsedIndicator {
  const { value: raw, problems } = shaped(context.yaml, shape, { at: context.path });
  const inner = shaped(context.yaml, innerShape, { at: [...context.path, over] });
  if (raw === undefined || inner.value === undefined) return { problems };
  const scope = { ...context.scope, wanted: WANTED[over] };
  const at = (offset: number) => context.yaml.spotIn([...context.path, over, 'of'], offset);
  const parsed = parseExpression(inner.value.of, scope, at);
  const { window, problems: wrong } = windowIn(context, raw.window);
  if (parsed.written === undefined || window === undefined)
    return { problems: [...parsed.problems, ...wrong] };
  const indicator: PastIndicator = {
    ...commonFrom(context, raw),
    kind: 'past',
    over,
    of: parsed.written,
    window,
    every: Number.parseInt(raw.every ?? '1d', 10),
  };
  return { indicator, problems: [] };
}

const innerShape: Shape<FromSchema<typeof of>> = { schema: of };
