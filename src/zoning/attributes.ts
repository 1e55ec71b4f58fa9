import { isChanged } from '../counting/exact.ts';
import { withinTable } from '../counting/within.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier } from '../engine/sql.ts';
import { extraSql } from '../inputs/index.ts';
import { type Column, FALSE, TRUE, textColumn, truthColumn, UNKNOWN } from '../judging/columns.ts';
import { withExact } from '../judging/exact.ts';
import { error, type Problem, throwIfAny } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import { OWN_ATTRIBUTES } from '../rules/attributes.ts';
import type { Pack } from '../rules/pack.ts';
import { expressionsOf, membersOf } from '../rules/walk.ts';
import type { ExtraType } from '../workspace/workspace.ts';

function attributesRead(pack: Pack): string[] {
  const conditions = pack.measures.flatMap(({ when }) => when?.tree ?? []);
  const members = [...expressionsOf(pack), ...conditions].flatMap(membersOf);
  return [...new Set(members.filter(({ scope }) => scope === 'area').map(({ name }) => name))];
}

/** Attributes by name, with the type that a pack declares; a number where it declares none. */
export type Attributes = ReadonlyMap<string, ExtraType | undefined>;

/** The attributes of areas that a pack's expressions read, and the conditions of its measures, with their types. */
export function attributesOf(pack: Pack): Attributes {
  return new Map(
    attributesRead(pack).map((name) => [
      name,
      Object.hasOwn(OWN_ATTRIBUTES, name) ? 'text' : pack.attributes?.[name],
    ]),
  );
}

/**
 * Checks that the areas file has the attributes, and that their cells are what the pack declares. What is empty is unknown.
 * @throws FenquError with everything that is wrong
 */
export async function checkAttributes(engine: Engine, attributes: Attributes): Promise<void> {
  const described = await engine.rows('DESCRIBE areas');
  const columns = described.map((row) => String(row['column_name']));
  const problems: Problem[] = [];
  for (const [name, type] of attributes) {
    if (!columns.includes(name) || name === 'ix' || name === 'parent') {
      problems.push(
        error('area-attribute', { value: name, suggest: nearest(name, columns.filter(isNamed)) }),
      );
      continue;
    }
    if (type === undefined || type === 'text') continue;
    const text = textOf(name);
    const wrong = await engine.rows(
      `SELECT a.code, ${text} AS value FROM areas a WHERE ${text} IS NOT NULL AND ${valueSql(type, text)} IS NULL ORDER BY a.code LIMIT 20`,
    );
    for (const { code, value } of wrong)
      problems.push(
        error('area-attribute-value', {
          value: String(value),
          with: { attribute: name, area: String(code), type },
        }),
      );
  }
  throwIfAny(problems);
}

const isNamed = (column: string): boolean => column !== 'ix' && column !== 'parent';

/** Those of some attributes that the areas file has: a pack that judges no more may ask for others. */
export async function attributesThere(engine: Engine, attributes: Attributes): Promise<Attributes> {
  const described = await engine.rows('DESCRIBE areas');
  const columns = described.map((row) => String(row['column_name']));
  return new Map([...attributes].filter(([name]) => columns.includes(name) && isNamed(name)));
}

/** Attributes of the areas of a set, by position. */
export async function readAttributes(
  engine: Engine,
  key: string,
  attributes: Attributes,
): Promise<Map<string, Column>> {
  const columns = new Map<string, Column>();
  for (const [name, type] of attributes) columns.set(name, await readAttribute(engine, key, name, type));
  return columns;
}

async function readAttribute(
  engine: Engine,
  key: string,
  name: string,
  type: ExtraType | undefined,
): Promise<Column> {
  const value =
    type === 'number' || type === undefined ? numberSql(textOf(name)) : valueSql(type, textOf(name));
  const found = await engine.columns(
    `SELECT CAST(${value} AS VARCHAR) AS value FROM areas a JOIN ${withinTable(key)} w ON w.area = a.ix WHERE w.own ORDER BY w.position`,
  );
  const texts = (found['value'] ?? []).map((text) => (text === null ? null : String(text)));
  switch (type) {
    case 'text':
    case 'date':
      return textColumn(texts);
    case 'boolean':
      return truthColumn(
        Uint8Array.from(texts, (text) => (text === null ? UNKNOWN : text === 'true' ? TRUE : FALSE)),
      );
    case 'number':
    case undefined: {
      const exact = new Map(
        texts.flatMap((text, row) => (text !== null && isChanged(text) ? [[row, text]] : [])),
      );
      const values = Float64Array.from(texts, (text) => (text === null ? Number.NaN : Number(text)));
      return withExact({ lo: values, hi: values }, exact);
    }
  }
}

function textOf(name: string): string {
  return `CAST(a.${identifier(name)} AS VARCHAR)`;
}

/** A number with all its digits; what is none is unknown. */
function numberSql(text: string): string {
  return `CASE WHEN regexp_full_match(${text}, '[+-]?(\\d+(\\.\\d*)?|\\.\\d+)') THEN ltrim(${text}, '+') END`;
}

/** A cell as a value of a declared type, NULL where it is none. */
function valueSql(type: ExtraType, text: string): string {
  return type === 'number' ? numberSql(text) : extraSql(type, text);
}
