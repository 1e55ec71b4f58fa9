import { withinTable } from '../counting/within.ts';
import { addDays, type Day } from '../days.ts';
import type { Premises } from '../inputs/tables.ts';
import { measuresOf } from '../measures/applying.ts';
import { tierForMeasures } from '../measures/measure-list.ts';
import type { AreaHere, Standing } from '../premises/sheet.ts';
import { defaultTier, type Measure, type Pack } from '../rules/pack.ts';
import { areaLabel } from '../zoning/area-label.ts';
import type { Night } from '../zoning/open-night.ts';
import { positionsInside } from '../zoning/places.ts';
import { possibleTiers } from '../zoning/possible-tiers.ts';
import type { Snapshot } from '../zoning/verdict.ts';
import { conditionsOf, type Holding } from './conditions.ts';

/** Where premises are, with the codes of their place and of all areas around it. */
export interface StandingIn extends Standing {
  readonly codes: readonly string[];
}

/** Tells of the areas in which some premises lie what is so there, by the number of the deepest area known. */
export async function standingOf(
  night: Night,
  snapshot: Snapshot,
  premises: readonly Premises[],
): Promise<(area: number) => StandingIn> {
  const ixs = [...new Set(premises.map(({ area }) => area))];
  const described = await night.staged.areas.describe(ixs);
  const { certain, above } = await positionsFor(night, ixs);
  const here = await areasHere(night, snapshot, [...certain.values(), ...above.values()].flat());
  const found = new Map(
    described.map((area): [number, StandingIn] => {
      const own = certain.get(area.ix);
      const areas = (own ?? above.get(area.ix) ?? []).flatMap((position) => here.get(position) ?? []);
      const codes = [area.code, ...area.ancestors.map(({ code }) => code)];
      return [area.ix, { place: areaLabel(area), areas, certain: own !== undefined, codes }];
    }),
  );
  return (area) => {
    const standing = found.get(area);
    if (standing === undefined) throw new RangeError(`no area ${area}`);
    return standing;
  };
}

/** The judged areas in which each area lies; of those above the judged level the ones that lie inside. */
async function positionsFor({ bench, pack }: Night, ixs: readonly number[]) {
  const certain = new Map<number, number[]>();
  if (ixs.length === 0) return { certain, above: certain };
  const [areas = new Int32Array(), positions = new Int32Array()] = await bench.engine.integers(
    `SELECT area, position FROM ${withinTable(pack.level)} WHERE area IN (${ixs.join(', ')}) ORDER BY area, position`,
  );
  areas.forEach((area, i) => {
    certain.set(area, [...(certain.get(area) ?? []), positions[i] ?? -1]);
  });
  const inside = await positionsInside(
    bench.engine,
    pack.level,
    ixs.filter((ix) => !certain.has(ix)),
  );
  const above = new Map<number, number[]>();
  for (const [position, around] of inside)
    for (const ix of around) above.set(ix, [...(above.get(ix) ?? []), position]);
  return { certain, above };
}

async function areasHere(
  night: Night,
  { zones }: Snapshot,
  all: readonly number[],
): Promise<Map<number, AreaHere>> {
  const { pack } = night;
  const day = addDays(night.asOf, 1);
  const { labels: labelsOf, holdingOn } = conditionsOf(night, pack.measures);
  const positions = [...new Set(all)];
  const labels = await labelsOf(positions);
  const verdicts = new Map(zones.map((zone) => [zone.position, zone]));
  const measures = measuresAt(pack, day, await holdingOn(day));
  return new Map(
    positions.flatMap((position): [number, AreaHere][] => {
      const area = labels.get(position);
      if (area === undefined) return [];
      const verdict = verdicts.get(position);
      const tier = verdict === undefined ? (defaultTier(pack)?.tier ?? null) : tierForMeasures(verdict);
      return [
        [
          position,
          {
            area,
            tier,
            possible:
              verdict === undefined ? [tier].filter((each) => each !== null) : possibleTiers(verdict, pack),
            flags: verdict?.flags ?? [],
            decision: verdict?.decision ?? null,
            ...measures(tier, position),
          },
        ],
      ];
    }),
  );
}

/** The measures that apply at a position in a tier, or may. */
function measuresAt(
  pack: Pack,
  day: Day,
  holds: Holding,
): (tier: string | null, position: number) => Pick<AreaHere, 'measures' | 'undecided'> {
  const brought = new Map<string | null, readonly Measure[]>();
  return (tier, position) => {
    const all = brought.get(tier) ?? measuresOf(pack, tier, day);
    brought.set(tier, all);
    const among = (truth: boolean | null): Measure[] =>
      all.filter((measure) => holds(measure)(position) === truth);
    return { measures: among(true), undecided: among(null) };
  };
}
