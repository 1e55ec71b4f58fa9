import { addDays, type Day, earlierOf } from '../days.ts';
import type { Change } from '../diff/change.ts';
import { tierForMeasures } from '../measures/measure-list.ts';
import { eveOf, type TierLine, type TierStretch, tierLine } from '../measures/tier-line.ts';
import { FenquError } from '../problems/problem.ts';
import { defaultTier, type Pack } from '../rules/pack.ts';
import { readNight, readNightChanges, readNightManifest, readNights } from '../store/index.ts';
import type { Manifest, NightId, PublishedZone } from '../store/published.ts';
import { effectiveFrom } from '../zoning/effect.ts';
import type { Ladder } from '../zoning/ladder.ts';
import type { AreaLabel, Verdict } from '../zoning/verdict.ts';

/** An area on an earlier night, as far as the tier in force asks; a night names only areas outside the default tier. */
export type ZoneBefore = Pick<
  PublishedZone,
  'area' | 'name' | 'district' | 'districtName' | 'tier' | 'tierInForce' | 'atLeast' | 'effectiveFrom'
>;

/** An earlier night by the same rules, by code; nothing where there is none. */
export type NightBefore = (day: Day) => Promise<ReadonlyMap<string, ZoneBefore> | undefined>;

/** What earlier nights by the same rules tell. */
export interface Earlier {
  readonly before: NightBefore;
  /** Changes into the default tier on the nights up to one, the newest first, as far back as nights tell without a gap. */
  readonly backUntil: (night: Day) => Promise<readonly Change[]>;
}

/** Where nothing tells of earlier nights. */
export const NOTHING_EARLIER: Earlier = {
  before: async () => undefined,
  backUntil: async () => [],
};

/** Reads published nights that a pack judged, each once. */
export function publishedNights(store: string, pack: Pack): Earlier {
  const read = new Map<Day, ReturnType<NightBefore>>();
  let known: ReturnType<typeof readNights> | undefined;
  const nights = (): ReturnType<typeof readNights> => {
    known ??= readNights(store);
    return known;
  };
  const isSame = ({ pack: { id }, level }: Manifest): boolean => id === pack.id && level === pack.level;
  const night: NightBefore = async (day) => {
    const id = (await nights()).find((each) => each.day === day);
    if (id === undefined) return undefined;
    const { manifest, zones } = await readNight(store, day, id.revision);
    return isSame(manifest) ? new Map(zones.map((zone) => [zone.area, zone])) : undefined;
  };
  const normal = defaultTier(pack)?.tier;
  const back = new Map<Day, ReturnType<Earlier['backUntil']>>();
  // Beyond a night that is missing, or cannot be read, an area may have gone and come back again.
  const backUntil: Earlier['backUntil'] = async (day) => {
    const found: Change[] = [];
    let expected: Day | undefined;
    for (const id of (await nights()).filter((each) => each.day <= day).toReversed()) {
      if (expected === undefined ? id.day < eveOf(day) : id.day !== expected) break;
      expected = eveOf(id.day);
      const changes = await changesOf(store, id, isSame);
      if (changes === undefined) break;
      found.push(...changes.filter(({ to }) => to === normal));
    }
    return found;
  };
  return {
    before: (day) => {
      const found = read.get(day) ?? night(day);
      read.set(day, found);
      return found;
    },
    backUntil: (day) => {
      const found = back.get(day) ?? backUntil(day);
      back.set(day, found);
      return found;
    },
  };
}

/** What changed on a night; nothing where others judged it, or its files cannot be read. */
async function changesOf(
  store: string,
  night: NightId,
  isSame: (manifest: Manifest) => boolean,
): Promise<readonly Change[] | undefined> {
  try {
    const manifest = await readNightManifest(store, night);
    return isSame(manifest) ? await readNightChanges(store, manifest) : undefined;
  } catch (cause) {
    if (cause instanceof FenquError) return undefined;
    throw cause;
  }
}

/** All that is foreseen of areas, by their position; of one that is not there the next step down alone is known. */
export type Ladders = ReadonlyMap<number, Ladder>;

/** The tiers in force of areas outside the default tier over time: from earlier nights, tonight's, and what is foreseen. */
export async function tierLines(
  zones: readonly Verdict[],
  { pack, asOf }: { readonly pack: Pack; readonly asOf: Day },
  before: NightBefore,
  ladders: Ladders,
): Promise<Map<string, TierLine>> {
  const open = new Map(zones.map((zone) => [zone.area.code, beginning(zone, asOf)]));
  const done = new Map<string, Known>();
  for (let day = newest(open); day !== undefined; day = newest(open))
    goBack(day, await before(day), open, done, defaultTier(pack)?.tier ?? null);
  return new Map(
    zones.map((zone) => {
      const past = done.get(zone.area.code) ?? NOTHING;
      return [zone.area.code, aheadOf(zone, ladders.get(zone.position), past, pack)];
    }),
  );
}

/** What is known of an area so far, the oldest first, and the night that tells what was in force before. */
interface Looking extends Known {
  readonly next: Day;
}

/** Tiers in force as far back as nights told. */
interface Known {
  readonly stretches: readonly TierStretch[];
  /** The first of them may have begun before its day. */
  readonly mayBeOlder: boolean;
}

