import type { Day } from '../days.ts';
import { literal } from '../engine/sql.ts';
import type { RowIndicator } from '../rules/indicator.ts';
import { areaLabel } from './area-label.ts';
import { type Bench, rowIndicators } from './night.ts';
import type { Night } from './open-night.ts';
import type { Above } from './possibly-higher.ts';

/** Rows of events that were rejected though they may be of a day that is judged, and so are not counted. */
export interface RejectedRows {
  readonly rows: number;
  /** By the district they lie in, as far as it can be told; worst first. */
  readonly districts: readonly { readonly name: string; readonly rows: number }[];
  /** Rows that may lie anywhere. */
  readonly nowhere: number;
}

interface Rejected {
  readonly table: string;
  readonly around: number | null;
  readonly rows: number;
}

const EVENTS = ['cases', 'visits', 'counts'];

/** The rejected rows of events by table and the deepest area that is certain, but for those dated later than a day. */
async function rejectedBy({ engine }: Bench, day: Day): Promise<Rejected[]> {
  const rows = await engine.rows(`SELECT tbl, around, count(*) AS n FROM (
      SELECT tbl, file, line, any_value(around) AS around, any_value(dated) AS dated FROM rejects GROUP BY tbl, file, line
    ) WHERE tbl IN (${EVENTS.map(literal).join(', ')}) AND (dated IS NULL OR dated <= DATE ${literal(day)})
    GROUP BY tbl, around ORDER BY tbl, around`);
  return rows.map((row) => ({
    table: String(row['tbl']),
    around: row['around'] === null ? null : Number(row['around']),
    rows: Number(row['n']),
  }));
}

/** What was rejected as of a day, and what of it could come on top of the indicators: by area, as with cases placed above. */
export async function rejectedRows(
  { bench, staged }: Pick<Night, 'bench' | 'staged'>,
  day: Day,
): Promise<{ readonly told: RejectedRows; readonly above: Above }> {
  const found = staged.rejected === 0 ? [] : await rejectedBy(bench, day);
  const places = [...new Set(found.flatMap(({ around }) => around ?? []))];
  const described = await staged.areas.describe(places);
  const nameOf = new Map(described.map((area) => [area.ix, districtOf(areaLabel(area))]));
  const districts = new Map<string, number>();
  let nowhere = 0;
  for (const { around, rows } of found) {
    const name = around === null ? undefined : nameOf.get(around);
    if (name === undefined) nowhere += rows;
    else districts.set(name, (districts.get(name) ?? 0) + rows);
  }
  const told = {
    rows: found.reduce((sum, { rows }) => sum + rows, 0),
    districts: [...districts].map(([name, rows]) => ({ name, rows })).sort((a, b) => b.rows - a.rows),
    nowhere,
  };
  return { told, above: await onTop(bench, found) };
}

function districtOf({ name, district }: ReturnType<typeof areaLabel>): string {
  return district?.name ?? name;
}

/** How much rejected rows could add to each indicator, by the area of the level they lie in, or the larger one around. */
async function onTop(bench: Bench, found: readonly Rejected[]): Promise<Above> {
  const indicators = rowIndicators(bench.pack);
  const above = new Map<number, Map<string, number>>();
  const lifted = await liftedTo(bench, found);
  for (const { table, around, rows } of found) {
    if (around === null) continue;
    const place = lifted.get(around) ?? around;
    const values = above.get(place) ?? new Map<string, number>();
    above.set(place, values);
    for (const indicator of indicators) {
      const more = indicator.table === table ? atMost(indicator, rows) : undefined;
      if (more === undefined) continue;
      const before = values.get(indicator.name) ?? 0;
      values.set(indicator.name, indicator.kind === 'days_since' ? 0 : before + more);
    }
  }
  return above;
}

/** What so many rows add at most; nothing where that is no question of more. */
function atMost({ kind }: RowIndicator, rows: number): number | undefined {
  if (kind === 'count') return rows;
  if (kind === 'sum') return Number.POSITIVE_INFINITY;
  return kind === 'days_since' ? 0 : undefined;
}

/** The area of the level for places below it. */
async function liftedTo({ engine, pack }: Bench, found: readonly Rejected[]): Promise<Map<number, number>> {
  const places = found.flatMap(({ around }) => around ?? []);
  if (places.length === 0) return new Map();
  const rows = await engine.rows(`WITH RECURSIVE up(place, ix) AS (
      SELECT ix, ix FROM areas WHERE ix IN (${places.join(', ')})
      UNION ALL SELECT u.place, a.parent FROM areas a JOIN up u ON a.ix = u.ix WHERE a.parent IS NOT NULL
    ) SELECT u.place, u.ix FROM up u JOIN areas a ON a.ix = u.ix WHERE a.level = ${literal(pack.level)}`);
  return new Map(rows.map((row) => [Number(row['place']), Number(row['ix'])]));
}
