import { addDays } from '../days.ts';
import { defaultTier } from '../rules/pack.ts';
import { plainLabel } from '../zoning/area-label.ts';
import type { Night } from '../zoning/open-night.ts';
import { labelsOf, positionsOf } from '../zoning/places.ts';
import type { Snapshot } from '../zoning/verdict.ts';
import type { Earlier, Side } from './side.ts';

/** The areas that are listed on either night, on both. */
export async function sidesOf(earlier: Earlier, night: Night, snapshot: Snapshot): Promise<Side[]> {
  const normal = defaultTier(snapshot.pack)?.tier ?? null;
  const wasDesignated = (position: number): boolean => {
    const { overlay, designated } = night.book.on(position, earlier.asOf);
    return designated !== undefined && overlay.set === undefined && overlay.raise === undefined;
  };
  const published = new Map(earlier.zones.map((zone) => [zone.area, zone]));
  const listed = snapshot.zones.map((zone): Side => {
    const before = published.get(zone.area.code) ?? null;
    published.delete(zone.area.code);
    return {
      position: zone.position,
      before: before === null ? normal : before.tier,
      wasDesignated: wasDesignated(zone.position),
      published: before,
      after: zone,
      area: zone.area,
    };
  });
  const gone = await positionsOf(night.bench.engine, snapshot.level, [...published.keys()]);
  const labels = await labelsOf(night.bench.engine, night.staged.areas, snapshot.level, [...gone.values()]);
  const states = new Map(snapshot.states.map(({ area, state }) => [area, state]));
  const delisted = [...gone].map(([code, position]): Side => {
    const before = published.get(code) ?? null;
    // What is not listed is in force tomorrow at the latest.
    const state = states.get(code);
    const effectiveFrom = state?.effectiveFrom ?? addDays(snapshot.asOf, 1);
    const after = {
      tier: normal,
      tierInForce: normal,
      effectiveFrom,
      since: state?.since ?? snapshot.restingSince,
      decision: null,
      rawTier: normal ?? 'unknown',
    };
    return {
      position,
      before: before?.tier ?? null,
      wasDesignated: wasDesignated(position),
      published: before,
      after,
      area: labels.get(position) ?? plainLabel(code, before?.name ?? code),
    };
  });
  return [...listed, ...delisted];
}
