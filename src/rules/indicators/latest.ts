import type { FromSchema } from 'json-schema-to-ts';
import { type Shape, shaped } from '../../yaml/index.ts';
import type { LatestIndicator } from '../pack.ts';
import { missing, overRows, tableColumn } from '../schema/indicator-fields.ts';
import { lookbackOfWindow } from '../window.ts';
import type { IndicatorContext, IndicatorKind, ParsedIndicator } from './kind.ts';
import { missingFrom } from './missing.ts';
import { columnProblems, overRowsFrom } from './over-rows.ts';

const schema = {
  type: 'object',
  description: "The value of the newest day in the window; of events, that day's sum.",
  additionalProperties: false,
  required: ['latest', 'window'],
  properties: { latest: tableColumn, ...overRows, missing },
} as const;

const shape: Shape<FromSchema<typeof schema>> = { schema };

/** The kind `latest: TABLE.COLUMN`. */
export const latest: IndicatorKind = { kind: 'latest', schema, parse };

/** Days back from the as-of day, itself included, that a newest value depends on. */
export function lookbackOfLatest(indicator: LatestIndicator): number {
  return lookbackOfWindow(indicator.window);
}

function parse(context: IndicatorContext): ParsedIndicator {
  const { value: raw, problems } = shaped(context.yaml, shape, { at: context.path });
  if (raw === undefined) return { problems };
  const [table = '', column = ''] = raw.latest.split('.');
  const read = overRowsFrom(context, 'latest', table, raw);
  const wrong =
    read.table === undefined ? [] : columnProblems(context, 'latest', read.table, column, ['number']);
  const found = [...read.problems, ...wrong];
  if (read.base === undefined || found.length > 0) return { problems: found };
  const indicator: LatestIndicator = { ...read.base, ...missingFrom(raw.missing), kind: 'latest', column };
  return { indicator, problems: [] };
}
