import type { Problem } from '../../problems/problem.ts';
import type { Table } from '../tables.ts';
import type { IndicatorContext } from './kind.ts';
import { columnProblems } from './over-rows.ts';

const AREA_AT = /^area\.([a-z][a-z0-9_]*)$/;

/** The level in `area.street`, by whose areas rows are told apart; nothing for what is a column. */
export function levelOfKey(name: string): string | undefined {
  return AREA_AT.exec(name)?.[1];
}

/** Whether rows can be told apart so: by a column, by their area, or by the area of a level it lies in. */
export function keyProblems(
  context: IndicatorContext,
  key: 'distinct' | 'group_by',
  table: Table,
  name: string,
): readonly Problem[] {
  return name === 'area' || levelOfKey(name) !== undefined ? [] : columnProblems(context, key, table, name);
}
