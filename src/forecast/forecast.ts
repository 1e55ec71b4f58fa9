import { addDays, type Day } from '../days.ts';
import { defaultTier, type Pack } from '../rules/pack.ts';
import { effectiveFrom } from '../zoning/effect.ts';
import type { Ladder } from '../zoning/ladder.ts';
import type { Snapshot, Verdict } from '../zoning/verdict.ts';
import type { Assumed } from './assumed.ts';

/** An area outside the default tier, and all that is foreseen of it if nothing new happens. */
export interface AreaForecast {
  readonly verdict: Verdict;
  readonly ladder: Ladder;
}

/** What is foreseen on a night of the areas that are listed, if no case is added. */
export interface Forecast {
  readonly snapshot: Snapshot;
  readonly areas: readonly AreaForecast[];
  /** The last night that the present rules judge by the policy, after which others do; null if none is known. */
  readonly rulesUntil: Day | null;
  /** What hypothetical cases would change; null where none were assumed. */
  readonly assumed: Assumed | null;
}

/** The day through which the tier in force holds at the least, and what it rests on until then. */
export interface HeldUntil {
  readonly day: Day;
  /** As a step has it; `queued` where it is judged already, `unknown` where it cannot be told from then on. */
  readonly because: string;
}

/**
 * Until when, at the earliest, the tier in force at 0:00 of the next day stays in force if nothing new happens: through the day
 * before a less severe one is in force, or could be. Null where nothing foreseen ends it, or none is in force yet.
 */
export function heldUntil({ verdict, ladder }: AreaForecast, pack: Pack): HeldUntil | null {
  const rankOf = (tier: string | null): number | undefined =>
    pack.tiers.find((each) => each.tier === tier && each.unranked !== true)?.rank;
  const present = rankOf(verdict.tierInForce);
  if (present === undefined) return null;
  const isLess = ({ tier }: { readonly tier: string | null }): boolean => (rankOf(tier) ?? present) > present;
  const { unknownFrom } = ladder;
  const ends = [
    ...ladder.inForce.filter(isLess),
    ...(unknownFrom === null
      ? []
      : [{ from: effectiveFrom(pack.effective, unknownFrom), because: 'unknown' }]),
  ];
  const [first, ...others] = ends;
  if (first === undefined) return null;
  const { from, because } = others.reduce(
    (soonest, each) => (each.from < soonest.from ? each : soonest),
    first,
  );
  return { day: addDays(from, -1), because };
}

/**
 * How what is foreseen of an area ends: in the default tier; at a day from which it cannot be told; in a tier that only a decision
 * ends; or in one that nothing foreseen ends.
 */
export type Ending = 'default' | 'unknown' | 'decision' | 'open';

/** How what is foreseen of an area ends. */
export function endingOf({ verdict, ladder }: AreaForecast, pack: Pack): Ending {
  const last = ladder.steps.at(-1)?.tier ?? verdict.tier;
  if (last !== null && last === defaultTier(pack)?.tier && !ladder.byDecision) return 'default';
  if (ladder.unknownFrom !== null || last === null) return 'unknown';
  return ladder.byDecision ? 'decision' : 'open';
}

/** The steps that come into force at all: one that is struck out before its day does not. */
export function stepsInForce({ steps, inForce }: Ladder): Ladder['steps'] {
  return steps.filter(({ tier, effectiveFrom }) =>
    inForce.some((each) => each.tier === tier && each.from === effectiveFrom),
  );
}
