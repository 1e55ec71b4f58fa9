import { withinTable } from '../counting/within.ts';
import type { Engine } from '../engine/duckdb.ts';
import { remembered } from '../engine/remembered.ts';
import { literal, numbersSql, textsSql } from '../engine/sql.ts';
import type { AreaIndex } from '../inputs/index.ts';
import type { AreasSource } from '../workspace/workspace.ts';
import { type AreaLabel, areaLabel } from './area-label.ts';

/** The areas of a level, in order of code, with their numbers: `(position, ix, code)`. */
export function levelSql(level: string): string {
  return `SELECT w.position AS position, a.ix AS ix, a.code AS code FROM areas a
    JOIN ${withinTable(level)} w ON w.area = a.ix WHERE w.own`;
}

/** How many areas a level has. */
export async function countAreas(engine: Engine, level: string): Promise<number> {
  const rows = await engine.rows(`SELECT count(*) AS n FROM ${withinTable(level)} WHERE own`);
  return Number(rows[0]?.['n'] ?? 0);
}

/** What was looked up of a level's areas already: they stay the same as long as the engine is open. */
interface LookedUp {
  /** By code; undefined for a code that the level does not have. */
  readonly positions: Map<string, number | undefined>;
  /** By position. */
  readonly codes: Map<number, string>;
  readonly labels: Map<number, AreaLabel>;
}

const lookedUp = new WeakMap<Engine, Map<string, LookedUp>>();

/** Nights in a row ask for nearly the same areas, tens of thousands of them: each is looked up once. */
function lookedUpAt(engine: Engine, level: string): LookedUp {
  const levels = lookedUp.get(engine) ?? new Map<string, LookedUp>();
  lookedUp.set(engine, levels);
  const found = levels.get(level) ?? { positions: new Map(), codes: new Map(), labels: new Map() };
  levels.set(level, found);
  return found;
}

function isCalled({ positions, codes }: LookedUp, position: number, code: string): void {
  positions.set(code, position);
  codes.set(position, code);
}

/** Positions of areas of a level, by code; codes that the level does not have are left out. */
export async function positionsOf(
  engine: Engine,
  level: string,
  codes: readonly string[],
): Promise<Map<string, number>> {
  const known = lookedUpAt(engine, level);
  const unknown = codes.filter((code) => !known.positions.has(code));
  if (unknown.length > 0) {
    for (const code of unknown) known.positions.set(code, undefined);
    const wanted = `SELECT ix FROM areas WHERE code IN (${textsSql(unknown)})`;
    await askCodes(engine, level, `area IN (${wanted})`);
  }
  const found = new Map<string, number>();
  for (const code of codes) {
    const position = known.positions.get(code);
    if (position !== undefined) found.set(code, position);
  }
  return found;
}

/** Looks up areas of a level with their codes: those that come first, then theirs, and never all of both. */
async function askCodes(engine: Engine, level: string, which: string): Promise<void> {
  const known = lookedUpAt(engine, level);
  const [positions = new Int32Array(), ixs = new Int32Array()] = await engine.integers(
    `SELECT position, area FROM ${withinTable(level)} WHERE own AND ${which}`,
  );
  const rows = await engine.columns(`SELECT ix, code FROM areas WHERE ix IN (${numbersSql(ixs)})`);
  const codes = new Map((rows['ix'] ?? []).map((ix, i) => [Number(ix), String(rows['code']?.[i])]));
  positions.forEach((position, i) => {
    const code = codes.get(ixs[i] ?? -1);
    if (code !== undefined) isCalled(known, position, code);
  });
}

/**
 * The areas of a level that lie inside some areas (or are them): position → the ix of those it lies in.
 *
 * @param ixs the areas, by their number in the `areas` table
 */
export async function positionsInside(
  engine: Engine,
  level: string,
  ixs: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  if (ixs.length === 0) return new Map();
  const answers = insideLast.get(engine) ?? new Map<string, Inside>();
  insideLast.set(engine, answers);
  const last = answers.get(level);
  const key = ixs.join();
  if (last?.of === key) return last.inside;
  const inside = await askInside(engine, level, ixs);
  answers.set(level, { of: key, inside });
  return inside;
}

/** What was asked for last: nights in a row ask for the same, mostly. */
interface Inside {
  readonly of: string;
  readonly inside: ReadonlyMap<number, readonly number[]>;
}

const insideLast = new WeakMap<Engine, Map<string, Inside>>();

