import type { Day } from '../days.ts';
import { type Column, constantColumn, TRUE, valueAt } from '../judging/columns.ts';
import { evaluate, type Trace } from '../judging/evaluate.ts';
import { readAt } from '../judging/others.ts';
import type { Expression, Written } from '../rules/expression.ts';
import { holdsOn } from '../rules/in-force.ts';
import type { Measure, Pack } from '../rules/pack.ts';
import { contextOn } from '../workspace/context.ts';
import type { ContextSeries } from '../workspace/workspace.ts';

/** Areas of which conditions of measures may read attributes: a row an area. */
export interface Attributed {
  readonly rows: number;
  readonly attributes: ReadonlyMap<string, Column>;
}

/** An area of which nothing is known. */
export const ANYWHERE: Attributed = { rows: 1, attributes: new Map() };

/** One of some areas, by its position; unknown attributes where that is none of them. */
export function attributesAt(attributes: Attributed['attributes'], position: number | undefined): Attributed {
  const at = [...attributes].map(([name, column]) => [name, readAt(column, [position ?? -1])] as const);
  return { rows: 1, attributes: new Map(at) };
}

/**
 * The measures that apply on a day in an area whose tier in force is `tier`: in force that day, and with their own
 * condition on the context and the area true. A condition that is unknown does not bring its measure into force.
 */
export function measuresFor(
  pack: Pack,
  tier: string | null,
  day: Day,
  context: ContextSeries,
  area: Attributed = ANYWHERE,
): Measure[] {
  return measuresOf(pack, tier, day).filter(
    ({ when }) => when === undefined || isTrueAt(traceOf(when, day, context, area).get(when.tree), 0),
  );
}

/** The measures that a tier brings on a day, whatever their own conditions say. */
export function measuresOf(pack: Pack, tier: string | null, day: Day): Measure[] {
  return pack.measures.filter(
    (measure) => tier !== null && measure.tiers.includes(tier) && holdsOn(measure.inForce ?? {}, day),
  );
}

/** Where the condition of a measure holds, among areas by their position. */
export function whereItHolds(
  { when }: Measure,
  day: Day,
  context: ContextSeries,
  areas: Attributed,
): (position: number) => boolean {
  if (when === undefined) return () => true;
  const truth = traceOf(when, day, context, areas).get(when.tree);
  return (position) => truth?.kind === 'truth' && truth.values[position] === TRUE;
}

function isTrueAt(truth: Column | undefined, row: number): boolean {
  return truth !== undefined && valueAt(truth, row) === true;
}

/** A measure's condition on a day, with the value of each of its parts, a row an area. */
export function traceOf(
  when: Written,
  day: Day,
  context: ContextSeries,
  { rows, attributes }: Attributed = ANYWHERE,
): Trace {
  const values = contextOn(context, day);
  const member = (scope: string, name: string) => {
    if (scope === 'area') return attributes.get(name);
    const value = scope === 'context' ? values[name] : undefined;
    return constantColumn(
      value,
      typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'truth' : 'text',
      rows,
    );
  };
  const trace = new Map<Expression, Column>();
  evaluate(when.tree, { rows, indicator: () => undefined, member }, trace);
  return trace;
}
