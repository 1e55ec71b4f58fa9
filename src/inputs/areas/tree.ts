import type { Engine } from '../../engine/duckdb.ts';
import { identifier, literal } from '../../engine/sql.ts';
import { PLACEHOLDERS } from './levels.ts';
import type { StagedAreas } from './stage-areas.ts';
import { keysOf, PREFECTURES, SUFFIX_PATTERN } from './suffixes.ts';

/** An area as searches by name see it. */
export interface TreeArea {
  readonly ix: number;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent: number | null;
  /** Has no area below. */
  readonly leaf: boolean;
}

/** The part of the tree that a set of texts can be about: areas with such names, and all their ancestors. */
export interface NameTree {
  readonly codes: StagedAreas['codes'];
  readonly byIx: ReadonlyMap<number, TreeArea>;
  /** By name, and by name without suffix. */
  readonly byKey: ReadonlyMap<string, readonly TreeArea[]>;
}

/** Loads only what the texts can match, so that the whole country's areas need not come out of the engine. */
export async function loadTree(
  engine: Engine,
  areas: StagedAreas,
  texts: Iterable<string>,
): Promise<NameTree> {
  await engine.run(`CREATE TEMP TABLE IF NOT EXISTS area_stems AS SELECT ix, name,
    CASE WHEN name IN (${PREFECTURES.map(literal).join(', ')}) THEN left(name, -1)
      ELSE coalesce(nullif(regexp_extract(name, ${literal(SUFFIX_PATTERN)}, 1), ''), name) END AS stem FROM areas`);
  const keys = JSON.stringify([...new Set([...texts].flatMap(keysOf))]);
  await engine.run(`CREATE OR REPLACE TEMP TABLE wanted_areas AS
    WITH wanted_keys AS (SELECT unnest(from_json(${literal(keys)}, '["VARCHAR"]')))
    SELECT ix FROM area_stems
    WHERE stem IN (FROM wanted_keys) OR name IN (FROM wanted_keys)`);
  const levels = areas.levels.map((level) => `u.${identifier(level)}`).join(', ');
  const found = await engine.columns(`SELECT a.ix, a.code, a.name, a.level, a.parent,
      a.ix NOT IN (SELECT parent FROM areas WHERE parent IS NOT NULL) AS leaf
    FROM areas a WHERE a.ix IN (
      SELECT unnest([${levels}]) FROM area_up u JOIN wanted_areas w ON w.ix = u._ix) ORDER BY a.ix`);
  return index(areas.codes, rowsOf(found));
}

function rowsOf(found: Awaited<ReturnType<Engine['columns']>>): TreeArea[] {
  const of = (name: string) => found[name] ?? [];
  return of('ix').map((ix, i) => ({
    ix: Number(ix),
    code: String(of('code')[i]),
    name: String(of('name')[i]),
    level: String(of('level')[i]),
    parent: of('parent')[i] == null ? null : Number(of('parent')[i]),
    leaf: of('leaf')[i] === true,
  }));
}

/** Indexes areas for searching. */
export function index(codes: StagedAreas['codes'], areas: readonly TreeArea[]): NameTree {
  const byKey = new Map<string, TreeArea[]>();
  for (const area of areas) {
    for (const key of keysOf(area.name)) {
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [area]);
      else same.push(area);
    }
  }
  return { codes, byIx: new Map(areas.map((area) => [area.ix, area])), byKey };
}

/** Whether an area stands for no place of its own, such as 市辖区 between a municipality and its districts. */
export function isPlaceholder(area: TreeArea): boolean {
  return PLACEHOLDERS.includes(area.name);
}

/** The nearest ancestor that is a place; nothing for a root. */
export function placeAbove(tree: NameTree, area: TreeArea): TreeArea | undefined {
  let above = area.parent === null ? undefined : tree.byIx.get(area.parent);
  while (above !== undefined && isPlaceholder(above)) {
    above = above.parent === null ? undefined : tree.byIx.get(above.parent);
  }
  return above;
}

/** How many areas lie above one. */
export function depthOf(tree: NameTree, area: TreeArea): number {
  const above = area.parent === null ? undefined : tree.byIx.get(area.parent);
  return above === undefined ? 0 : 1 + depthOf(tree, above);
}

/** Whether an area lies below another. */
export function isBelow(tree: NameTree, area: TreeArea, above: TreeArea): boolean {
  for (let at = area.parent; at !== null; ) {
    if (at === above.ix) return true;
    at = tree.byIx.get(at)?.parent ?? null;
  }
  return false;
}

/** The names from the top down, without placeholders. */
export function pathOf(tree: NameTree, area: TreeArea): string {
  const above = placeAbove(tree, area);
  return above === undefined ? area.name : `${pathOf(tree, above)} ${area.name}`;
}
