import type { FromSchema } from 'json-schema-to-ts';
import { error, type Problem } from '../../problems/problem.ts';
import { type Shape, shaped } from '../../yaml/index.ts';
import type { Indicator } from '../indicator.ts';
import { daysAtLeast, missing, overRows, tableColumn } from '../schema/indicator-fields.ts';
import type { IndicatorContext, IndicatorKind, ParsedIndicator } from './kind.ts';
import { missingFrom } from './missing.ts';
import { columnProblems, type OverRows, overRowsFrom } from './over-rows.ts';

const fields = { ...overRows, missing, days_at_least: daysAtLeast } as const;
const rest = { type: 'object', properties: fields, required: ['window'] } as const;
type Raw = FromSchema<typeof rest>;

/** What indicators over the values of a column have in common. */
interface OverValues extends OverRows {
  readonly missing?: 'zero' | 'unknown';
  readonly column: string;
  readonly daysAtLeast?: number;
}

interface ValueKind {
  readonly kind: 'sum' | 'min' | 'max' | 'mean' | 'latest';
  readonly description: string;
  /** Whether it can be asked on how many days at least a value was reported. */
  readonly reported: boolean;
  readonly make: (over: OverValues) => Indicator;
}

/** A kind that makes one number of the values of a column: `sum: TABLE.COLUMN` and the like. */
export function overValues({ kind, description, reported, make }: ValueKind): IndicatorKind {
  const { days_at_least: _days, ...plain } = fields;
  const schema = {
    type: 'object',
    description,
    additionalProperties: false,
    required: [kind, 'window'],
    properties: { [kind]: tableColumn, ...(reported ? fields : plain) },
  };
  const shape: Shape<Raw & Readonly<Record<string, unknown>>> = { schema };
  return {
    kind,
    schema,
    parse: (context) => {
      const { value: raw, problems } = shaped(context.yaml, shape, { at: context.path });
      if (raw === undefined) return { problems };
      const parsed = parse(context, kind, raw, String(raw[kind]));
      return 'problems' in parsed ? parsed : { indicator: make(parsed), problems: [] };
    },
  };
}

function parse(
  context: IndicatorContext,
  kind: string,
  raw: Raw,
  of: string,
): OverValues | Pick<ParsedIndicator, 'problems'> {
  const [table = '', column = ''] = of.split('.');
  const read = overRowsFrom(context, kind, table, raw);
  const found: Problem[] = [...read.problems];
  if (read.table !== undefined) {
    found.push(...columnProblems(context, kind, read.table, column, ['number']));
    if (raw.days_at_least !== undefined && read.table.events) found.push(notReported(context, table));
  }
  if (read.base === undefined || found.length > 0) return { problems: found };
  return {
    ...read.base,
    ...missingFrom(raw.missing),
    column,
    ...(raw.days_at_least === undefined ? {} : { daysAtLeast: raw.days_at_least }),
  };
}

function notReported({ yaml, path }: IndicatorContext, table: string): Problem {
  return error('pack-days-at-least', { ...yaml.spotOf([...path, 'days_at_least'], 'key'), value: table });
}
