import type { FromSchema } from 'json-schema-to-ts';
import { type Shape, shaped } from '../../yaml/index.ts';
import type { SumIndicator } from '../pack.ts';
import { missing, overRows, tableColumn } from '../schema/indicator-fields.ts';
import { lookbackOfWindow } from '../window.ts';
import type { IndicatorContext, IndicatorKind, ParsedIndicator } from './kind.ts';
import { missingFrom } from './missing.ts';
import { columnProblems, overRowsFrom } from './over-rows.ts';

const schema = {
  type: 'object',
  description: 'Adds up a number column over the rows of the window.',
  additionalProperties: false,
  required: ['sum', 'window'],
  properties: { sum: tableColumn, ...overRows, missing },
} as const;

const shape: Shape<FromSchema<typeof schema>> = { schema };

/** The kind `sum: TABLE.COLUMN`. */
export const sum: IndicatorKind = { kind: 'sum', schema, parse };

/** Days back from the as-of day, itself included, that a sum depends on. */
export function lookbackOfSum(indicator: SumIndicator): number {
  return lookbackOfWindow(indicator.window);
}

function parse(context: IndicatorContext): ParsedIndicator {
  const { value: raw, problems } = shaped(context.yaml, shape, { at: context.path });
  if (raw === undefined) return { problems };
  const [table = '', column = ''] = raw.sum.split('.');
  const read = overRowsFrom(context, 'sum', table, raw);
  const wrong =
    read.table === undefined ? [] : columnProblems(context, 'sum', read.table, column, ['number']);
  const found = [...read.problems, ...wrong];
  if (read.base === undefined || found.length > 0) return { problems: found };
  const indicator: SumIndicator = { ...read.base, ...missingFrom(raw.missing), kind: 'sum', column };
  return { indicator, problems: [] };
}
