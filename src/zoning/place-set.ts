import { areasOf } from '../counting/count.ts';
import { withinSetSql, withinSql, withinTable } from '../counting/within.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier, literal } from '../engine/sql.ts';
import type { Column } from '../judging/columns.ts';
import type { Links } from '../judging/others.ts';
import { error, FenquError } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import { NUMBERS_OF_OTHERS } from '../rules/expressions/places.ts';
import { type Attributes, readAttributes } from './attributes.ts';
import { type Covered, readCovered } from './covered.ts';

/** Areas that are counted and calculated together, each under its position: those judged, or others that these look at. */
export interface PlaceSet {
  /** Names its table of places, `withinTable(key)`. */
  readonly key: string;
  readonly size: number;
  readonly attributes: ReadonlyMap<string, Column>;
  readonly covered: Covered;
  /** Where its areas look, by what stands before the point; for ranks by the level, `among city`. */
  readonly reaches: Map<string, Reach>;
}

/** The areas that others look at. */
export interface Reach {
  readonly to: PlaceSet;
  readonly links: Links;
  /** For ranks: the ancestor inside which each area of `to` is compared with others of its level; −1 for none. */
  readonly groups?: Int32Array;
}

/** Opens the set of the areas a query yields by their `ix`, unless it is open already. */
export type OpenSet = (key: string, prepare: string) => Promise<PlaceSet>;

/** Opens sets of areas, each once, with the attributes that expressions read. */
export function placeSets(engine: Engine, attributes: Attributes, root: PlaceSet): OpenSet {
  const open = new Map<string, PlaceSet>([[root.key, root]]);
  return async (key, prepare) => {
    const known = open.get(key);
    if (known !== undefined) return known;
    await engine.run(prepare);
    const [counted] = await engine.rows(`SELECT count(*) AS n FROM (${membersSql(key)})`);
    const set: PlaceSet = {
      key,
      size: Number(counted?.['n'] ?? 0),
      attributes: await readAttributes(engine, key, attributes),
      covered: await readCovered(engine, key),
      reaches: new Map(),
    };
    open.set(key, set);
    return set;
  };
}

/** The areas of a set: `(ix, position)`. */
export function membersSql(key: string): string {
  return `SELECT area AS ix, position FROM ${withinTable(key)} WHERE own`;
}

/** Where the areas of a set look, by what stands before the point of `county.x`; opened once. */
export async function reachFrom(
  engine: Engine,
  openSet: OpenSet,
  set: PlaceSet,
  scope: string,
): Promise<Reach> {
  const known = set.reaches.get(scope);
  if (known !== undefined) return known;
  const edges = await edgesSql(engine, set, scope);
  const isLevel = !PLACES.has(scope);
  const key = isLevel ? scope : `${set.key} > ${scope}`;
  const prepare = isLevel
    ? withinSql(scope)
    : withinSetSql(key, `SELECT DISTINCT other AS ix FROM (${edges})`);
  const to = await openSet(key, prepare);
  const reach = { to, links: await linksOf(engine, set, to, edges) };
  set.reaches.set(scope, reach);
  return reach;
}

const PLACES: ReadonlySet<string> = new Set(['parent', 'children_max', 'children_sum', 'neighbors']);

/** What the areas of a set look at: `(position, other)`, the other by its `ix`. */
async function edgesSql(engine: Engine, { key }: PlaceSet, scope: string): Promise<string> {
  const from = `(${membersSql(key)}) m`;
  switch (scope) {
    case 'parent':
      return `SELECT m.position, a.parent AS other FROM ${from} JOIN areas a USING (ix) WHERE a.parent IS NOT NULL`;
    case 'children_max':
    case 'children_sum':
      return `SELECT m.position, c.child AS other FROM ${from} JOIN (${CHILDREN}) c ON c.parent = m.ix`;
    case 'neighbors': {
      const [there] = await engine.rows(
        `SELECT 1 AS one FROM duckdb_tables() WHERE table_name = 'area_neighbors'`,
      );
      if (there === undefined) throw new FenquError(error('neighbors-missing'));
      return `SELECT m.position, n.neighbor AS other FROM ${from} JOIN area_neighbors n ON n.area = m.ix`;
    }
    default:
      return `SELECT m.position, u.up AS other FROM ${from} JOIN (${await ancestorsSql(engine, scope)}) u USING (ix)`;
  }
}

