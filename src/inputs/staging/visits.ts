import type { Engine } from '../../engine/duckdb.ts';
import { identifier, list } from '../../engine/sql.ts';
import { error, FenquError } from '../../problems/problem.ts';
import type { StagedTable } from './stage-table.ts';
import { ID_HASH } from './staging.ts';

/** The table that holds visits with what is known of their cases. */
export const VISITS_OF_CASES = 'visits_of_cases';

/**
 * Gives every visit what rules read of its case: the day it was reported, and as `case.class` and the like its columns.
 * @throws FenquError where a visit names no case
 */
export async function joinVisits(engine: Engine, tables: readonly StagedTable[]): Promise<void> {
  const visits = tables.find(({ plan }) => plan.table === 'visits');
  if (visits === undefined) return;
  const isThere = tables.some(({ plan }) => plan.table === 'cases');
  const known = isThere
    ? `SELECT ${ID_HASH} FROM cases WHERE ${ID_HASH} IS NOT NULL`
    : 'SELECT 0::UBIGINT WHERE false';
  const lost = await engine.rows(
    `SELECT _file AS file, count(*) AS n FROM visits WHERE hash("case") NOT IN (${known}) GROUP BY _file ORDER BY _file`,
  );
  if (lost.length > 0)
    throw new FenquError(
      lost.map((row) => {
        const file = visits.files[Number(row['file'])]?.file.shown ?? '';
        return error('visit-case-unknown', {
          place: { file },
          value: file,
          with: { rows: Number(row['n']) },
        });
      }),
    );
  const columns = await engine.rows('DESCRIBE cases');
  const names = columns.map((row) => String(row['column_name'])).filter((name) => !OWN.has(name));
  const ofCase = names.map((name) => `c.${identifier(name)} AS ${identifier(`case.${name}`)}`);
  await engine.run(`CREATE TABLE ${VISITS_OF_CASES} AS SELECT ${list(['v.*', 'c.date_report', ...ofCase])}
    FROM visits v JOIN cases c ON c.${ID_HASH} = hash(v."case")`);
  await engine.run(`CREATE OR REPLACE VIEW visits AS SELECT * FROM ${VISITS_OF_CASES}`);
}

/** What a visit has itself, or what serves the engine alone. */
const OWN: ReadonlySet<string> = new Set(['area', '_file', ID_HASH]);
