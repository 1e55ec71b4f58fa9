import type { Engine } from '../../engine/duckdb.ts';
import { identifier } from '../../engine/sql.ts';
import { type Problem, warning } from '../../problems/problem.ts';
import type { StagedTable } from './stage-table.ts';

/** What deserves a warning about cases already counted: areas that report beside one around them, and totals that fell. */
export async function countsWarnings(engine: Engine, tables: readonly StagedTable[]): Promise<Problem[]> {
  const counts = tables.find(({ plan }) => plan.table === 'counts');
  if (counts === undefined) return [];
  const place = { file: counts.files[0]?.file.shown ?? '' };
  const numbers = counts.plan.columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
  const falls = counts.plan.source.cumulative
    ? await Promise.all(numbers.map((column) => fallsOf(engine, column, place)))
    : [];
  return [...(await withinOthers(engine, place)), ...falls.flat()];
}

type Place = NonNullable<Problem['place']>;

async function withinOthers(engine: Engine, place: Place): Promise<Problem[]> {
  const [found] = await engine.rows(`WITH RECURSIVE reporting AS (SELECT DISTINCT area AS ix FROM counts),
    above(ix, up) AS (
      SELECT r.ix, a.parent FROM reporting r JOIN areas a USING (ix) WHERE a.parent IS NOT NULL
      UNION SELECT b.ix, a.parent FROM above b JOIN areas a ON a.ix = b.up WHERE a.parent IS NOT NULL
    ) SELECT count(DISTINCT b.ix) AS n, min(a.code) AS code FROM above b JOIN areas a ON a.ix = b.ix
    WHERE b.up IN (SELECT ix FROM reporting)`);
  const count = Number(found?.['n'] ?? 0);
  if (count === 0) return [];
  return [warning('counts-within-counts', { place, value: String(found?.['code']), with: { count } })];
}

async function fallsOf(engine: Engine, column: string, place: Place): Promise<Problem[]> {
  const value = identifier(column);
  const [found] =
    await engine.rows(`SELECT count(*) AS n, arg_min(code, (date, code)) AS code, min(date)::VARCHAR AS day,
      arg_min(before, (date, code))::DOUBLE AS before, arg_min(value, (date, code))::DOUBLE AS after FROM (
    SELECT a.code, r.date, r.${value} AS value, lag(r.${value}) OVER (PARTITION BY r.area ORDER BY r.date) AS before
    FROM counts r JOIN areas a ON a.ix = r.area WHERE r.${value} IS NOT NULL) WHERE value < before`);
  const count = Number(found?.['n'] ?? 0);
  if (count === 0) return [];
  const { code, day, before, after } = found ?? {};
  const details = { count, day: String(day), before: Number(before), after: Number(after) };
  return [
    warning('counts-revised', { place: { ...place, field: column }, value: String(code), with: details }),
  ];
}
