import type { Day } from '../days.ts';
import type { Engine, Row } from '../engine/duckdb.ts';
import { remembered } from '../engine/remembered.ts';
import { literal } from '../engine/sql.ts';
import { type Premises, WORKING } from './tables.ts';

/**
 * The premises of the staged list as of a day, in order of id: of each its newest row that is no later, or the one without
 * a day.
 */
export async function premisesOn(engine: Engine, asOf: Day): Promise<readonly Premises[]> {
  const days = await daysOfRows(engine, 'days', () => rowDays(engine));
  // Between two days on which rows are dated the list stays as it is.
  const since = days.findLast((day) => day <= asOf) ?? '';
  return lists(engine, since, () => listOn(engine, asOf));
}

const lists = remembered<readonly Premises[]>();
const daysOfRows = remembered<readonly Day[]>();

/** The days on which rows of the list are dated, in their order. */
async function rowDays(engine: Engine): Promise<readonly Day[]> {
  const rows = await engine.rows(
    `SELECT DISTINCT "date"::VARCHAR AS day FROM premises WHERE "date" IS NOT NULL ORDER BY 1`,
  );
  return rows.map((row) => String(row['day']));
}

async function listOn(engine: Engine, asOf: Day): Promise<readonly Premises[]> {
  const rows = await engine.rows(`SELECT *, "date"::VARCHAR AS day FROM premises
    WHERE coalesce("date" <= DATE ${literal(asOf)}, true)
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY "date" DESC NULLS LAST) = 1 ORDER BY id`);
  return rows.map(premisesFrom);
}

/** Whether the staged list says of premises how they were on a day: every row has a day, and some are no later. */
export async function listTellsOf(engine: Engine, day: Day): Promise<boolean> {
  const [row] = await engine.rows(
    `SELECT count(*) = count("date") AND min("date") <= DATE ${literal(day)} AS told FROM premises`,
  );
  return row?.['told'] === true;
}

function premisesFrom(row: Row): Premises {
  const text = (name: string): string | null => (row[name] == null ? null : String(row[name]));
  const truth = (name: string): boolean | null => (row[name] == null ? null : row[name] === true);
  const whole = (name: string): number | null => (row[name] == null ? null : Number(row[name]));
  const id = String(row['id']);
  return {
    id,
    name: text('name') ?? id,
    sector: text('sector'),
    area: Number(row['area']),
    size: text('size'),
    ownership: text('ownership'),
    status: WORKING.find((each) => each === row['status']) ?? null,
    date: text('day'),
    link: text('link'),
    public: truth('public'),
    closable: truth('closable'),
    inspections: whole('inspections'),
    problems: whole('problems'),
    mended: whole('mended'),
  };
}