/** A night says what is in force from 0:00 of the next day, and since when unless another tier waits for its day. */
function beginning(zone: ZoneBefore | Verdict, night: Day): Looking {
  const morning = addDays(night, 1);
  const isSettled = zone.tier === zone.tierInForce && zone.effectiveFrom <= morning;
  const from = isSettled ? zone.effectiveFrom : morning;
  // Always a night further back, whatever it says.
  const next = earlierOf(addDays(from, -2), eveOf(night));
  return { stretches: [{ from, tier: tierForMeasures(zone) }], mayBeOlder: !isSettled, next };
}

function newest(open: ReadonlyMap<string, Looking>): Day | undefined {
  let day: Day | undefined;
  for (const { next } of open.values()) if (day === undefined || next > day) day = next;
  return day;
}

/** Goes back by one night with all areas that wait for it. */
function goBack(
  night: Day,
  zones: ReadonlyMap<string, ZoneBefore> | undefined,
  open: Map<string, Looking>,
  done: Map<string, Known>,
  normal: string | null,
): void {
  for (const [code, { stretches, mayBeOlder, next }] of open) {
    if (next !== night) continue;
    const zone = zones?.get(code);
    if (zone !== undefined) {
      const earlier = beginning(zone, night);
      open.set(code, { ...earlier, stretches: prepended(earlier.stretches, stretches) });
      continue;
    }
    open.delete(code);
    const whole = prepended([{ from: null, tier: normal }], stretches);
    done.set(code, zones === undefined ? { stretches, mayBeOlder } : { stretches: whole, mayBeOlder: false });
  }
}

const NOTHING: Known = { stretches: [], mayBeOlder: false };

/** The same tier before only began earlier. */
function prepended(earlier: readonly TierStretch[], later: readonly TierStretch[]): readonly TierStretch[] {
  const [first] = earlier;
  const [next, ...rest] = later;
  return first !== undefined && first.tier === next?.tier ? [first, ...rest] : [...earlier, ...later];
}

/** Tiers that wait for their day, and what is foreseen if nothing new happens: all of it, or the next step down alone. */
function aheadOf(
  { queued, nextStepDown, unknownAhead }: Verdict,
  ladder: Ladder | undefined,
  { stretches: past, mayBeOlder }: Known,
  pack: Pack,
): TierLine {
  const next = nextStepDown && {
    from: effectiveFrom(pack.effective, nextStepDown.on),
    tier: nextStepDown.tier,
  };
  const ahead =
    ladder === undefined
      ? [...queued.filter(({ from }) => next === null || from < next.from), ...[next ?? []].flat()]
      : ladder.inForce.map(({ from, tier }) => ({ from, tier }));
  const unknown = ladder === undefined ? unknownAhead : ladder.unknownFrom;
  const openFrom = unknown === null ? null : effectiveFrom(pack.effective, unknown);
  return { ...tierLine([...past, ...ahead], openFrom), ...(mayBeOlder && { mayBeOlder }) };
}

/**
 * Areas that were outside the default tier at some time and are no more, each once, by the change that brought them back. They
 * count only for measures that come or go with the default tier.
 */
export async function longBack(
  { pack, asOf }: { readonly pack: Pack; readonly asOf: Day },
  { backUntil }: Earlier,
): Promise<{ readonly area: AreaLabel; readonly line: TierLine }[]> {
  const normal = defaultTier(pack)?.tier;
  const isOfSome = pack.measures.some(
    ({ tiers }) => normal !== undefined && tiers.includes(normal) && tiers.length < pack.tiers.length,
  );
  if (normal === undefined || !isOfSome) return [];
  const newest = new Map<string, Change>();
  for (const change of await backUntil(asOf))
    if (!newest.has(change.area.code)) newest.set(change.area.code, change);
  return [...newest.values()]
    .filter(({ inForceFrom }) => inForceFrom <= addDays(asOf, 1))
    .map(({ area, from, inForceFrom }) => {
      const line = tierLine([{ from: inForceFrom, tier: normal }]);
      return { area, line: from === null ? { ...line, mayBeOlder: true } : line };
    });
}

/** Areas that were outside the default tier on the night before and are no more, with their lines. */
export async function lately(
  zones: readonly Verdict[],
  { pack, asOf }: { readonly pack: Pack; readonly asOf: Day },
  before: NightBefore,
): Promise<{ readonly zone: ZoneBefore; readonly line: TierLine }[]> {
  const known = new Set(zones.map(({ area }) => area.code));
  const gone = [...((await before(eveOf(asOf))) ?? new Map<string, ZoneBefore>()).values()].filter(
    ({ area }) => !known.has(area),
  );
  const open = new Map(gone.map((zone) => [zone.area, beginning(zone, eveOf(asOf))]));
  const done = new Map<string, Known>();
  const normal = defaultTier(pack)?.tier ?? null;
  for (let day = newest(open); day !== undefined; day = newest(open))
    goBack(day, await before(day), open, done, normal);
  const now = { from: addDays(asOf, 1), tier: normal };
  return gone.map((zone) => {
    const { stretches, mayBeOlder } = done.get(zone.area) ?? NOTHING;
    return { zone, line: { ...tierLine([...stretches, now]), ...(mayBeOlder && { mayBeOlder }) } };
  });
}
