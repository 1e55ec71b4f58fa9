import { identifier, list } from '../../engine/sql.ts';
import { isExampleSql } from '../example-rows.ts';
import { readCarefully } from '../files/careful.ts';
import type { PreparedFile } from '../files/prepare.ts';
import { carefulRelation, cell } from '../files/relation.ts';
import { rowsTable } from '../tables.ts';
import { tidy } from './cells.ts';
import { countLeftOut, withoutLeftOut } from './filters.ts';
import { addPlaces, findPlaces } from './places.ts';
import type { TablePlan } from './plan.ts';
import { carefulSql, faultyNames, problemColumn } from './staging.ts';
import { columnsOf, type StagedFile, type StagingContext } from './table.ts';

/** The table where the careful pass leaves a file's rows with which something is wrong, cells and all. */
export function badTable(number: number): string {
  return `bad_${number}`;
}

/** The table where the careful pass leaves a file's other rows, which are many: their values alone. */
export function goodTable(number: number): string {
  return `good_${number}`;
}

/** The careful pass: every row with its line and what is wrong with it, left in `bad_<number>` and `good_<number>`. */
export async function stageCarefully(
  context: StagingContext,
  plan: TablePlan,
  file: PreparedFile,
  number: number,
): Promise<StagedFile> {
  const { engine, today } = context;
  const copy = context.temporary.path('.csv');
  const { read, blank, broken } = await readCarefully(engine, file, plan.sources, copy);
  const all = carefulRelation(copy, file, plan.sources);
  const { leftOut } = await countLeftOut(engine, plan.filters, all, plan.sources.length);
  const wanted = withoutLeftOut(plan.filters, all);
  const { failures, below, examples } = await findPlaces(context, plan, wanted);
  const isExample = isExampleSql(plan.area.cells.map((index) => tidy(cell(index))));
  const relation = examples === 0 ? wanted : `SELECT * FROM (${wanted}) WHERE NOT (${isExample})`;
  const how = { relation, placing: 'places', cells: 'tidy', blanks: true, signs: true, today } as const;
  const columns = columnsOf(context, plan);
  const rows = carefulSql(plan, columns, how);
  const isGood = faultyNames(columns)
    .map((name) => `${problemColumn(name)} IS NULL`)
    .join(' AND ');
  const values = [
    '_line',
    ...columns.map(({ name }) => identifier(name)),
    'area',
    'hash(_area_text) AS _place',
  ];
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE ${badTable(number)} AS SELECT * FROM (${rows}) WHERE NOT (${isGood})`,
  );
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE ${goodTable(number)} AS SELECT ${list(values)} FROM (${rows}) WHERE ${isGood}`,
  );
  return { file, number, read, blank, leftOut, examples, below, careful: { broken, failures, relation } };
}

/** Takes the careful pass's good rows into the table, but for the lines in `twins`. */
export async function insertCareful(context: StagingContext, plan: TablePlan, number: number): Promise<void> {
  const columns = columnsOf(context, plan).map(({ name }) => identifier(name));
  const good = `FROM ${goodTable(number)} WHERE _line NOT IN (SELECT line FROM twins WHERE file = ${number})`;
  await context.engine.run(
    `INSERT INTO ${rowsTable(plan)} SELECT ${list([...columns, '_place', `${number}`])} ${good}`,
  );
  await addPlaces(context.engine, plan, `SELECT _place AS place, area ${good}`);
}
