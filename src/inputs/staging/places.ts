import type { Engine } from '../../engine/duckdb.ts';
import { list, literal } from '../../engine/sql.ts';
import { suggestAreas } from '../areas/area-index.ts';
import { placeByNames } from '../areas/place.ts';
import { addFilledCodes, type StagedAreas } from '../areas/stage-areas.ts';
import { loadTree, type NameTree, pathOf } from '../areas/tree.ts';
import { isErrorSign } from '../error-signs.ts';
import { cell } from '../files/relation.ts';
import { tidy } from './cells.ts';
import type { TablePlan } from './plan.ts';
import { codeText, placeKey, placesTable, rowsTable } from './staging.ts';

/** Why a text names no area. */
export interface PlaceFailure {
  readonly code:
    | 'cell-empty'
    | 'cell-error'
    | 'area-unknown'
    | 'area-ambiguous'
    | 'code-scientific'
    | 'code-lost-zero';
  /** Which of the area's cells is to blame. */
  readonly part: number;
  readonly text: string;
  readonly suggest: readonly string[];
}

/** What became of the distinct texts of a file's area cells. */
export interface Places {
  /** By the key of `places`. */
  readonly failures: ReadonlyMap<string, PlaceFailure>;
  /** Rows, and distinct texts, placed above where they belong. */
  readonly below: { readonly rows: number; readonly texts: number };
}

/** Near names are looked up for so many texts: each takes a look at all areas. */
const MOST_SUGGESTED = 10;
const SCIENTIFIC = /^\d(\.\d+)?[eE]\+?\d+$/;

/** Makes `places(key, ix, problem)` for the distinct area texts of a file. Codes are found in the engine, names here. */
export async function findPlaces(
  engine: Engine,
  areas: StagedAreas,
  plan: TablePlan,
  relation: string,
): Promise<Places> {
  const cells = plan.area.cells.map((index, i) => `${tidy(cell(index), plan.source.missing)} AS t${i}`);
  const single = cells.length === 1;
  await engine.run(`CREATE OR REPLACE TEMP TABLE area_texts AS
    SELECT ${placeKey(plan)} AS key, ${list(cells)}, ${single ? codeText(plan) : 'NULL::VARCHAR'} AS code, count(*) AS n
    FROM (${relation}) GROUP BY ALL`);
  const [strange] = await engine.rows(`SELECT 1 AS one FROM area_texts
    WHERE regexp_full_match(code, '\\d+') AND code NOT IN (SELECT code FROM area_codes) LIMIT 1`);
  if (strange !== undefined) await addFilledCodes(engine, areas);
  await engine.run(`CREATE OR REPLACE TEMP TABLE places AS SELECT t.key, c.ix, NULL::VARCHAR AS problem
    FROM area_texts t JOIN area_codes c ON c.code = t.code`);
  const rest = await engine.columns(`SELECT key, n, ${list(cells.map((_, i) => `t${i}`))},
      ('0' || t.code IN (SELECT code FROM area_codes)) OR ('00' || t.code IN (SELECT code FROM area_codes)) AS lost
    FROM area_texts t WHERE key NOT IN (SELECT key FROM places) ORDER BY key`);
  return placeRest(engine, areas, plan, rest);
}

/**
 * Looks up the places of a file whose area cells are codes, each once. If any of them is no area's code, takes the file's
 * rows out again and returns false.
 */
export async function placeCodes(engine: Engine, plan: TablePlan, file: number): Promise<boolean> {
  const [rows, places] = [rowsTable(plan), placesTable(plan)];
  await engine.run(`CREATE OR REPLACE TEMP TABLE new_places AS SELECT _place AS place FROM ${rows}
    WHERE _file = ${file} AND _place NOT IN (SELECT _place FROM ${places}) GROUP BY _place`);
  await addPlaces(
    engine,
    plan,
    'SELECT hash(code) AS place, ix AS area FROM area_codes SEMI JOIN new_places ON place = hash(code)',
  );
  const [unknown] = await engine.rows(
    `SELECT 1 AS one FROM new_places ANTI JOIN ${places} ON _place = place LIMIT 1`,
  );
  if (unknown === undefined) return true;
  await engine.run(`DELETE FROM ${rows} WHERE _file = ${file}`);
  return false;
}

