import type { Day } from '../days.ts';
import { type Column, constantColumn, valueAt } from '../judging/columns.ts';
import { evaluate, type Trace } from '../judging/evaluate.ts';
import type { Expression, Written } from '../rules/expression.ts';
import { holdsOn } from '../rules/in-force.ts';
import type { Measure, Pack } from '../rules/pack.ts';
import { contextOn } from '../workspace/context.ts';
import type { ContextSeries } from '../workspace/workspace.ts';

/**
 * The measures that apply on a day in areas whose tier in force is `tier`: in force that day, and with their own
 * condition on the context true. A condition that is unknown does not bring its measure into force.
 */
export function measuresFor(pack: Pack, tier: string | null, day: Day, context: ContextSeries): Measure[] {
  if (tier === null) return [];
  return pack.measures.filter(
    (measure) =>
      measure.tiers.includes(tier) && holdsOn(measure.inForce ?? {}, day) && holds(measure, day, context),
  );
}

function holds({ when }: Measure, day: Day, context: ContextSeries): boolean {
  if (when === undefined) return true;
  const truth = traceOf(when, day, context).get(when.tree);
  return truth !== undefined && valueAt(truth, 0) === true;
}

/** A measure's condition on a day, with the value of each of its parts. */
export function traceOf(when: Written, day: Day, context: ContextSeries): Trace {
  const values = contextOn(context, day);
  const member = (scope: string, name: string) => {
    const value = scope === 'context' ? values[name] : undefined;
    return constantColumn(
      value,
      typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'truth' : 'text',
      1,
    );
  };
  const trace = new Map<Expression, Column>();
  evaluate(when.tree, { rows: 1, indicator: () => undefined, member }, trace);
  return trace;
}
