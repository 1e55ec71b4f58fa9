import type { Values } from '../../language/text.ts';
import type { After, Clocks, Pack, Tier } from '../../rules/pack.ts';
import { calendarOf } from '../examples/calendar.ts';
import { tried } from '../examples/make.ts';
import type { Finding } from '../finding.ts';
import { isOverRows, regionOf } from '../rows/regions.ts';
import { and, compared, constant, not } from '../solver/index.ts';
import { rowsIn } from '../world/counts.ts';
import type { World } from '../world/world.ts';

/**
 * Clocks that wait for what a window has waited for already, tiers that a step only passes through, and clocks that change
 * nothing. Each shows in a calendar, by the code that moves tiers every night.
 */
export function clockFindings(world: World): Finding[] {
  const { pack } = world;
  return pack.tiers.flatMap((tier) => [
    ...waitsTwice(world, tier),
    ...passesThrough(world, tier),
    ...idleClocks(pack, tier),
  ]);
}

/**
 * A tier that any case within a window holds clears only when the window is empty. A clock that then asks for several
 * evaluations more waits for the same clear days again.
 */
function waitsTwice(world: World, tier: Tier): Finding[] {
  const { pack } = world;
  const more = evaluationsMore(tier.clocks?.loosen.after);
  const window = more === 0 ? undefined : windowThatHolds(world, tier);
  const mildest = mildestOf(pack);
  if (window === undefined || mildest === undefined || mildest.rank <= tier.rank) return [];
  // Cases until any minimum stay is over, the last one on the last such day: from then on every day is clear.
  const stay = (tier.clocks?.loosen.minStayDays ?? 0) + 1;
  const interval = pack.evaluatedOn === undefined ? 1 : 7;
  const held = Math.ceil((stay + window.days - 1) / interval) * interval;
  const said = [...nights(held, tier.rank), ...nights((more + 1) * interval + 1, mildest.rank)];
  const calendar = calendarOf(pack, said);
  const left = calendar.findIndex((night, i) => i > 0 && night.tier !== tier.tier);
  const clear = calendar.findIndex(({ raw }) => raw !== null && raw !== tier.tier);
  // Where nothing but a decision lowers, no clock waits.
  if (left <= clear || clear < 0) return [];
  const days = left - (held - window.days);
  return [
    {
      code: 'clock-waits-twice',
      severity: 'warning',
      value: tier.tier,
      with: { window: window.days, more, days },
      where: { file: 'pack', path: ['tiers', tier.rank, 'tier'] },
      examples: window.examples,
      evidence: { kind: 'calendar', nights: calendar.slice(0, left + 1) },
    },
  ];
}

/** The least severe tier that the rules can reach. */
function mildestOf({ tiers }: Pack): Tier | undefined {
  return reachableIn(tiers).at(-1);
}

function reachableIn(tiers: readonly Tier[]): Tier[] {
  return tiers.filter((each) => each.rule.kind !== 'declared' && !each.residual && !each.unranked);
}

function nights(count: number, rank: number): number[] {
  return new Array<number>(count).fill(rank);
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
  const reachable = reachableIn(pack.tiers);
  const at = reachable.indexOf(tier);
  const entered = steps === null || at < 0 ? undefined : reachable[at + steps];
  const mildest = reachable.at(-1);
  if (entered === undefined || mildest === undefined || entered === mildest) return [];
  const isHeld = entered.release !== undefined || (entered.clocks?.loosen.minStayDays ?? 0) > 0;
  if (isHeld) return [];
  const long = longestWait(pack);
  const calendar = calendarOf(pack, [...nights(long, tier.rank), ...nights(long, mildest.rank)]);
  const inside = calendar.filter((night) => night.tier === entered.tier && night.raw !== null);
  const last = calendar.findLastIndex((night) => night.tier === entered.tier);
  // Where nothing but a decision lowers, or a day of the week is waited for, an area does not just pass through.
  if (inside.length !== 1 || last < 0 || last === calendar.length - 1) return [];
  return [
    {
      code: 'steps-without-stay',
      severity: 'warning',
      value: entered.tier,
      with: { from: tier.tier },
      where: { file: 'pack', path: ['tiers', entered.rank, 'tier'] },
      examples: [],
      evidence: { kind: 'calendar', nights: calendar.slice(long - 1, last + 2) },
    },
  ];
}

/** Nights in which any clock of a pack has run out. */
function longestWait({ tiers, evaluatedOn }: Pack): number {
  const interval = evaluatedOn === undefined ? 1 : 7;
  const waits = tiers.flatMap(({ clocks }) =>
    clocks === undefined
      ? []
      : [clocks.tighten.after, clocks.loosen.after].map(
          (after) =>
            after.count * (after.kind === 'days' ? 1 : after.kind === 'on' ? 7 : interval) +
            clocks.loosen.minStayDays,
        ),
  );
  return Math.min(Math.max(...waits, interval) + 2 * interval, 400);
}

/** A minimum stay that is over by the next evaluation, and an `after` that asks for no more than that evaluation. */
function idleClocks(pack: Pack, tier: Tier): Finding[] {
  const { clocks } = tier;
  const mildest = mildestOf(pack);
  if (clocks === undefined || mildest === undefined || mildest.rank <= tier.rank) return [];
  const { loosen } = clocks;
  const interval = pack.evaluatedOn === undefined ? 1 : 7;
  const isIdleStay = loosen.minStayDays > 0 && loosen.minStayDays <= interval;
  const stay = isIdleStay
    ? idle(pack, tier, 'min-stay-idle', { days: loosen.minStayDays, interval }, { ...loosen, minStayDays: 0 })
    : [];
  const once = { kind: 'evaluations', count: 1 } as const;
  const isOnce = pack.evaluatedOn !== undefined && isEveryEvaluation(loosen.after, pack.evaluatedOn);
  const after = isOnce ? idle(pack, tier, 'after-idle', { interval }, { ...loosen, after: once }) : [];
  return [...stay, ...after];
}

/** Whether an `after` that is not a plain count looks at the one evaluation of tonight. */
function isEveryEvaluation(after: After, evaluatedOn: string): boolean {
  if (after.count !== 1) return false;
  return after.kind === 'days' || (after.kind === 'on' && after.on === evaluatedOn);
}

/** A note with a calendar that is the same without the clock; nothing where it is not. */
function idle(
  pack: Pack,
  tier: Tier,
  code: 'min-stay-idle' | 'after-idle',
  more: Values,
  loosen: Clocks['loosen'],
): Finding[] {
  const mildest = mildestOf(pack)?.rank ?? tier.rank;
  const long = longestWait(pack);
  const said = [
    ...nights(1, tier.rank),
    ...nights(long, mildest),
    ...nights(long, tier.rank),
    ...nights(long, mildest),
  ];
  const without = {
    ...pack,
    tiers: pack.tiers.map((each) =>
      each === tier && each.clocks ? { ...each, clocks: { ...each.clocks, loosen } } : each,
    ),
  };
  const calendar = calendarOf(pack, said);
  const other = calendarOf(without, said);
  if (calendar.some((night, i) => night.tier !== other[i]?.tier)) return [];
  const left = calendar.findIndex((night, i) => i > 0 && night.tier !== tier.tier);
  return [
    {
      code,
      severity: 'note',
      value: tier.tier,
      with: more,
      where: { file: 'pack', path: ['tiers', tier.rank, 'tier'] },
      examples: [],
      evidence: { kind: 'calendar', nights: calendar.slice(0, left < 0 ? undefined : left + 1) },
    },
  ];
}
