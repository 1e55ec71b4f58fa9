import type { Engine } from '../../engine/duckdb.ts';
import { literal } from '../../engine/sql.ts';
import { suggestAreas } from '../areas/area-index.ts';
import { type NameTree, pathOf } from '../areas/tree.ts';
import { placesTable, rowsTable } from '../tables.ts';
import { gatherTexts, type LocatedText, locateTexts, type PlacingContext } from './distinct-texts.ts';
import type { TablePlan } from './plan.ts';

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
  /** How far it was understood. */
  readonly recognised?: string;
  readonly suggest: readonly string[];
}

/** What became of the distinct texts of a file's area cells. */
export interface Places {
  /** By the key of `places`. */
  readonly failures: ReadonlyMap<string, PlaceFailure>;
  /** Rows, and distinct texts, placed above where they belong. */
  readonly below: { readonly rows: number; readonly texts: number };
  /** Rows that are examples. */
  readonly examples: number;
}

/** Near names are looked up for so many texts: each takes a look at all areas. */
const MOST_SUGGESTED = 10;

/** A row of `places`; `around`: of a text that leads to no area, the deepest that is certain. */
type FoundPlace = readonly [key: string, ix: number | null, problem: string | null, around: number | null];

/** Makes `places(key, ix, problem, around)` for the distinct area texts of a file. Codes are found in the engine, names here. */
export async function findPlaces(
  context: PlacingContext,
  plan: TablePlan,
  relation: string,
): Promise<Places> {
  const examples = await gatherTexts(context, plan, relation);
  const failures = new Map<string, PlaceFailure>();
  let rows = 0;
  const texts = new Set<string>();
  for await (const { tree, located } of locateTexts(context, plan)) {
    const placed: FoundPlace[] = [];
    for (const each of located) {
      const { key, found } = each;
      if (found.kind !== 'placed') {
        const failure = await explain(context, tree, found, failures.size < MOST_SUGGESTED);
        failures.set(key, failure);
        const around = found.kind === 'unplaced' ? (found.stop.recognised?.ix ?? null) : null;
        placed.push([key, null, failure.code, around]);
        continue;
      }
      placed.push([key, found.area.ix, null, null]);
      if (found.stop === undefined) continue;
      rows += each.rows;
      texts.add(found.stop.text);
    }
    await insertPlaces(context.engine, placed);
  }
  return { failures, below: { rows, texts: texts.size }, examples };
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

/** Why cells name no area, for the messages about their rows. */
async function explain(
  { engine, areas }: PlacingContext,
  tree: NameTree,
  found: Exclude<LocatedText['found'], { readonly kind: 'placed' }>,
  suggesting: boolean,
): Promise<PlaceFailure> {
  if (found.kind === 'spoilt') return { code: found.code, part: found.part, text: found.text, suggest: [] };
  if (found.kind === 'empty') return { code: 'cell-empty', part: 0, text: '', suggest: [] };
  const { part, text, recognised, candidates } = found.stop;
  const known = recognised === undefined ? {} : { recognised: pathOf(tree, recognised) };
  if (candidates.length > 0) {
    const suggest = candidates.map((area) => `${pathOf(tree, area)} (${area.code})`);
    return { code: 'area-ambiguous', part, text, suggest, ...known };
  }
  const suggest = suggesting ? await suggestAreas(engine, areas, text, recognised?.ix) : [];
  return { code: 'area-unknown', part, text, suggest, ...known };
}

const BATCH = 20_000;

async function insertPlaces(engine: Engine, placed: readonly FoundPlace[]): Promise<void> {
  for (let start = 0; start < placed.length; start += BATCH) {
    const json = literal(JSON.stringify(placed.slice(start, start + BATCH)));
    await engine.run(`INSERT INTO places SELECT j ->> 0, (j ->> 1)::INTEGER, j ->> 2, (j ->> 3)::INTEGER
      FROM (SELECT unnest(from_json(${json}, '["JSON"]')) AS j)`);
  }
}
