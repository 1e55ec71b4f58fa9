import type { Day } from '../days.ts';
import { type Column, constantColumn } from '../judging/columns.ts';
import { contextOn } from '../workspace/context.ts';
import type { ContextSeries } from '../workspace/workspace.ts';

/** A value of the context, the same for all areas. A day's context holds from its 0:00 until the next entry. */
export function contextColumn(context: ContextSeries, name: string, day: Day, rows: number): Column {
  const value = contextOn(context, day)[name];
  const type = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'truth' : 'text';
  return constantColumn(value, type, rows);
}