async function askInside(
  engine: Engine,
  level: string,
  ixs: readonly number[],
): Promise<Map<number, number[]>> {
  const inside = new Map<number, number[]>();
  const found = await engine.columns(`WITH RECURSIVE inside(place, ix) AS (
    SELECT ix, ix FROM areas WHERE ix IN (${ixs.join(', ')})
    UNION ALL SELECT i.place, a.ix FROM areas a JOIN inside i ON a.parent = i.ix
  ) SELECT i.place AS place, l.position AS position FROM inside i JOIN (${levelSql(level)}) l USING (ix)`);
  (found['position'] ?? []).forEach((position, i) => {
    const at = Number(position);
    inside.set(at, [...(inside.get(at) ?? []), Number(found['place']?.[i])]);
  });
  return inside;
}

/** The codes of the areas of a level, zoned or not, that lie inside the one of a code, or are it. */
export async function codesInside(engine: Engine, code: string, level: string): Promise<Set<string>> {
  const rows = await engine.rows(`WITH RECURSIVE inside(ix) AS (
    SELECT ix FROM areas WHERE code = ${literal(code)}
    UNION ALL SELECT a.ix FROM areas a JOIN inside i ON a.parent = i.ix
  ) SELECT code FROM areas JOIN inside USING (ix) WHERE level = ${literal(level)}`);
  return new Set(rows.map((row) => String(row['code'])));
}

/** The areas of a level that some areas lie in, by their positions: by the ix of what lies in them, which is none of them. */
export async function positionsAround(
  engine: Engine,
  level: string,
  ixs: readonly number[],
): Promise<Map<number, number[]>> {
  const around = new Map<number, number[]>();
  if (ixs.length === 0) return around;
  const [places = new Int32Array(), positions = new Int32Array()] =
    await engine.integers(`WITH RECURSIVE around(place, ix) AS (
    SELECT ix, parent FROM areas WHERE ix IN (${ixs.join(', ')}) AND parent IS NOT NULL
    UNION ALL SELECT u.place, a.parent FROM areas a JOIN around u USING (ix) WHERE a.parent IS NOT NULL
  ) SELECT u.place, l.position FROM around u JOIN (${levelSql(level)}) l USING (ix) ORDER BY 1, 2`);
  places.forEach((place, i) => {
    const found = around.get(place) ?? [];
    around.set(place, found);
    found.push(positions[i] ?? -1);
  });
  return around;
}

/**
 * The first area of a level that does not lie inside the one of a code (nor is it), by the tree of areas. Where codes carry
 * the tree, the area itself need not be among them.
 */
export async function anyOutside(
  engine: Engine,
  level: string,
  code: string,
  codes: AreasSource['codes'],
): Promise<string | undefined> {
  return outside(engine, JSON.stringify([level, code, codes]), () => askOutside(engine, level, code, codes));
}

const outside = remembered<string | undefined>();

async function askOutside(
  engine: Engine,
  level: string,
  code: string,
  codes: AreasSource['codes'],
): Promise<string | undefined> {
  const byCode = codes === 'nbs' ? `starts_with(code, ${literal(code)})` : 'false';
  const [first] = await engine.rows(`WITH RECURSIVE inside(ix) AS (
    SELECT ix FROM areas WHERE code = ${literal(code)}
    UNION ALL SELECT a.ix FROM areas a JOIN inside i ON a.parent = i.ix
  ) SELECT code FROM (${levelSql(level)}) WHERE ix NOT IN (FROM inside) AND NOT ${byCode} ORDER BY code LIMIT 1`);
  return first === undefined ? undefined : String(first['code']);
}

/** Codes of areas of a level, by position. */
export async function codesOf(
  engine: Engine,
  level: string,
  positions: readonly number[],
): Promise<Map<number, string>> {
  const { codes } = lookedUpAt(engine, level);
  const unknown = positions.filter((position) => !codes.has(position));
  if (unknown.length > 0) await askCodes(engine, level, `position IN (${numbersSql(unknown)})`);
  return among(codes, positions);
}

/** Names of areas of a level, by position. */
export async function labelsOf(
  engine: Engine,
  areas: AreaIndex,
  level: string,
  positions: readonly number[],
): Promise<Map<number, AreaLabel>> {
  const known = lookedUpAt(engine, level);
  const unknown = positions.filter((position) => !known.labels.has(position));
  if (unknown.length > 0) {
    const [found = new Int32Array(), ixs = new Int32Array()] = await engine.integers(
      `SELECT position, area FROM ${withinTable(level)} WHERE own AND position IN (${numbersSql(unknown)})`,
    );
    const positionAt = new Map([...ixs].map((ix, i) => [ix, found[i] ?? -1]));
    for (const area of await areas.describe([...ixs])) {
      const position = positionAt.get(area.ix) ?? -1;
      known.labels.set(position, areaLabel(area));
      isCalled(known, position, area.code);
    }
  }
  return among(known.labels, positions);
}

function among<T>(known: ReadonlyMap<number, T>, positions: readonly number[]): Map<number, T> {
  const found = new Map<number, T>();
  for (const position of positions) {
    const value = known.get(position);
    if (value !== undefined) found.set(position, value);
  }
  return found;
}
