import type { Day } from '../days.ts';
import { type Column, constantColumn, valueAt } from '../judging/columns.ts';
import { evaluate, type Trace } from '../judging/evaluate.ts';
import { readAt } from '../judging/others.ts';
import type { Expression, Written } from '../rules/expression.ts';
import { forbiddenBy } from '../rules/forbidding.ts';
import { holdsOn } from '../rules/in-force.ts';
import type { Measure, Pack } from '../rules/pack.ts';
import { contextOn } from '../workspace/context.ts';
import type { ContextSeries } from '../workspace/workspace.ts';

/** Areas of which conditions of measures may read what they are and what is counted there: a row an area. */
export interface Attributed {
  readonly rows: number;
  readonly attributes: ReadonlyMap<string, Column>;
  /** As of the last evaluation before the day that is asked for; without it, nothing is known of what is counted. */
  readonly indicators?: ReadonlyMap<string, Column>;
}

/** An area of which nothing is known. */
export const ANYWHERE: Attributed = { rows: 1, attributes: new Map() };

/** Some of the areas, by their positions; nothing is known where that is none of them. */
export function areasAt(
  { attributes, indicators }: Pick<Attributed, 'attributes' | 'indicators'>,
  positions: readonly number[],
): Attributed {
  const read = (columns: ReadonlyMap<string, Column>): Map<string, Column> =>
    new Map([...columns].map(([name, column]) => [name, readAt(column, positions)]));
  return {
    rows: positions.length,
    attributes: read(attributes),
    ...(indicators && { indicators: read(indicators) }),
  };
}

/** What holds under a condition of its own, or always. */
export interface Conditional {
  readonly when?: Written;
}

/** A measure that a tier calls for, and whether it is not known if its own condition holds. */
export interface Called {
  readonly measure: Measure;
  readonly undecided: boolean;
}

/**
 * The measures that are to be told of on a day in an area whose tier in force is `tier`: in force that day, and their own
 * condition not false. Where the condition asks what is not known, they stay, undecided: nothing is left out for want of
 * knowing.
 */
export function measuresFor(
  pack: Pack,
  tier: string | null,
  day: Day,
  context: ContextSeries,
  area: Attributed = ANYWHERE,
): Called[] {
  return measuresOf(pack, tier, day).flatMap((measure) => {
    const holds = whereItHolds(measure, day, context, area)(0);
    return holds === false ? [] : [{ measure, undecided: holds === null }];
  });
}

/** The measures that a tier brings on a day, whatever their own conditions say; never one that the standard itself forbids. */
export function measuresOf(pack: Pack, tier: string | null, day: Day): Measure[] {
  return pack.measures.filter((measure) => isBroughtBy(pack, measure, tier, day));
}

/** Whether a tier brings a measure on a day: it is in force in that tier, and not forbidden there. */
export function isBroughtBy(
  pack: Pick<Pack, 'forbids'>,
  measure: Measure,
  tier: string | null,
  day: Day,
): boolean {
  if (tier === null || !measure.tiers.includes(tier) || !holdsOn(measure.inForce ?? {}, day)) return false;
  return forbiddenBy(pack, measure, tier, day) === undefined;
}

/** Whether the condition of a measure, or of a row of an opening list, holds, among areas by their position; null where that is not known. */
export function whereItHolds(
  { when }: Conditional,
  day: Day,
  context: ContextSeries,
  areas: Attributed = ANYWHERE,
): (position: number) => boolean | null {
  if (when === undefined) return () => true;
  const truth = traceOf(when, day, context, areas).get(when.tree);
  return (position) => {
    const value = truth === undefined ? null : valueAt(truth, position);
    return typeof value === 'boolean' ? value : null;
  };
}

/** A measure's condition on a day, with the value of each of its parts, a row an area. */
export function traceOf(
  when: Written,
  day: Day,
  context: ContextSeries,
  { rows, attributes, indicators }: Attributed = ANYWHERE,
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
  evaluate(when.tree, { rows, indicator: (name) => indicators?.get(name), member }, trace);
  return trace;
}
