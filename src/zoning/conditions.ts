import { isChanged } from '../counting/exact.ts';
import { columnOfRow } from '../counting/sql.ts';
import { isJudged, judgedName } from '../counting/where.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier, literal } from '../engine/sql.ts';
import { type Column, textColumn, truthColumn, UNKNOWN, valueAt } from '../judging/columns.ts';
import { evaluate } from '../judging/evaluate.ts';
import { withExact } from '../judging/exact.ts';
import type { Expression, Type, Written } from '../rules/expression.ts';
import { isRowIndicator } from '../rules/indicator.ts';
import type { Pack } from '../rules/pack.ts';
import { allParts } from '../rules/walk.ts';

/**
 * Judges the conditions over rows that the engine cannot calculate exactly, for every combination of values there is,
 * and gives the rows' table a column with what they come to.
 */
export async function judgeConditions(engine: Engine, pack: Pack): Promise<void> {
  for (const { table, where } of pack.indicators.filter(isRowIndicator)) {
    if (where === undefined || !isJudged(where)) continue;
    const columns = await engine.rows(`DESCRIBE ${identifier(table)}`);
    if (columns.every((row) => row['column_name'] !== judgedName(where)))
      await judgeCondition(engine, table, where);
  }
}

async function judgeCondition(engine: Engine, table: string, where: Written): Promise<void> {
  const read = columnsRead(where.tree);
  const texts = read.map(({ name }) => `CAST(${columnOfRow(name)} AS VARCHAR)`);
  const key = `to_json([${texts.join(', ')}]::VARCHAR[])::VARCHAR`;
  const found = await engine.columns(
    `SELECT DISTINCT ${[`${key} AS key`, ...texts.map((text, i) => `${text} AS c${i}`)].join(', ')} FROM ${identifier(table)} r`,
  );
  const keys = found['key'] ?? [];
  const columns = new Map(
    read.map(({ name, type }, i) => [
      name,
      columnOf(
        type,
        (found[`c${i}`] ?? []).map((text) => (text === null ? null : String(text))),
      ),
    ]),
  );
  const judged = evaluate(
    where.tree,
    {
      rows: keys.length,
      indicator: (name) => columns.get(name),
      member: (scope, name) => columns.get(`${scope}.${name}`),
    },
    new Map(),
  );
  const name = judgedName(where);
  const judgedTable = identifier(`${table} ${name}`);
  await engine.run(`CREATE TEMP TABLE ${judgedTable} (key VARCHAR, truth BOOLEAN)`);
  for (let start = 0; start < keys.length; start += BATCH) {
    const pairs = keys
      .slice(start, start + BATCH)
      .map((text, i) => [String(text), valueAt(judged, start + i)]);
    await engine.run(`INSERT INTO ${judgedTable} SELECT j ->> 0, (j ->> 1)::BOOLEAN
      FROM (SELECT unnest(from_json(${literal(JSON.stringify(pairs))}, '["JSON"]')) AS j)`);
  }
  const before = identifier(`${table} before ${name}`);
  await engine.run(`ALTER VIEW ${identifier(table)} RENAME TO ${before}`);
  await engine.run(`CREATE VIEW ${identifier(table)} AS SELECT r.*, j.truth AS ${identifier(name)}
    FROM ${before} r LEFT JOIN ${judgedTable} j ON j.key = ${key}`);
}

const BATCH = 20_000;

/** The columns of a row that a condition reads, as written, each once. */
function columnsRead(tree: Expression): { readonly name: string; readonly type: Type }[] {
  const read = allParts(tree).flatMap((part): [string, Type][] => {
    if (part.kind === 'name') return [[part.name, part.type]];
    return part.kind === 'member' ? [[`${part.scope}.${part.name}`, part.type]] : [];
  });
  return [...new Map(read)].map(([name, type]) => ({ name, type }));
}

function columnOf(type: Type, texts: readonly (string | null)[]): Column {
  if (type === 'boolean')
    return truthColumn(Uint8Array.from(texts, (text) => (text === null ? UNKNOWN : Number(text === 'true'))));
  if (type !== 'number') return textColumn(texts);
  const values = Float64Array.from(texts, (text) => (text === null ? Number.NaN : Number(text)));
  const exact = texts.flatMap((text, row) =>
    text !== null && isChanged(text) ? [[row, text] as const] : [],
  );
  return withExact({ lo: values, hi: values }, new Map(exact));
}
