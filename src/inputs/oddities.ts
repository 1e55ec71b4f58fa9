import { addDays, type Day, daysBetween } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier } from '../engine/sql.ts';
import type { Alike, OddDay, Oddities } from './tables.ts';

/** A day of a table and the number of its rows. */
interface DayRows {
  readonly day: Day;
  readonly rows: number;
}

/**
 * What is odd about the days of a table: days without rows where others have some, and days with ten times the rows that
 * are usual. Neither is wrong by itself.
 *
 * @param table its rows, `clock` their day; `known` says which of them count
 */
export async function oddDays(
  engine: Engine,
  { table, clock, known }: { readonly table: string; readonly clock: string; readonly known: string },
): Promise<Oddities> {
  const day = identifier(clock);
  const rows = await engine.rows(
    `SELECT ${day}::VARCHAR AS day, count(*) AS n FROM ${table} WHERE ${known} GROUP BY ${day} ORDER BY ${day}`,
  );
  const days = rows.map((row): DayRows => ({ day: String(row['day']), rows: Number(row['n']) }));
  return { gaps: gapsIn(days), surges: surgesIn(days) };
}

/** Cases that share their day, place and class with others: perhaps one person twice, perhaps a household. */
export async function alikeCases(engine: Engine, known: string): Promise<Alike> {
  const rows = await engine.rows(`SELECT *, sum(n) OVER () AS rows, count(*) OVER () AS groups FROM (
      SELECT c.date_report::VARCHAR AS day, a.code, a.name, c.class::VARCHAR AS class, count(*) AS n
      FROM cases c JOIN areas a ON a.ix = c.area WHERE ${known} GROUP BY ALL HAVING count(*) > 1)
    ORDER BY n DESC, day DESC, code, class LIMIT ${MOST_ALIKE}`);
  const [first] = rows;
  return {
    rows: Number(first?.['rows'] ?? 0),
    groups: Number(first?.['groups'] ?? 0),
    most: rows.map((row) => ({
      day: String(row['day']),
      area: String(row['code']),
      name: String(row['name']),
      class: row['class'] === null ? null : String(row['class']),
      rows: Number(row['n']),
    })),
  };
}

const MOST_ALIKE = 5;

/** A gap is longer than what usually lies between two days with rows: a weekly table has none for being weekly. */
function gapsIn(days: readonly DayRows[]): Oddities['gaps'] {
  const steps = days.slice(1).map(({ day }, i) => daysBetween(days[i]?.day ?? day, day));
  const usual = median(steps) ?? 1;
  return steps.flatMap((step, i) => {
    const [before, after] = [days[i]?.day, days[i + 1]?.day];
    if (step <= usual || before === undefined || after === undefined) return [];
    return [{ from: addDays(before, usual), to: addDays(after, -1) }];
  });
}

/** Days with rows that a day is compared with: the week before it. */
const WEEK = 7;
const FEWEST = 3;
const TIMES = 10;

function surgesIn(days: readonly DayRows[]): OddDay[] {
  return days.flatMap(({ day, rows }, i) => {
    const before = days.slice(Math.max(0, i - WEEK), i).map((each) => each.rows);
    const usual = before.length < FEWEST ? undefined : median(before);
    return usual === undefined || rows < TIMES * usual ? [] : [{ day, rows, usual }];
  });
}

/** The middle one, or the lower of the two. */
function median(numbers: readonly number[]): number | undefined {
  return [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];
}
