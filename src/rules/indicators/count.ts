import type { FromSchema } from 'json-schema-to-ts';
import { error, type Problem } from '../../problems/problem.ts';
import { type Shape, shaped } from '../../yaml/index.ts';
import type { CountIndicator } from '../indicator.ts';
import { missing, overRows, table } from '../schema/indicator-fields.ts';
import { keyProblems } from './keys.ts';
import type { IndicatorContext, IndicatorKind, ParsedIndicator } from './kind.ts';
import { missingFrom } from './missing.ts';
import { overRowsFrom } from './over-rows.ts';

const schema = {
  type: 'object',
  description:
    'Counts rows; with `distinct` the distinct values of a column; with `group_by` the groups of `at_least` rows.',
  additionalProperties: false,
  required: ['count', 'window'],
  properties: {
    count: table,
    ...overRows,
    missing,
    distinct: {
      type: 'string',
      description: 'Count the distinct values of this column; of `area.LEVEL`, the areas of a level.',
      examples: ['area.community'],
    },
    group_by: {
      type: 'string',
      description: 'Count groups: rows with the same value of this column, or in the same `area.LEVEL`.',
      examples: ['cluster'],
    },
    at_least: { type: 'integer', minimum: 1, description: 'Rows a group needs to count. Default 1.' },
  },
} as const;

type Raw = FromSchema<typeof schema>;
const shape: Shape<Raw> = { schema };

/** The kind `count: TABLE`. */
export const count: IndicatorKind = { kind: 'count', schema, parse };

function parse(context: IndicatorContext): ParsedIndicator {
  const { value: raw, problems } = shaped(context.yaml, shape, { at: context.path });
  if (raw === undefined) return { problems };
  const read = overRowsFrom(context, 'count', raw.count, raw);
  const found = [...read.problems, ...clashes(context, raw)];
  if (read.table !== undefined) {
    if (raw.distinct !== undefined) found.push(...keyProblems(context, 'distinct', read.table, raw.distinct));
    if (raw.group_by !== undefined) found.push(...keyProblems(context, 'group_by', read.table, raw.group_by));
  }
  if (read.base === undefined || found.length > 0) return { problems: found };
  const indicator: CountIndicator = {
    ...read.base,
    ...missingFrom(raw.missing),
    kind: 'count',
    atLeast: raw.at_least ?? 1,
    ...(raw.distinct === undefined ? {} : { distinct: raw.distinct }),
    ...(raw.group_by === undefined ? {} : { groupBy: raw.group_by }),
  };
  return { indicator, problems: [] };
}

function clashes(context: IndicatorContext, raw: Raw): Problem[] {
  const problems: Problem[] = [];
  if (raw.distinct !== undefined && raw.group_by !== undefined) {
    problems.push(
      error('pack-distinct-and-groups', context.yaml.spotOf([...context.path, 'group_by'], 'key')),
    );
  }
  if (raw.at_least !== undefined && raw.group_by === undefined) {
    problems.push(
      error('pack-at-least-without-groups', context.yaml.spotOf([...context.path, 'at_least'], 'key')),
    );
  }
  return problems;
}
