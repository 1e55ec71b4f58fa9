import type { Day } from '../days.ts';
import { ANYWHERE, whereItHolds } from '../measures/applying.ts';
import type { Measure } from '../rules/pack.ts';
import { isCounted, isSelective } from '../rules/selective.ts';
import { type Counted, countedOn } from '../zoning/counted-on.ts';
import type { Night } from '../zoning/open-night.ts';
import { labelsOf } from '../zoning/places.ts';
import type { AreaLabel } from '../zoning/verdict.ts';

/** Whether the own condition of a measure holds in areas, by position; null where that is not known. */
export type Holding = (measure: Measure) => (position: number) => boolean | null;

/** A night with what measures ask of its areas; each thing is found once, however many lists are made of it. */
export interface Conditions {
  readonly night: Night;
  /** Where conditions hold on a day. */
  readonly holdingOn: (day: Day) => Promise<Holding>;
  /** The same for conditions that ask for no indicators, which takes no counting. */
  readonly standingOn: (day: Day) => Holding;
  /** Names of judged areas, by position. */
  readonly labels: (positions: readonly number[]) => Promise<Map<number, AreaLabel>>;
}

/** @param measures whose conditions may be asked for */
export function conditionsOf(night: Night, measures: readonly Measure[]): Conditions {
  const { bench, staged, pack } = night;
  const counted = new Map<Day, Promise<Holding>>();
  const standing = new Map<Day, Holding>();
  const known = new Map<number, AreaLabel>();
  const standingOn = (day: Day): Holding => {
    const found = standing.get(day) ?? holding(night, day);
    standing.set(day, found);
    return found;
  };
  const isAnyCounted = measures.some(isCounted);
  return {
    night,
    standingOn,
    holdingOn: (day) => {
      if (!isAnyCounted) return Promise.resolve(standingOn(day));
      const found =
        counted.get(day) ?? countedOn(night, [day]).then((byDay) => holding(night, day, byDay.get(day)));
      counted.set(day, found);
      return found;
    },
    labels: async (positions) => {
      const missing = positions.filter((position) => !known.has(position));
      for (const [position, label] of await labelsOf(bench.engine, staged.areas, pack.level, missing))
        known.set(position, label);
      return new Map(
        positions.flatMap((position) => {
          const label = known.get(position);
          return label === undefined ? [] : [[position, label] as const];
        }),
      );
    },
  };
}

/** Conditions on a day, each evaluated once for all areas. */
function holding({ bench, workspace }: Night, day: Day, indicators?: Counted): Holding {
  const areas = { rows: bench.areas, attributes: bench.root.attributes, ...(indicators && { indicators }) };
  const found = new Map<Measure, (position: number) => boolean | null>();
  const whereIn = (measure: Measure): ReturnType<Holding> => {
    if (isSelective(measure)) return whereItHolds(measure, day, workspace.context, areas);
    const everywhere = whereItHolds(measure, day, workspace.context, ANYWHERE)(0);
    return () => everywhere;
  };
  return (measure) => {
    const at = found.get(measure) ?? whereIn(measure);
    found.set(measure, at);
    return at;
  };
}