/** Takes over what was found in `places`. */
export async function placeTexts(engine: Engine, plan: TablePlan): Promise<void> {
  await addPlaces(engine, plan, 'SELECT hash(key) AS place, ix AS area FROM places');
}

/** Adds to the places of a table those that it does not know yet. A text means the same area in all of a table's files. */
export async function addPlaces(engine: Engine, plan: TablePlan, found: string): Promise<void> {
  const places = placesTable(plan);
  await engine.run(`INSERT INTO ${places} SELECT place, any_value(area) FROM (${found})
    WHERE area IS NOT NULL AND place NOT IN (SELECT _place FROM ${places}) GROUP BY place`);
}

type Columns = Awaited<ReturnType<Engine['columns']>>;

async function placeRest(
  engine: Engine,
  areas: StagedAreas,
  plan: TablePlan,
  rest: Columns,
): Promise<Places> {
  const values = plan.source.values['area'] ?? {};
  const written = plan.area.cells.map((_, i) =>
    (rest[`t${i}`] ?? []).map((text) => (text == null ? null : (values[String(text)] ?? String(text)))),
  );
  const tree = await loadTree(
    engine,
    areas,
    written.flat().filter((text) => text !== null),
  );
  const failures = new Map<string, PlaceFailure>();
  const placed: [key: string, ix: number | null, problem: string | null][] = [];
  let rows = 0;
  const texts = new Set<string>();
  for (const [i, keyValue] of (rest['key'] ?? []).entries()) {
    const key = String(keyValue);
    const parts = written.map((column) => column[i] ?? null);
    const placement = placeOne(tree, parts, rest['lost']?.[i] === true);
    if ('code' in placement) {
      const suggest =
        placement.suggest ?? (failures.size < MOST_SUGGESTED ? await near(engine, areas, placement) : []);
      failures.set(key, { code: placement.code, part: placement.part, text: placement.text, suggest });
      placed.push([key, null, placement.code]);
      continue;
    }
    placed.push([key, placement.ix, null]);
    if (placement.below === undefined) continue;
    rows += Number(rest['n']?.[i] ?? 0);
    texts.add(placement.below);
  }
  await insertPlaces(engine, placed);
  return { failures, below: { rows, texts: texts.size } };
}

type Found = { readonly ix: number; readonly below?: string | undefined };
type Failure = Omit<PlaceFailure, 'suggest'> & {
  readonly suggest?: readonly string[];
  readonly within?: number | undefined;
};

/** Places one combination of area cells. */
function placeOne(tree: NameTree, parts: readonly (string | null)[], lostZero: boolean): Found | Failure {
  const sign = parts.findIndex((text) => text !== null && isErrorSign(text));
  if (sign !== -1) return { code: 'cell-error', part: sign, text: parts[sign] ?? '' };
  const [only = null] = parts;
  if (parts.length === 1 && only !== null) {
    if (SCIENTIFIC.test(only)) return { code: 'code-scientific', part: 0, text: only };
    if (lostZero) return { code: 'code-lost-zero', part: 0, text: only };
  }
  const placement = placeByNames(tree, parts);
  switch (placement.kind) {
    case 'placed':
      return { ix: placement.area.ix, below: placement.below };
    case 'empty':
      return { code: 'cell-empty', part: 0, text: '', suggest: [] };
    case 'unknown':
      return {
        code: 'area-unknown',
        part: placement.part,
        text: parts[placement.part] ?? '',
        within: placement.within?.ix,
      };
    case 'ambiguous': {
      const suggest = placement.candidates.map((area) => `${pathOf(tree, area)} (${area.code})`);
      return { code: 'area-ambiguous', part: placement.part, text: parts[placement.part] ?? '', suggest };
    }
  }
}

async function near(engine: Engine, areas: StagedAreas, failure: Failure): Promise<string[]> {
  return failure.code === 'area-unknown' ? suggestAreas(engine, areas, failure.text, failure.within) : [];
}

const BATCH = 20_000;

async function insertPlaces(
  engine: Engine,
  placed: readonly (readonly [string, number | null, string | null])[],
): Promise<void> {
  for (let start = 0; start < placed.length; start += BATCH) {
    const json = literal(JSON.stringify(placed.slice(start, start + BATCH)));
    await engine.run(`INSERT INTO places SELECT j ->> 0, (j ->> 1)::INTEGER, j ->> 2
      FROM (SELECT unnest(from_json(${json}, '["JSON"]')) AS j)`);
  }
}
