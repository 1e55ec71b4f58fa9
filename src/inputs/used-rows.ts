import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier } from '../engine/sql.ts';
import type { TablePlan } from './staging/plan.ts';
import { datedRows } from './staging/staging.ts';

/** What of a file's rows is used as of a day. */
export interface Used {
  readonly used: number;
  /** Dated after the day. */
  readonly later: number;
  readonly notYetKnown: number;
  /** By column that groups rows, how many have no group. */
  readonly ungrouped: Readonly<Record<string, number>>;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

/** Rows of a file that are of one day and were known from one day on. */
interface Rows {
  readonly file: number;
  /** Empty where a row has none. */
  readonly day: Day;
  readonly knownFrom: Day;
  readonly rows: number;
  /** In the order of the columns that group. */
  readonly empty: readonly number[];
}

/** By the number of a file, what of its rows is used as of a day. */
export type UsedOn = (asOf: Day) => Promise<Map<number, Used>>;

/**
 * What of a table's rows is used as of any day; they are counted once, when it is first asked for.
 *
 * @param known the SQL of the day a row is known from
 */
export function usedRows(engine: Engine, plan: TablePlan, known: string): UsedOn {
  const keys = plan.columns.filter(({ groups }) => groups).map(({ name }) => name);
  let counted: Promise<readonly Rows[]> | undefined;
  return async (asOf) => {
    counted ??= countRows(engine, plan, keys, known);
    const byFile = new Map<number, Rows[]>();
    for (const rows of await counted) {
      const ofFile = byFile.get(rows.file) ?? [];
      ofFile.push(rows);
      byFile.set(rows.file, ofFile);
    }
    return new Map([...byFile].map(([file, rows]) => [file, usedOn(rows, keys, asOf)]));
  };
}

async function countRows(
  engine: Engine,
  plan: TablePlan,
  keys: readonly string[],
  known: string,
): Promise<Rows[]> {
  const empty = keys.map((name, i) => `, count_if(${identifier(name)} IS NULL) AS empty${i}`);
  const rows = await engine.rows(`SELECT _file AS file, ${identifier(plan.clock)}::VARCHAR AS day,
      (${known})::VARCHAR AS known, count(*) AS n${empty.join('')}
    FROM ${datedRows(plan)} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`);
  return rows.map((row) => ({
    file: Number(row['file']),
    // Of premises some rows have no day, and count on all.
    day: String(row['day'] ?? ''),
    knownFrom: String(row['known'] ?? ''),
    rows: Number(row['n']),
    empty: keys.map((_, i) => Number(row[`empty${i}`])),
  }));
}

/** @param rows of one file, in order of day */
function usedOn(rows: readonly Rows[], keys: readonly string[], asOf: Day): Used {
  const sum = (of: readonly Rows[], number: (each: Rows) => number): number =>
    of.reduce((total, each) => total + number(each), 0);
  const dated = rows.filter(({ day }) => day <= asOf);
  const used = dated.filter(({ knownFrom }) => knownFrom <= asOf);
  const [all, ofDays, known] = [rows, dated, used].map((these) => sum(these, (each) => each.rows));
  const ungrouped = keys.map((name, i): [string, number] => [name, sum(used, ({ empty }) => empty[i] ?? 0)]);
  return {
    used: known ?? 0,
    later: (all ?? 0) - (ofDays ?? 0),
    notYetKnown: (ofDays ?? 0) - (known ?? 0),
    ungrouped: Object.fromEntries(ungrouped.filter(([, n]) => n > 0)),
    firstDay: used.find(({ day }) => day !== '')?.day ?? null,
    lastDay: used.at(-1)?.day || null,
  };
}
