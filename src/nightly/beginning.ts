import { isDeepStrictEqual } from 'node:util';
import { addDays, type Day } from '../days.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import type { Pack } from '../rules/pack.ts';
import type { LastNight, PublishedState } from '../store/published.ts';
import type { Beginning, PublishedBy } from '../zoning/beginning.ts';
import { hasMemory } from '../zoning/memory.ts';
import type { Night } from '../zoning/open-night.ts';
import { positionsOf } from '../zoning/places.ts';
import type { AreaState } from '../zoning/publish.ts';
import { quietUntil } from '../zoning/quiet.ts';
import { restingState } from '../zoning/rest.ts';
import { fromTheData } from '../zoning/tonights-states.ts';
import { stateFrom } from './stored-state.ts';

/** Where looking back ends: at the newest published night, if it speaks of the same level, or where judging begins. */
export async function beginningAfter(earlier: LastNight | null, night: Night): Promise<Beginning> {
  const alone = fromTheData(night);
  if (earlier === null || earlier.manifest.level !== night.pack.level) return alone;
  const { manifest } = earlier;
  const firstDay = addDays(manifest.as_of, 1);
  const begins = (night.earlier[0] ?? night.term).from;
  if (firstDay < begins) return alone;
  const packs = [...night.earlier, night.term].map(({ pack }) => pack);
  const pack = packs.find(({ id }) => id === manifest.pack.id);
  const by = pack ?? { id: manifest.pack.id, tiers: tiersNamed(earlier) };
  const own = await ownStates(earlier, night, by);
  const told = await toldBefore(earlier, night);
  const mayBeNew = manifest.areas !== night.bench.areas;
  // A night so early that nothing was at rest has kept every area.
  const isSinceUnknown =
    manifest.resting_since === null && !hasMemory(night.pack) && own.size < manifest.areas;
  return {
    firstDay,
    by,
    published: {
      quiet: isSinceUnknown ? undefined : pack && quietState(earlier, night, pack, begins),
      own,
    },
    ...(told && { told }),
    ...((mayBeNew || isSinceUnknown) && {
      isNew: (position) => !own.has(position) && (isSinceUnknown || night.tonight.raw[position] === NO_TIER),
    }),
  };
}

/** What a night told of areas, where the same rules are not judged again tonight. */
async function toldBefore(
  { manifest, zones }: LastNight,
  { pack, bench }: Night,
): Promise<Beginning['told']> {
  const { id, hash, params = {} } = manifest.pack;
  const isSame = id === pack.id && hash === pack.hash && isDeepStrictEqual(params, { ...pack.params });
  if (pack.evaluatedOn === undefined || !isSame) return undefined;
  const positions = await positionsOf(
    bench.engine,
    pack.level,
    zones.map(({ area }) => area),
  );
  return new Map(
    zones.flatMap(({ area, evaluatedOn, indicators }) => {
      const position = positions.get(area);
      return position === undefined ? [] : [[position, { evaluatedOn, indicators }] as const];
    }),
  );
}

/** The tiers that a night's states name, of a pack that is no longer in the policy. */
function tiersNamed({ states }: LastNight): PublishedBy['tiers'] {
  const names = states.flatMap((kept) => [
    kept.tier,
    kept.rule_tier,
    kept.undecided,
    kept.tier_in_force,
    kept.unranked,
  ]);
  return [...new Set(names)].flatMap((tier) => (tier === null ? [] : [{ tier }]));
}

async function ownStates(
  { manifest, states }: LastNight,
  night: Night,
  { tiers }: PublishedBy,
): Promise<Map<number, AreaState>> {
  const codes = states.map(({ area }) => area);
  const positions = await positionsOf(night.bench.engine, night.pack.level, codes);
  const rankOf = (tier: string | null): number => tiers.findIndex((each) => each.tier === tier);
  const plain = new Map<string, AreaState>();
  const stateOf = (kept: PublishedState, position: number): AreaState => {
    if (night.book.knows(position))
      return stateFrom(kept, rankOf, night.book.on(position, manifest.as_of).overlay);
    const key = plainKey(kept, manifest.as_of);
    if (key === undefined) return stateFrom(kept, rankOf);
    const state = plain.get(key) ?? stateFrom(kept, rankOf);
    plain.set(key, state);
    return state;
  };
  const own = new Map<number, AreaState>();
  for (const kept of states) {
    const position = positions.get(kept.area);
    if (position !== undefined) own.set(position, stateOf(kept, position));
  }
  return own;
}

/** What tells apart states that follow the rules of a night alone, nothing being on its way: nearly all, and few of them differ. */
function plainKey(kept: PublishedState, day: Day): string | undefined {
  const { tier, since, effective_from: from, tier_in_force: inForce, raw_tiers: raw } = kept;
  const [only] = raw;
  const isPlain =
    kept.undecided === tier &&
    kept.undecided_in_force === inForce &&
    kept.rule_tier === tier &&
    kept.unranked === null &&
    !kept.kept &&
    kept.queued.length === 0 &&
    kept.eligible.length === 0 &&
    kept.evaluated_on === day &&
    raw.length === 1 &&
    only?.day === day &&
    only.tier === tier &&
    only.at_least === tier;
  return isPlain ? `${tier ?? ''} ${inForce ?? ''} ${since} ${from} ${kept.rule_since}` : undefined;
}

/** The state of all areas that the store leaves out: at rest, unless the night was too early for that. */
function quietState(
  { manifest }: LastNight,
  { earlier, term, workdays }: Night,
  pack: Pack,
  begins: Day,
): AreaState | undefined {
  const { resting_since: since, as_of: day } = manifest;
  const isWorkday = workdays.anywhere;
  if (since === null) return quietUntil([...earlier, term], day, isWorkday);
  return restingState(pack, since, { day, begins, isWorkday });
}
