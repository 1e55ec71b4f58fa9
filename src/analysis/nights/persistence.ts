import type { RowIndicator } from '../../rules/indicator.ts';
import { compare } from '../meaning/compare.ts';
import { surely } from '../meaning/numbers.ts';
import { isOverRows } from '../rows/regions.ts';
import { ALWAYS, and, constant, type Formula, NEVER, not, or } from '../solver/index.ts';
import type { World } from '../world/world.ts';
import { isOfTonight, type Order } from './order.ts';

/**
 * Whether a minimum stay of a tier has passed whenever an area that was raised into it could leave it: then it holds nothing
 * but what came down into the tier, or was designated.
 *
 * So it is where the tier is due exactly as long as some window of at least those days holds anything. What raises an area
 * into the tier tonight was not there the night before, and so has tonight's date: it is in the window until the stay is
 * over. Into a declared tier nothing is raised. It takes clocks that raise at once, and sums to which nothing is reported below zero.
 */
export function isStayIdle(world: World, { works, ranks, highest }: Order, rank: number): boolean {
  const { pack } = world;
  const days = works.clocks[rank]?.loosen.minStayDays ?? 0;
  if (days === 0 || !works.reachable.includes(rank)) return true;
  const isAtOnce = ranks
    .filter((from) => from > rank)
    .every((from) => isOfTonight(works.clocks[from]?.tighten.after) && highest(from) <= rank);
  if (!isAtOnce || pack.evaluatedOn !== undefined || works.start !== null) return false;
  const { state } = world;
  const due = or(...state.tiers.slice(0, rank + 1).map((truth) => truth?.yes ?? NEVER));
  const holding = pack.indicators.flatMap((indicator): Formula[] => {
    if (!isOverRows(indicator) || !keepsFor(indicator, days)) return [];
    const value = state.values.get(indicator.name);
    const none = { kind: 'number', cases: surely(constant(0), ALWAYS) } as const;
    const isSome = value && compare(value, '>', none, world.space)?.yes;
    return isSome && isNever(world, and(isSome, not(due))) ? [isSome] : [];
  });
  return isNever(world, and(due, ...holding.map(not)));
}

function isNever(world: World, formula: Formula): boolean {
  return world.ask(formula).kind === 'never';
}

/** Whether what is counted tonight for the first time has tonight's date, and is counted for so many days. */
function keepsFor(indicator: RowIndicator, days: number): boolean {
  const { kind, table, clock, window } = indicator;
  const isKnownAtOnce = clock === (table === 'cases' ? 'date_report' : 'date') && table !== 'visits';
  const isLong = window.kind === 'days' ? window.lag === 0 && window.days >= days : window.kind === 'all';
  const isPlain =
    kind === 'count' ? (indicator.groupBy ?? indicator.distinct) === undefined : kind === 'sum';
  const isWhole = !('daysAtLeast' in indicator) || indicator.daysAtLeast === undefined;
  return isKnownAtOnce && isLong && isPlain && isWhole;
}
