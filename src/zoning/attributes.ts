import { isChanged } from '../counting/exact.ts';
import { withinTable } from '../counting/within.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier } from '../engine/sql.ts';
import { type Column, textColumn } from '../judging/columns.ts';
import { withExact } from '../judging/exact.ts';
import { error, FenquError } from '../problems/problem.ts';
import type { Pack } from '../rules/pack.ts';
import { expressionsOf, membersOf } from '../rules/walk.ts';

/** What areas are told apart by; any other attribute is a number. */
const TEXTS: ReadonlySet<string> = new Set(['code', 'name', 'level']);

/** The attributes of areas that a pack's expressions read. */
export function attributesRead(pack: Pack): string[] {
  const members = expressionsOf(pack).flatMap(membersOf);
  return [...new Set(members.filter(({ scope }) => scope === 'area').map(({ name }) => name))];
}

/** Attributes of the areas of a set, by position. Throws where the areas file has no such column. */
export async function readAttributes(
  engine: Engine,
  key: string,
  names: readonly string[],
): Promise<Map<string, Column>> {
  const attributes = new Map<string, Column>();
  for (const name of names) attributes.set(name, await readAttribute(engine, key, name));
  return attributes;
}

async function readAttribute(engine: Engine, key: string, name: string): Promise<Column> {
  const columns = await engine.rows('DESCRIBE areas');
  const given = columns.some((row) => row['column_name'] === name);
  if (!given || name === 'ix' || name === 'parent')
    throw new FenquError(error('area-attribute', { value: name }));
  const column = `CAST(a.${identifier(name)} AS VARCHAR)`;
  const value = TEXTS.has(name)
    ? column
    : `CASE WHEN regexp_full_match(${column}, '[+-]?(\\d+(\\.\\d*)?|\\.\\d+)') THEN ltrim(${column}, '+') END`;
  const found = await engine.columns(
    `SELECT ${value} AS value FROM areas a JOIN ${withinTable(key)} w ON w.area = a.ix WHERE w.own ORDER BY w.position`,
  );
  const texts = (found['value'] ?? []).map((text) => (text === null ? null : String(text)));
  if (TEXTS.has(name)) return textColumn(texts);
  const exact = new Map(
    texts.flatMap((text, row) => (text !== null && isChanged(text) ? [[row, text]] : [])),
  );
  const values = Float64Array.from(texts, (text) => (text === null ? Number.NaN : Number(text)));
  return withExact({ lo: values, hi: values }, exact);
}
