import type { Engine } from '../../engine/duckdb.ts';
import { list } from '../../engine/sql.ts';
import type { Crosswalk } from '../areas/crosswalk.ts';
import { loadTreeWithin, loadWholeTree } from '../areas/load-tree.ts';
import { type Located, placeAddress } from '../areas/place-address.ts';
import { addFilledCodes, type StagedAreas } from '../areas/stage-areas.ts';
import type { NameTree } from '../areas/tree.ts';
import { isErrorSign } from '../error-signs.ts';
import { isExampleSql } from '../example-rows.ts';
import { cell } from '../files/relation.ts';
import { tidy } from './cells.ts';
import type { TablePlan } from './plan.ts';
import { codeText, placeKey } from './staging.ts';

/** The distinct texts of a file's area cells that are no codes, column by column. */
type DistinctTexts = Awaited<ReturnType<Engine['columns']>>;

/** A code that a spreadsheet spoilt, or an error value. */
export interface SpoiltCode {
  readonly kind: 'spoilt';
  readonly code: 'cell-error' | 'code-scientific' | 'code-lost-zero';
  /** Which of the area's cells it is. */
  readonly part: number;
  readonly text: string;
}

/** What became of one combination of area cells. */
export interface LocatedText {
  /** As in `area_texts`. */
  readonly key: string;
  readonly rows: number;
  readonly found: Located | SpoiltCode;
}

/** What texts are placed with. */
export interface PlacingContext {
  readonly engine: Engine;
  readonly areas: StagedAreas;
  readonly crosswalk: Crosswalk;
}

const SCIENTIFIC = /^\d(\.\d+)?[eE]\+?\d+$/;

/**
 * Makes `area_texts(key, t0 …, code, n)`, the distinct area cells of a file with their numbers of rows, and `places(key,
 * ix, problem)` with those that are codes.
 *
 * @returns the rows that are examples, of which nothing is gathered
 */
export async function gatherTexts(
  { engine, areas }: PlacingContext,
  plan: TablePlan,
  relation: string,
): Promise<number> {
  const cells = plan.area.cells.map((index, i) => `${tidy(cell(index), plan.source.missing)} AS t${i}`);
  const code = cells.length === 1 ? codeText(plan) : 'NULL::VARCHAR';
  await engine.run(`CREATE OR REPLACE TEMP TABLE area_texts AS
    SELECT ${placeKey(plan)} AS key, ${list(cells)}, ${code} AS code, count(*) AS n
    FROM (${relation}) GROUP BY ALL`);
  const isExample = isExampleSql(plan.area.cells.map((_, i) => `t${i}`));
  const [examples] = await engine.rows(`SELECT sum(n) AS n FROM area_texts WHERE ${isExample}`);
  await engine.run(`DELETE FROM area_texts WHERE ${isExample}`);
  const [strange] = await engine.rows(`SELECT 1 AS one FROM area_texts
    WHERE regexp_full_match(code, '\\d+') AND code NOT IN (SELECT code FROM area_codes) LIMIT 1`);
  if (strange !== undefined) await addFilledCodes(engine, areas);
  await engine.run(`CREATE OR REPLACE TEMP TABLE places AS SELECT t.key, c.ix, NULL::VARCHAR AS problem, NULL::INTEGER AS around
    FROM area_texts t JOIN area_codes c ON c.code = t.code`);
  return Number(examples?.['n'] ?? 0);
}

/** Texts fetched at a time, so that none is held for long. */
const AT_A_TIME = 10_000;

/** Above so many texts every area is loaded: looking for those they name would take the texts themselves. */
const MOST_LOOKED_AT = AT_A_TIME;

/** Some of the texts, and the tree they were looked up in. */
export interface LocatedTexts {
  readonly tree: NameTree;
  /** To be gone through once: each is located when its turn comes, and forgotten after. */
  readonly located: Iterable<LocatedText>;
}

/** Locates what `gatherTexts` found and is no code, in order of key, so many at a time. */
export async function* locateTexts(
  { engine, areas, crosswalk }: PlacingContext,
  plan: TablePlan,
): AsyncGenerator<LocatedTexts> {
  const texts = plan.area.cells.map((_, i) => `t${i}`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE area_rest AS SELECT (row_number() OVER (ORDER BY key) - 1)::INTEGER AS nth, key, n, ${list(texts)},
      ('0' || t.code IN (SELECT code FROM area_codes)) OR ('00' || t.code IN (SELECT code FROM area_codes)) AS lost
    FROM area_texts t WHERE key NOT IN (SELECT key FROM places)`);
  const [counted] = await engine.rows('SELECT count(*) AS n FROM area_rest');
  const count = Number(counted?.['n'] ?? 0);
  const given = [...crosswalk.values()].flat().flatMap(({ area, within }) => [area, within ?? area]);
  let tree: NameTree | undefined;
  for (let start = 0; start < count; start += AT_A_TIME) {
    const rest = await engine.columns(`SELECT key, n, ${list(texts)}, lost FROM area_rest
      WHERE nth >= ${start} AND nth < ${start + AT_A_TIME} ORDER BY nth`);
    const written = texts.map((name) => writtenIn(plan, rest, name));
    tree ??=
      count > MOST_LOOKED_AT
        ? await loadWholeTree(engine, areas)
        : await loadTreeWithin(engine, areas, uniqueTexts(written), given);
    yield { tree, located: locatedIn(tree, crosswalk, rest, written) };
  }
  await engine.run('DROP TABLE area_rest');
}

function* locatedIn(
  tree: NameTree,
  crosswalk: Crosswalk,
  rest: DistinctTexts,
  written: readonly (readonly (string | null)[])[],
): Iterable<LocatedText> {
  for (const [i, key] of (rest['key'] ?? []).entries()) {
    const cells = written.map((column) => column[i] ?? null);
    const spoilt = spoiltCode(cells, rest['lost']?.[i] === true);
    const found = spoilt ?? placeAddress(tree, cells, crosswalk);
    yield { key: String(key), rows: Number(rest['n']?.[i] ?? 0), found };
  }
}

/** A column of cells, with what the workspace says single texts stand for. */
function writtenIn(plan: TablePlan, rest: DistinctTexts, name: string): (string | null)[] {
  const values = plan.source.values['area'] ?? {};
  return (rest[name] ?? []).map((text) => (text == null ? null : (values[String(text)] ?? String(text))));
}

function* uniqueTexts(columns: readonly (readonly (string | null)[])[]): Iterable<string> {
  for (const column of columns) for (const text of new Set(column)) if (text !== null) yield text;
}

function spoiltCode(cells: readonly (string | null)[], lostZero: boolean): SpoiltCode | undefined {
  const sign = cells.findIndex((text) => text !== null && isErrorSign(text));
  if (sign !== -1) return { kind: 'spoilt', code: 'cell-error', part: sign, text: cells[sign] ?? '' };
  const [text = null] = cells;
  if (cells.length !== 1 || text === null) return undefined;
  if (SCIENTIFIC.test(text)) return { kind: 'spoilt', code: 'code-scientific', part: 0, text };
  return lostZero ? { kind: 'spoilt', code: 'code-lost-zero', part: 0, text } : undefined;
}
