import { addDays, earlierOf } from '../days.ts';
import type { Change, Reason } from '../diff/change.ts';
import { comesIntoForce } from '../diff/into-force.ts';
import type { PublishedNight, PublishedZone } from '../store/published.ts';

/** An area on the two nights compared, and the published changes on the way, of the first after the earlier night on. */
export interface Between {
  readonly area: Change['area'];
  readonly old: PublishedZone | undefined;
  readonly now: PublishedZone | undefined;
  readonly nights: readonly PublishedNight[];
}

/**
 * What comes into force of an area between two published nights that was judged on the earlier one or before. An area that
 * is not listed is in the default tier.
 */
export function comingBetween(
  { area, old, now, nights }: Between,
  normal: string | null,
): Change | undefined {
  const tiers = (zone: PublishedZone | undefined) =>
    zone === undefined ? [normal, normal] : [zone.tier, zone.tierInForce];
  const [[was = null, before = null], [is = null, after = null]] = [tiers(old), tiers(now)];
  if (!comesIntoForce({ tiers: [was, is], inForce: [before, after] }, normal)) return undefined;
  const last = nights.at(-1);
  if (last === undefined) return undefined;
  const told = takingForce(area.code, nights);
  const step = told.findLast((each) => each.to === after);
  const morning = addDays(last.manifest.as_of, 1);
  const own = is === after ? (now?.effectiveFrom ?? step?.inForceFrom) : step?.inForceFrom;
  return {
    area: step?.area ?? area,
    kind: 'in_force',
    from: before,
    to: after,
    inForceFrom: earlierOf(own ?? morning, morning),
    reasons: step?.reasons ?? judged(now, after),
    ...measuresOver(told),
  };
}

/** The changes that took force on their own night or had waited for it: not those that still wait. */
function takingForce(code: string, nights: readonly PublishedNight[]): Change[] {
  return nights.flatMap(({ changes, manifest }) =>
    changes.filter(
      ({ area, kind, inForceFrom }) =>
        area.code === code && (kind === 'in_force' || inForceFrom <= addDays(manifest.as_of, 1)),
    ),
  );
}

function judged(now: PublishedZone | undefined, after: string | null): Reason[] {
  return now?.tier === after && now !== undefined ? [{ code: 'judged', with: { on: now.since } }] : [];
}

/** What begins and ends over several changes: measures imposed and lifted again on the way cancel out. */
export function measuresOver(changes: readonly Change[]): Pick<Change, 'impose' | 'lift'> {
  const impose = new Set<string>();
  const lift = new Set<string>();
  for (const change of changes) {
    for (const id of change.impose) if (!lift.delete(id)) impose.add(id);
    for (const id of change.lift) if (!impose.delete(id)) lift.add(id);
  }
  return { impose: [...impose], lift: [...lift] };
}
