import type { Indicator } from '../../rules/indicator.ts';
import type { Pack, Tier } from '../../rules/pack.ts';
import { allParts } from '../../rules/walk.ts';
import { holds, limitIn } from '../../zoning/limits.ts';
import type { Snapshot, Verdict } from '../../zoning/verdict.ts';
import { keyIndicators } from '../indicators.ts';

/**
 * The indicators of a listing, those first that say most of it: by how many of the listed areas have their tier by them, or
 * are held in it by them; then in the order of the pack.
 */
export function mostTelling({ pack, zones }: Snapshot): Indicator[] {
  const times = new Map<string, number>();
  for (const zone of zones)
    for (const name of tellingOf(pack, zone)) times.set(name, (times.get(name) ?? 0) + 1);
  // Sorting keeps the order of the pack among those that say as much.
  return [...keyIndicators(pack)].sort((a, b) => (times.get(b.name) ?? 0) - (times.get(a.name) ?? 0));
}

function tellingOf(pack: Pack, zone: Verdict): Set<string> {
  const tier = pack.tiers.find((each) => each.tier === zone.tier);
  const binding = zone.nextStepDown === null ? [] : [zone.nextStepDown.because];
  return new Set([...binding, ...(tier === undefined ? [] : holdingIn(tier, zone))]);
}

/** The indicators of those parts of a tier's condition that hold: limits that are kept to, and what is true by itself. */
function holdingIn({ rule }: Tier, { indicators }: Verdict): string[] {
  if (rule.kind !== 'when') return [];
  return allParts(rule.when.tree).flatMap((part) => {
    if (part.kind === 'name') return indicators[part.name] === true ? [part.name] : [];
    const limit = limitIn(part);
    return limit !== undefined && holds(limit, indicators[limit.name] ?? null) === true ? [limit.name] : [];
  });
}
