import type { Day } from '../days.ts';
import type { Reason } from './change.ts';
import { byDecision } from './reasons.ts';
import type { Side } from './side.ts';

/** An area's published tier and tier in force on two nights: ids; null is unknown, or nothing in force yet. */
export interface TwoNights {
  readonly tiers: readonly [string | null, string | null];
  readonly inForce: readonly [string | null, string | null];
}

/**
 * Whether another tier is in force than before and the change of the published tier does not say so: one that waited for
 * its day. A change that takes effect as it is judged is told by itself.
 *
 * @param normal the default tier: it is no news that it comes into force where nothing was
 */
export function comesIntoForce(
  { tiers: [was, is], inForce: [before, after] }: TwoNights,
  normal: string | null,
) {
  const isRest = (tier: string | null): boolean => tier === null || tier === normal;
  if (before === after || (isRest(before) && isRest(after))) return false;
  return was === is || is !== after;
}

/** The tiers of an area that was not listed on the earlier night are the default one. */
export function nightsOf({ before, published, after }: Side, normal: string | null): TwoNights {
  const inForceBefore = published === null ? normal : published.tierInForce;
  return { tiers: [before, after.tier], inForce: [inForceBefore, after.tierInForce] };
}

/** Why a tier comes into force: a decision, or that it was judged on an earlier day. */
export function reasonsInForce(side: Side, asOf: Day): Reason[] {
  const decided = byDecision(side, asOf);
  if (decided !== undefined) return decided;
  const { tier, tierInForce, since } = side.after;
  return tier === tierInForce && since !== null ? [{ code: 'judged', with: { on: since } }] : [];
}
