import type { RowIndicator } from '../../rules/indicator.ts';
import type { Clocks, Pack } from '../../rules/pack.ts';
import { compare } from '../meaning/compare.ts';
import { surely } from '../meaning/numbers.ts';
import { isOverRows } from '../rows/regions.ts';
import { ALWAYS, and, constant, type Formula, NEVER, not, or } from '../solver/index.ts';
import type { World } from '../world/world.ts';
import { isOfTonight, type Order } from './order.ts';

/**
 * Whether a minimum stay of a tier is over whenever an area that was raised into it could leave it: then it holds nothing but
 * what came down into the tier, or was designated.
 *
 * So it is where the next evaluation is no sooner; and where any area in the tier by its condition is there by something in a
 * window long enough, and whatever is in that window keeps it there. What raises an area into the tier at an evaluation was
 * not there at the one before, and so is dated after that: it is in the window until the stay is over. This takes clocks that
 * raise at once, and sums to which nothing is reported below zero. Into a declared tier nothing is raised.
 */
export function isStayIdle(world: World, { works, ranks }: Order, rank: number): boolean {
  const { pack } = world;
  const days = lastingStay(world.pack, works.clocks[rank]);
  if (days === 0 || !works.reachable.includes(rank)) return true;
  const isAtOnce = ranks
    .filter((from) => from > rank)
    .map((from) => works.clocks[from]?.tighten)
    .every((clock) => isOfTonight(clock?.after) && clock?.steps === null);
  if (!isAtOnce || works.start !== null) return false;
  const { state } = world;
  const due = or(...state.tiers.slice(0, rank + 1).map((truth) => truth?.yes ?? NEVER));
  const stricter = or(...state.tiers.slice(0, rank).map((truth) => truth?.yes ?? NEVER));
  const holding = pack.indicators.flatMap((indicator): Formula[] => {
    if (!isOverRows(indicator) || !keepsFor(indicator, days + intervalOf(pack) - 1)) return [];
    const value = state.values.get(indicator.name);
    const none = { kind: 'number', cases: surely(constant(0), ALWAYS) } as const;
    const isSome = value && compare(value, '>', none, world.space)?.yes;
    return isSome && isNever(world, and(isSome, not(due))) ? [isSome] : [];
  });
  return isNever(world, and(due, not(stricter), ...holding.map(not)));
}

/** The days of a minimum stay; none where it is over by the next evaluation. */
export function lastingStay(pack: Pack, clocks: Clocks | undefined): number {
  const days = clocks?.loosen.minStayDays ?? 0;
  return days <= intervalOf(pack) ? 0 : days;
}

function intervalOf({ evaluatedOn }: Pack): number {
  return evaluatedOn === undefined ? 1 : 7;
}

function isNever(world: World, formula: Formula): boolean {
  return world.ask(formula).kind === 'never';
}

/** Whether what is counted tonight for the first time has tonight's date, and is counted for so many days. */
function keepsFor(indicator: RowIndicator, days: number): boolean {
  const { kind, table, clock, window } = indicator;
  const isKnownAtOnce = clock === (table === 'cases' ? 'date_report' : 'date') && table !== 'visits';
  const isLong = window.kind === 'days' ? window.lag === 0 && window.days >= days : window.kind === 'all';
  const isPlain = kind === 'count' ? (indicator.groupBy ?? indicator.distinct) === undefined : kind === 'sum';
  const isWhole = !('daysAtLeast' in indicator) || indicator.daysAtLeast === undefined;
  return isKnownAtOnce && isLong && isPlain && isWhole;
}
