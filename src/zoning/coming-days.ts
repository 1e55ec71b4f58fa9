import { addDays, type Day, daysFrom } from '../days.ts';
import { actsFrom } from '../inputs/decisions.ts';
import type { Decision } from '../inputs/tables.ts';
import type { Column } from '../judging/columns.ts';
import type { Expression } from '../rules/expression.ts';
import { AS_OF } from '../rules/expressions/places.ts';
import type { Pack } from '../rules/pack.ts';
import { allParts, expressionsOf } from '../rules/walk.ts';
import type { Bench } from './bench.ts';
import { reach } from './carry-over.ts';
import { hasMemory } from './memory.ts';
import { LONGEST_WAIT, lookback } from './night.ts';

/**
 * Nights on which the rules, the calendar or an ending decision could lower a tier, in order: as long as rules can change
 * their mind by themselves, and around the days that they name, up to a year ahead.
 */
export function comingDays(
  { bench, asOf }: { readonly bench: Bench; readonly asOf: Day },
  decisions: readonly Decision[],
): Day[] {
  const { pack } = bench;
  const days = new Set(daysFrom(addDays(asOf, 1), addDays(asOf, horizon(pack))));
  for (const day of daysOfDecisions(decisions)) days.add(addDays(day, -1)).add(day);
  const farthest = addDays(asOf, LONGEST_WAIT);
  // Where only the day itself matters a tier changes on it or on the next one; clocks and earlier days look longer.
  const looksOn = hasMemory(pack) || pack.indicators.some(({ kind }) => kind === 'past');
  for (const named of new Set(namedDays(bench)))
    if (named <= farthest)
      for (const day of daysFrom(addDays(named, -1), addDays(named, looksOn ? horizon(pack) : 1)))
        days.add(day);
  return [...days].filter((day) => day > asOf).sort();
}

/**
 * The last night on which anything could still change where clocks run: after the last of the coming days a tier is lowered
 * step by step, each at the latest when its clock is over. And from which night on nothing changes that is at rest.
 */
export function comingNightsEnd(
  judged: { readonly bench: Bench; readonly asOf: Day },
  decisions: readonly Decision[],
): { readonly last: Day; readonly eventless: Day } {
  const { bench, asOf } = judged;
  const farthest = addDays(asOf, LONGEST_WAIT);
  const named = namedDays(bench).filter((day) => day <= farthest);
  const [eventless = asOf] = [asOf, ...daysOfDecisions(decisions), ...named].sort().toReversed();
  const end = comingDays(judged, decisions).at(-1) ?? asOf;
  return { last: addDays(end, bench.pack.tiers.length * clockDays(bench.pack)), eventless };
}

/** Days on which what is decided changes. */
function daysOfDecisions(decisions: readonly Decision[]): Day[] {
  return decisions.flatMap((decision) => [
    actsFrom(decision),
    ...(decision.until === null ? [] : [addDays(decision.until, 1)]),
  ]);
}

/** How many days ahead a tier could still be lowered if nothing new happens. */
function horizon(pack: Pack): number {
  return lookback(pack) + clockDays(pack);
}

/** How many days a clock can run, at most, before a tier is left. */
function clockDays(pack: Pack): number {
  const clocks = pack.tiers.flatMap((tier) => (tier.clocks === undefined ? [] : [tier.clocks.loosen]));
  const stay = Math.max(0, ...clocks.map(({ minStayDays }) => minStayDays));
  const count = Math.max(0, ...clocks.map(({ after }) => reach(after, pack)));
  return stay + count + (pack.evaluatedOn === undefined ? 0 : 7);
}

/** The days that rules name where they ask for the day, or for what the workspace sets by date. */
function namedDays({ pack, context, root }: Bench): Day[] {
  const parts = expressionsOf(pack).flatMap(allParts);
  const circumstances = parts.flatMap((part) =>
    part.kind === 'member' && part.scope === 'context' ? Object.keys(context[part.name] ?? {}) : [],
  );
  if (!parts.some((part) => part.kind === 'member' && part.scope === AS_OF)) return circumstances;
  return [...circumstances, ...parts.flatMap((part) => daysIn(part, root.attributes))];
}

function daysIn(part: Expression, attributes: ReadonlyMap<string, Column>): Day[] {
  if (part.kind === 'text') return part.type === 'date' ? [part.value] : [];
  if (part.kind !== 'member' || part.scope !== 'area' || part.type !== 'date') return [];
  const column = attributes.get(part.name);
  return column?.kind === 'text' ? [...new Set(column.values)].flatMap((day) => day ?? []) : [];
}
