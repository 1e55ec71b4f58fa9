import type { After, Tier } from '../../rules/pack.ts';
import { tried } from '../examples/make.ts';
import type { Finding } from '../finding.ts';
import { isOverRows, regionOf } from '../rows/regions.ts';
import { and, compared, constant, not } from '../solver/index.ts';
import { rowsIn } from '../world/counts.ts';
import type { World } from '../world/world.ts';

/** Clocks that wait for what a window has waited for already, and tiers that a step only passes through. */
export function clockFindings(world: World): Finding[] {
  return world.pack.tiers.flatMap((tier) => [...waitsTwice(world, tier), ...passesThrough(world, tier)]);
}

/**
 * A tier that any case within a window holds clears only when the window is empty. A clock that then asks for several
 * evaluations more waits for the same clear days again.
 */
function waitsTwice(world: World, tier: Tier): Finding[] {
  const more = evaluationsMore(tier.clocks?.loosen.after);
  const window = more === 0 ? undefined : windowThatHolds(world, tier);
  if (window === undefined) return [];
  return [
    {
      code: 'clock-waits-twice',
      severity: 'warning',
      value: tier.tier,
      with: { window: window.days, more, days: window.days + more },
      where: { file: 'pack', path: ['tiers', tier.rank, 'tier'] },
      examples: window.examples,
    },
  ];
}

/** Evaluations that a clock asks for beyond the first. */
function evaluationsMore(after: After | undefined): number {
  return after === undefined || after.kind === 'on' ? 0 : after.count - 1;
}

/** The longest window up to tonight of which any case keeps an area in a tier, or in a more severe one. */
function windowThatHolds(world: World, tier: Tier) {
  const { state, tables, rows, space } = world;
  const own = state.tiers[tier.rank];
  if (own === undefined) return undefined;
  const isLeft = and(
    ...state.tiers.slice(0, tier.rank + 1).map((truth) => (truth === undefined ? and() : not(truth.yes))),
  );
  const holding = tables.flatMap((table) =>
    table.indicators.flatMap((indicator) => {
      if (!isOverRows(indicator) || indicator.window.kind !== 'days' || indicator.window.lag > 0) return [];
      const isSome = compared(
        rowsIn(table, regionOf(indicator).key, rows),
        '>=',
        constant(1),
        space.variables,
      );
      if (world.ask(and(isLeft, isSome)).kind !== 'never') return [];
      const found = world.find(and(own.yes, isSome));
      return found.kind === 'found'
        ? [{ days: indicator.window.days, examples: [tried(world, found).example] }]
        : [];
    }),
  );
  return holding.sort((a, b) => b.days - a.days)[0];
}

/** A tier entered by steps, and left again at the next evaluation. */
function passesThrough({ pack }: World, tier: Tier): Finding[] {
  const steps = tier.clocks?.loosen.steps ?? null;
  const reachable = pack.tiers.filter(
    (each) => each.rule.kind !== 'declared' && !each.residual && !each.unranked,
  );
  const at = reachable.indexOf(tier);
  const entered = steps === null || at < 0 ? undefined : reachable[at + steps];
  if (entered === undefined || entered === reachable.at(-1)) return [];
  const isHeld = entered.release !== undefined || (entered.clocks?.loosen.minStayDays ?? 0) > 0;
  if (isHeld) return [];
  return [
    {
      code: 'steps-without-stay',
      severity: 'warning',
      value: entered.tier,
      with: { from: tier.tier },
      where: { file: 'pack', path: ['tiers', entered.rank, 'tier'] },
      examples: [],
    },
  ];
}
