import type { FromSchema } from 'json-schema-to-ts';
import { type Shape, shaped } from '../../yaml/index.ts';
import { overRows, table } from '../schema/indicator-fields.ts';
import type { IndicatorContext, IndicatorKind, ParsedIndicator } from './kind.ts';
import { overRowsFrom } from './over-rows.ts';

const schema = {
  type: 'object',
  description:
    'Days since the last such row, 0 on the day; unknown if there was none. The window is `all` by default.',
  additionalProperties: false,
  required: ['days_since'],
  properties: { days_since: table, ...overRows },
} as const;

const shape: Shape<FromSchema<typeof schema>> = { schema };

/** The kind `days_since: TABLE`. */
export const daysSince: IndicatorKind = { kind: 'days_since', schema, parse };

function parse(context: IndicatorContext): ParsedIndicator {
  const { value: raw, problems } = shaped(context.yaml, shape, { at: context.path });
  if (raw === undefined) return { problems };
  const read = overRowsFrom(context, 'days_since', raw.days_since, raw);
  if (read.base === undefined) return { problems: read.problems };
  return { indicator: { ...read.base, kind: 'days_since' }, problems: [] };
}
