import { addDays, type Day } from '../days.ts';
import { type Column, constantColumn } from '../judging/columns.ts';
import type { Judgement } from '../judging/judge.ts';
import { ANYWHERE, type Attributed, areasAt, measuresFor, measuresOf } from '../measures/applying.ts';
import type { Pack } from '../rules/pack.ts';
import { isSelective } from '../rules/selective.ts';
import { attributesOf, attributesThere, readAttributes } from '../zoning/attributes.ts';
import type { Night } from '../zoning/open-night.ts';
import type { IndicatorValue } from '../zoning/verdict.ts';
import type { Change } from './change.ts';
import type { Earlier, Side } from './side.ts';

/** An area's way from one tier to another, and from which day it counts. */
export interface Move {
  readonly side: Side;
  readonly from: string | null;
  readonly to: string | null;
  readonly on: Day;
}

/** The nights that a change lies between, with what conditions of measures read of areas on each. */
export interface TwoSides {
  readonly earlier: Earlier;
  readonly night: Night;
  readonly pack: Pack;
  /** The pack that judged the earlier night. */
  readonly packBefore: Pack;
  readonly attributes: ReadonlyMap<string, Column>;
  /** What was counted on the earlier night, and in which row of it an area stands. */
  readonly counted: Judgement | undefined;
  readonly rowOf: (position: number) => number;
  /** The measures of a tier on a day, as far as they are the same in every area. */
  readonly everywhere: Map<string, readonly string[]>;
}

/**
 * Measures that begin and end with a change, as they would stand on the day it takes effect. Where another pack judges now,
 * what ends is of the earlier one. One of which it is not known whether it applies is there on either side.
 */
export function measureChange(
  sides: TwoSides,
  { side, from, to, on }: Move,
): Pick<Change, 'impose' | 'lift'> {
  const { earlier, pack, packBefore } = sides;
  const before = idsOf(sides, packBefore, from, addDays(earlier.asOf, 1), () => areaBefore(sides, side));
  const after = idsOf(sides, pack, to, on, () => areaAfter(sides, side));
  return {
    impose: after.filter((id) => !before.includes(id)),
    lift: before.filter((id) => !after.includes(id)),
  };
}

/** The measures that a tier brings to an area on a day. Where no condition asks what the area is, that is worked out once. */
function idsOf(
  { night, everywhere }: TwoSides,
  by: Pack,
  tier: string | null,
  day: Day,
  area: () => Attributed,
): readonly string[] {
  const key = `${by === night.pack} ${tier} ${day}`;
  const known = everywhere.get(key);
  if (known !== undefined) return known;
  const isEverywhere = !measuresOf(by, tier, day).some(isSelective);
  const called = measuresFor(by, tier, day, night.workspace.context, isEverywhere ? ANYWHERE : area());
  const ids = called.map(({ measure }) => measure.id);
  if (isEverywhere) everywhere.set(key, ids);
  return ids;
}

function areaAfter({ attributes, night }: TwoSides, { position }: Side): Attributed {
  return areasAt({ attributes, indicators: night.tonight.indicators }, [position]);
}

/** Counted again by the same pack; of another one what it published is known. */
function areaBefore(
  { attributes, packBefore, pack, counted, rowOf }: TwoSides,
  { position, published }: Side,
): Attributed {
  const area = areasAt({ attributes }, [position]);
  if (packBefore.id !== pack.id)
    return { ...area, indicators: asPublished(packBefore, published?.indicators) };
  if (counted === undefined) return area;
  const { indicators = new Map() } = areasAt({ attributes: new Map(), indicators: counted.indicators }, [
    rowOf(position),
  ]);
  return { ...area, indicators };
}

function asPublished(pack: Pack, published?: Readonly<Record<string, IndicatorValue>>): Map<string, Column> {
  return new Map(Object.entries(unrounded(pack, published)).map(([name, value]) => [name, columnOf(value)]));
}

function columnOf(value: IndicatorValue): Column {
  if (value === null) return constantColumn(undefined, 'number', 1);
  const type = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'truth' : 'text';
  return constantColumn(value, type, 1);
}

/** Values as published, as far as they were not rounded: what passed a limit is seen by exact ones. */
export function unrounded(pack: Pack, published: Readonly<Record<string, IndicatorValue>> = {}) {
  const exact = pack.indicators.filter(({ round }) => round === undefined).map(({ name }) => name);
  return Object.fromEntries(Object.entries(published).filter(([name]) => exact.includes(name)));
}

/** What conditions of measures read of areas, in tonight's pack and in the one before. */
export async function attributesOfBoth(
  { bench, pack }: Night,
  before: Pack,
): Promise<ReadonlyMap<string, Column>> {
  const { attributes } = bench.root;
  if (before.id === pack.id) return attributes;
  const known = await attributesThere(bench.engine, attributesOf(before));
  return new Map([...(await readAttributes(bench.engine, bench.root.key, known)), ...attributes]);
}
