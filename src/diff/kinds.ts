import { defaultTier, type Pack } from '../rules/pack.ts';
import type { Change, ChangeKind } from './change.ts';

/**
 * What kind of change it is from one tier to another; null is unknown.
 *
 * @param earlier the pack that the first tier is of
 */
export function kindOf(
  from: string | null,
  to: string | null,
  pack: Pack,
  earlier: Pack | undefined = pack,
): ChangeKind {
  const normal = defaultTier(pack)?.tier ?? null;
  if (to === null) return 'unknown';
  if (isUnranked(earlier, from) || isUnranked(pack, to)) return 'changed';
  if (from === normal) return 'listed';
  if (to === normal) return from === null ? 'known' : 'delisted';
  // A tier that another pack had and this one has not lies neither above nor below any.
  if (from !== null && !has(pack, from)) return 'changed';
  return rankOf(pack, to) < rankOf(pack, from) ? 'raised' : 'lowered';
}

function isUnranked(pack: Pack, tier: string | null): boolean {
  return pack.tiers.some((each) => each.tier === tier && each.unranked);
}

function has(pack: Pack, tier: string): boolean {
  return pack.tiers.some((each) => each.tier === tier);
}

function rankOf(pack: Pack, tier: string | null): number {
  const rank = pack.tiers.find((each) => each.tier === tier)?.rank;
  return rank ?? pack.tiers.length;
}

const ORDER: Readonly<Record<ChangeKind, number>> = {
  unknown: 0,
  raised: 1,
  listed: 1,
  new: 1,
  changed: 1,
  lowered: 2,
  delisted: 3,
  known: 3,
  removed: 3,
  in_force: 4,
};

/** Worse news first, the worst tier first, then in order of code. */
export function inOrder(changes: readonly Change[], pack: Pack): Change[] {
  return [...changes].sort(
    (a, b) =>
      ORDER[a.kind] - ORDER[b.kind] ||
      rankOf(pack, a.to) - rankOf(pack, b.to) ||
      (a.area.code < b.area.code ? -1 : 1),
  );
}
