import { addDays, type Day, daysFrom } from '../../days.ts';
import { NO_STATES, stateAt } from '../../zoning/all-states.ts';
import { plainLabel } from '../../zoning/area-label.ts';
import type { Night } from '../../zoning/open-night.ts';
import { labelsOf } from '../../zoning/places.ts';
import { throughNights } from '../../zoning/through-nights.ts';
import type { DifferingArea, OnData, Spell } from './comparison.ts';

export interface Days {
  /** The first night judged. */
  readonly begin: Day;
  /** The first and last that are compared. */
  readonly from: Day;
  readonly to: Day;
}

/** The published ranks of all areas, day by day. */
type Ranks = readonly Int8Array[];

/** Goes through the nights with one pack, and keeps what it published on the days that are compared. */
export async function ranksOn(night: Night, { begin, from, to }: Days): Promise<Ranks> {
  const ranks: Int8Array[] = [];
  for await (const { day, states } of throughNights(night, NO_STATES, { first: begin, last: to })) {
    if (day < from) continue;
    ranks.push(Int8Array.from({ length: night.bench.areas }, (_, at) => stateAt(states, at)?.rank ?? -1));
  }
  return ranks;
}

/** Compares what two packs published. Both judge areas of the same level. */
export async function compareOnData(
  a: { readonly night: Night; readonly ranks: Ranks },
  b: { readonly night: Night; readonly ranks: Ranks },
  { from, to }: Days,
): Promise<OnData> {
  const { bench, staged, pack } = a.night;
  const tierIn = (night: Night, rank: number): string | null => night.pack.tiers[rank]?.tier ?? null;
  const days = daysFrom(from, to);
  const found: { position: number; spells: Spell[]; days: number }[] = [];
  for (let position = 0; position < bench.areas; position++) {
    const spells: Spell[] = [];
    let differ = 0;
    for (const [i, day] of days.entries()) {
      const one = tierIn(a.night, a.ranks[i]?.[position] ?? -1);
      const other = tierIn(b.night, b.ranks[i]?.[position] ?? -1);
      if (one === other) continue;
      differ++;
      const last = spells.at(-1);
      const goesOn = last?.a === one && last.b === other && last.to === addDays(day, -1);
      if (last !== undefined && goesOn) spells[spells.length - 1] = { ...last, to: day };
      else spells.push({ from: day, to: day, a: one, b: other });
    }
    if (differ > 0) found.push({ position, spells, days: differ });
  }
  const labels = await labelsOf(
    bench.engine,
    staged.areas,
    pack.level,
    found.map(({ position }) => position),
  );
  const differing = found
    .map(({ position, spells, days: n }): DifferingArea => {
      const area = labels.get(position) ?? plainLabel('', '');
      return { area, days: n, spells };
    })
    .sort((one, other) => other.days - one.days || (one.area.code < other.area.code ? -1 : 1));
  return { from, to, areas: bench.areas, pairs: pairsOf(differing), differing };
}

function pairsOf(differing: readonly DifferingArea[]): OnData['pairs'] {
  const pairs = new Map<
    string,
    { a: string | null; b: string | null; areaDays: number; areas: Set<string> }
  >();
  for (const { area, spells } of differing) {
    for (const { a, b, from, to } of spells) {
      const key = JSON.stringify([a, b]);
      const pair = pairs.get(key) ?? { a, b, areaDays: 0, areas: new Set<string>() };
      pair.areaDays += daysFrom(from, to).length;
      pair.areas.add(area.code);
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()]
    .map((pair) => ({ ...pair, areas: pair.areas.size }))
    .sort((one, other) => other.areaDays - one.areaDays);
}
