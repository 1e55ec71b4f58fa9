import { addDays, type Day, daysFrom, laterOf } from '../days.ts';
import { areasAt, whereItHolds } from '../measures/applying.ts';
import type { PlaceInTime } from '../measures/in-time.ts';
import { tierOn } from '../measures/tier-line.ts';
import type { Measure } from '../rules/pack.ts';
import { isCounted } from '../rules/selective.ts';
import { type Counted, countedOn } from '../zoning/counted-on.ts';
import { LONGEST_WAIT, lookback } from '../zoning/night.ts';
import type { Night } from '../zoning/open-night.ts';

/** Whether conditions that ask for indicators hold in some areas on the days around a night. */
export interface CountedInTime {
  /** Looks at more areas, as far as they have not been looked at. */
  readonly lookAt: (places: readonly PlaceInTime[]) => Promise<void>;
  /** Undefined where that is not known, or was not looked at. */
  readonly holds: (measure: Measure, day: Day, position: number) => boolean | undefined;
  /** The days looked at. */
  readonly daysOf: (position: number) => readonly Day[];
}

/** Some areas on some days in a row, counted in one go. */
interface Look {
  readonly rowOf: ReadonlyMap<number, number>;
  readonly days: readonly Day[];
  readonly counted: ReadonlyMap<Day, Counted>;
  readonly found: Map<string, (row: number) => boolean | null>;
}

/** So many days are counted at a time when an area is followed back. */
const STRIDE = 28;

/**
 * Follows what measures ask for: ahead, if nothing new happens, until the rules change nothing more by themselves; back
 * for as long as a measure may have applied without a break, up to a year.
 */
export function countedInTime(night: Night, measures: readonly Measure[]): CountedInTime {
  const asking = measures.filter(isCounted);
  const looks = new Map<number, Look[]>();
  const { workspace, bench, asOf, term, pack } = night;
  const conditions = asking.flatMap(({ when }) => when?.tree ?? []);
  const week = pack.evaluatedOn === undefined ? 0 : 7;
  const last = addDays(asOf, 2 + lookback(pack, conditions) + week);
  const first = laterOf(addDays(term.from, 1), addDays(asOf, -LONGEST_WAIT));
  const look = async (places: readonly PlaceInTime[], days: readonly Day[]): Promise<void> => {
    const positions = places.map(({ position }) => position);
    const counted = await countedOn(night, days, positions);
    const rowOf = new Map(positions.map((position, row) => [position, row]));
    const one: Look = { rowOf, days, counted, found: new Map() };
    for (const position of positions) looks.set(position, [...(looks.get(position) ?? []), one]);
  };
  const holds = (measure: Measure, day: Day, position: number): boolean | undefined => {
    const known = looks.get(position);
    // Nothing changes any more after the last day.
    const at = day > last ? last : day;
    const one = known?.find(({ counted }) => counted.has(at));
    const row = one?.rowOf.get(position);
    if (one === undefined || row === undefined) return undefined;
    const key = `${measure.id} ${day}`;
    const holding = one.found.get(key) ?? whereItHolds(measure, day, workspace.context, areasOf(one, at));
    one.found.set(key, holding);
    return holding(row) ?? undefined;
  };
  const areasOf = ({ rowOf, counted }: Look, day: Day) => ({
    ...areasAt({ attributes: bench.root.attributes }, [...rowOf.keys()]),
    indicators: counted.get(day) ?? new Map(),
  });
  /** Whether a measure may have applied on every one of some days. */
  const isUnbroken = ({ position, line }: PlaceInTime, days: readonly Day[]): boolean =>
    asking.some((measure) =>
      days.every((day) => {
        const tier = tierOn(line, day);
        const isBrought = tier === undefined || (tier !== null && measure.tiers.includes(tier));
        return isBrought && holds(measure, day, position) !== false;
      }),
    );
  return {
    holds,
    daysOf: (position) => looks.get(position)?.flatMap(({ days }) => days) ?? [],
    lookAt: async (places) => {
      let open = places.filter(({ position, line }) => !looks.has(position) && isAsked(asking, line));
      if (open.length === 0) return;
      const near = addDays(asOf, -STRIDE);
      await look(open, daysFrom(near, last));
      let [from, to] = [near, asOf];
      for (;;) {
        const [start, end] = [from, to];
        open = open.filter((place) => isUnbroken(place, daysFrom(start, end)));
        if (open.length === 0 || start <= first) return;
        [from, to] = [laterOf(addDays(start, -STRIDE), first), addDays(start, -1)];
        await look(open, daysFrom(from, to));
      }
    },
  };
}

/** Whether any tier that an area is in over time brings a measure that asks. */
function isAsked(asking: readonly Measure[], { stretches }: PlaceInTime['line']): boolean {
  return asking.some(({ tiers }) => stretches.some(({ tier }) => tier !== null && tiers.includes(tier)));
}
