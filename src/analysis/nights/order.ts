import type { After, Pack } from '../../rules/pack.ts';
import { type Clockwork, clockworkOf } from '../../zoning/clocks/clockwork.ts';

/** How the clocks of a pack's tiers go with each other. Ranks: 0 is the most severe. */
export interface Order {
  readonly works: Clockwork;
  /** Ranks that an area can be in by the rules or by decision, the most severe first. */
  readonly ranks: readonly number[];
  /** The least severe tier in which an area can be after one move down; the tier itself where there is none. */
  lowest(rank: number): number;
  /** The most severe tier in which an area can be after one move up. */
  highest(rank: number): number;
}

export function orderOf(pack: Pack): Order {
  const works = clockworkOf(pack);
  const { reachable, clocks } = works;
  const ranks = pack.tiers.filter((tier) => !tier.residual && !tier.unranked).map(({ rank }) => rank);
  const reached = (between: readonly number[], steps: number | null | undefined, rank: number): number =>
    between[(steps ?? between.length) - 1] ?? between.at(-1) ?? rank;
  return {
    works,
    ranks,
    lowest: (rank) =>
      reached(
        reachable.filter((each) => each > rank),
        clocks[rank]?.loosen.steps,
        rank,
      ),
    highest: (rank) =>
      reached(reachable.filter((each) => each < rank).toReversed(), clocks[rank]?.tighten.steps, rank),
  };
}

/** Whether a clock looks at every evaluation that another one looks at, and only moves when that does. */
export function looksAtAll(after: After | undefined, other: After | undefined, isDaily: boolean): boolean {
  if (after === undefined || other === undefined) return false;
  // Every clock looks at tonight's.
  if (isOfTonight(other)) return true;
  if (after.kind === 'on' || other.kind === 'on')
    return after.kind === 'on' && other.kind === 'on' && after.on === other.on && after.count >= other.count;
  return (after.kind === other.kind || isDaily) && after.count >= other.count;
}

/** Whether a clock looks at tonight's evaluation alone, on any night. */
export function isOfTonight(after: After | undefined): boolean {
  return after !== undefined && after.kind !== 'on' && after.count === 1;
}

/** Whether tiers follow the last evaluation at once, up and down. */
export function areFree({ clocks, hasRelease, lowersByDecision, start }: Clockwork): boolean {
  return (
    !lowersByDecision &&
    start === null &&
    !hasRelease.includes(true) &&
    clocks.every(
      ({ tighten, loosen }) =>
        isOfTonight(tighten.after) &&
        isOfTonight(loosen.after) &&
        tighten.steps === null &&
        loosen.steps === null &&
        loosen.minStayDays === 0,
    )
  );
}
