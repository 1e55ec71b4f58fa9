import { countAbove } from '../counting/count.ts';
import type { Day } from '../days.ts';
import type { Column, NumberColumn } from '../judging/columns.ts';
import { type Judgement, judge } from '../judging/judge.ts';
import { readAt } from '../judging/others.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import type { RowIndicator } from '../rules/indicator.ts';
import { type Bench, membersOn, rowIndicators } from './night.ts';
import { positionsInside } from './places.ts';

/** What the indicators count, by the number of the area, of cases placed only above the level. */
export type Above = ReadonlyMap<number, ReadonlyMap<string, number>>;

/**
 * Counts the cases known only to lie somewhere in an area above the level.
 *
 * @param knownOn cases dated after this day are not known
 */
export function casesAbove(bench: Bench, day: Day, knownOn: Day = day): Promise<Above> {
  const indicators = rowIndicators(bench.pack);
  const { traits } = bench;
  return countAbove(bench.engine, { level: bench.pack.level, indicators, days: [day], knownOn, traits });
}

/**
 * Positions of the areas whose tier could be more severe if cases known only to lie somewhere in a larger area lay in
 * them: judged again, with each count as an interval up to all of those cases.
 *
 * @param aboves what could come on top of the counts, from one source or several
 * @param rowOf where an area stands among the rows of what was judged, if only some areas were
 */
export async function possiblyHigher(
  bench: Bench,
  day: Day,
  tonight: Judgement,
  aboves: readonly Above[],
  rowOf: (position: number) => number | undefined = (position) => position,
): Promise<ReadonlySet<number>> {
  const indicators = rowIndicators(bench.pack);
  const inside = await positionsInside(bench.engine, bench.pack.level, [
    ...new Set(aboves.flatMap((above) => [...above.keys()])),
  ]);
  const positions = [...inside.keys()]
    .filter((position) => rowOf(position) !== undefined)
    .sort((a, b) => a - b);
  if (positions.length === 0) return new Set();
  const rows = positions.map((position) => rowOf(position) ?? -1);
  const extra = (name: string, position: number): number[] =>
    (inside.get(position) ?? []).flatMap((place) =>
      aboves.flatMap((above) => above.get(place)?.get(name) ?? []),
    );
  const columns = new Map(
    indicators.map(
      (indicator) => [indicator.name, widened(indicator, tonight, positions, rows, extra)] as const,
    ),
  );
  // What comes from other areas and earlier days is taken as it is.
  const asItIs = (column: Column | undefined): Column | undefined => column && readAt(column, rows);
  const own = membersOn(bench, day, positions.length, positions);
  const judged = judge(bench.pack, {
    rows: positions.length,
    indicator: (name) => columns.get(name) ?? asItIs(tonight.indicators.get(name)),
    member: (scope, name) => own(scope, name) ?? asItIs(memberTonight(tonight, scope, name)),
  });
  const isUnranked = (rank: number): boolean => bench.pack.tiers[rank]?.unranked === true;
  return new Set(
    positions.filter((_, row) => {
      const rank = tonight.raw[rows[row] ?? -1] ?? NO_TIER;
      const worst = judged.atMost[row] ?? NO_TIER;
      const areRanked = !isUnranked(rank) && !isUnranked(worst);
      return rank !== NO_TIER && worst !== NO_TIER && areRanked && worst < rank;
    }),
  );
}

function memberTonight({ trace }: Judgement, scope: string, name: string): Column | undefined {
  for (const [part, column] of trace)
    if (part.kind === 'member' && part.scope === scope && part.name === name) return column;
  return undefined;
}

function widened(
  indicator: RowIndicator,
  tonight: Judgement,
  positions: readonly number[],
  rows: readonly number[],
  extra: (name: string, position: number) => readonly number[],
): NumberColumn | undefined {
  const own = tonight.indicators.get(indicator.name);
  if (own?.kind !== 'number') return undefined;
  const lo = Float64Array.from(rows, (row) => own.lo[row] ?? Number.NaN);
  const hi = Float64Array.from(lo);
  positions.forEach((position, row) => {
    const more = extra(indicator.name, position).filter((value) => !Number.isNaN(value));
    if (more.length === 0) return;
    if (indicator.kind === 'days_since') {
      const nearest = Math.min(...more);
      hi[row] = Number.isNaN(lo[row]) ? Number.POSITIVE_INFINITY : (hi[row] ?? nearest);
      lo[row] = Number.isNaN(lo[row]) ? nearest : Math.min(lo[row] ?? nearest, nearest);
    } else {
      hi[row] = (hi[row] ?? 0) + more.reduce((sum, value) => sum + value, 0);
    }
  });
  return { kind: 'number', lo, hi };
}