/** Areas directly below another: children in the tree, and of a group the uppermost areas that carry its attribute. */
const CHILDREN = `SELECT parent, ix AS child FROM areas WHERE parent IS NOT NULL
  UNION ALL SELECT g.grp, g.area FROM area_groups g JOIN areas a ON a.ix = g.area
    WHERE NOT EXISTS (SELECT 1 FROM area_groups p WHERE p.area = a.parent AND p.grp = g.grp)`;

/** The ancestor of each area at a level, itself included: `(ix, up)`. Throws where the areas have no such level. */
export async function ancestorsSql(engine: Engine, level: string): Promise<string> {
  const rows = await engine.rows('SELECT DISTINCT level FROM areas ORDER BY level');
  const levels = rows.map((row) => String(row['level']));
  if (!levels.includes(level)) {
    const details = { value: level, with: { levels: levels.join(', ') }, suggest: meant(level, levels) };
    throw new FenquError(error('place-level', details));
  }
  const columns = await engine.rows('DESCRIBE area_up');
  if (columns.some((row) => row['column_name'] === level))
    return `SELECT _ix AS ix, ${identifier(level)} AS up FROM area_up WHERE ${identifier(level)} IS NOT NULL`;
  return `SELECT area AS ix, grp AS up FROM area_groups WHERE level = ${literal(level)}
    UNION ALL SELECT ix, ix FROM areas WHERE level = ${literal(level)}`;
}

/** Levels, or places of the language, that may be meant by a name: `neighbours`, `children`. */
function meant(name: string, levels: readonly string[]): string[] {
  const begun = NUMBERS_OF_OTHERS.filter((place) => place.startsWith(`${name}_`));
  return begun.length > 0 ? [...begun] : nearest(name, [...levels, 'parent', ...NUMBERS_OF_OTHERS]);
}

async function linksOf(engine: Engine, from: PlaceSet, to: PlaceSet, edges: string): Promise<Links> {
  const [positions = new Int32Array(), others = new Int32Array()] = await engine.integers(
    `SELECT e.position, t.position FROM (${edges}) e JOIN (${membersSql(to.key)}) t ON t.ix = e.other ORDER BY 1, 2`,
  );
  const starts = new Int32Array(from.size + 1);
  for (const position of positions) starts[position + 1] = (starts[position + 1] ?? 0) + 1;
  for (let i = 0; i < from.size; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  return { starts, targets: others };
}

/** The areas with which those of a set are compared: of the same level, inside the same ancestor. */
export async function peersOf(
  engine: Engine,
  openSet: OpenSet,
  set: PlaceSet,
  among: string,
): Promise<Reach> {
  const name = `among ${among}`;
  const known = set.reaches.get(name);
  if (known !== undefined) return known;
  const ancestors = await ancestorsSql(engine, among);
  const rows = await engine.rows(
    `SELECT DISTINCT a.level FROM (${membersSql(set.key)}) m JOIN areas a USING (ix) ORDER BY 1`,
  );
  const levels = rows.map((row) => String(row['level']));
  const all = await engine.rows(`SELECT count(*) AS n FROM (${areasOf(levels)})`);
  const isWhole = Number(all[0]?.['n']) === set.size;
  const key = `${set.key} > peers`;
  const to = isWhole || set.size === 0 ? set : await openSet(key, withinSetSql(key, areasOf(levels)));
  const self = `SELECT position, ix AS other FROM (${membersSql(set.key)})`;
  const [positions = new Int32Array(), groups = new Int32Array()] = await engine.integers(
    `SELECT m.position, CAST(dense_rank() OVER (ORDER BY a.level, u.up) AS INTEGER)
      FROM (${membersSql(to.key)}) m JOIN areas a USING (ix) JOIN (${ancestors}) u USING (ix)`,
  );
  const group = new Int32Array(to.size).fill(-1);
  positions.forEach((position, i) => {
    group[position] = groups[i] ?? -1;
  });
  const reach = { to, links: await linksOf(engine, set, to, self), groups: group };
  set.reaches.set(name, reach);
  return reach;
}
