import type { Day } from '../../days.ts';
import type { Engine, Row } from '../../engine/duckdb.ts';
import { identifier, literal } from '../../engine/sql.ts';
import type { Problem } from '../../problems/problem.ts';
import type { AreasSource } from '../../workspace/workspace.ts';
import type { PreparedFile } from '../files/prepare.ts';
import { dateOf } from '../staging/dates.ts';
import { NBS_LEVELS } from './levels.ts';
import { attributesOf, rowProblems } from './rows.ts';

/** The attributes that say when an area is there, and what comes after it. */
const VALID = ['valid_from', 'valid_until'] as const;

/** Whether an areas file says of areas from when to when they are there. */
export function isDated(file: PreparedFile, source: AreasSource): boolean {
  return attributesOf(file, source).some(({ name }) => VALID.some((each) => each === name));
}

/** The column of `area_rows` that holds an attribute, or NULL. */
function columnOf(file: PreparedFile, source: AreasSource, names: readonly string[]): string {
  const at = attributesOf(file, source).findIndex(({ name }) => names.includes(name));
  return at === -1 ? 'NULL::VARCHAR' : `attr${at}`;
}

/** What is wrong with the days of `area_rows`. */
export async function validityProblems(
  engine: Engine,
  file: PreparedFile,
  source: AreasSource,
): Promise<Problem[]> {
  const [from, until] = VALID.map((name) => columnOf(file, source, [name]));
  const problems: Problem[] = [];
  for (const [i, text] of [from, until].entries())
    problems.push(
      ...(await rowProblems(
        engine,
        file.shown,
        VALID[i] ?? '',
        'date-invalid',
        `SELECT line, ${text} AS value FROM area_rows WHERE ${text} IS NOT NULL AND (${dateOf(text ?? '', { formats: [] })}) IS NULL`,
      )),
    );
  const wrong = `SELECT line, code AS value, ${from} AS "from", ${until} AS until FROM area_rows
    WHERE (${dateOf(until ?? '', { formats: [] })}) < (${dateOf(from ?? '', { formats: [] })})`;
  return [...problems, ...(await rowProblems(engine, file.shown, 'valid_until', 'area-dates', wrong))];
}

/** Moves the areas that are not there on a day from `area_rows` to `area_aside`; both their days are included. */
export async function setAside(
  engine: Engine,
  file: PreparedFile,
  source: AreasSource,
  day: Day,
): Promise<void> {
  const [from, until] = VALID.map((name) => dateOf(columnOf(file, source, [name]), { formats: [] }));
  const date = `DATE ${literal(day)}`;
  const successors = columnOf(file, source, ['successor', 'successors']);
  const aliases = columnOf(file, source, ['aliases']);
  await engine.run(`CREATE OR REPLACE TEMP TABLE area_aside AS SELECT line, code, name, level, parent,
      ${successors} AS successors, ${aliases} AS aliases, coalesce(${from} > ${date}, false) AS later
    FROM area_rows WHERE coalesce(${from} > ${date}, false) OR coalesce(${until} < ${date}, false)`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE area_next AS SELECT line, code, ${successors} AS successors FROM area_rows
    WHERE ${successors} IS NOT NULL`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE area_rows AS SELECT * FROM area_rows
    WHERE NOT coalesce(${from} > ${date}, false) AND NOT coalesce(${until} < ${date}, false) ORDER BY code`);
}

/** An area that is not there on the day. */
interface Aside {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string | undefined;
  readonly aliases: readonly string[];
  readonly successors: readonly string[];
  /** It is not there yet, rather than no more. */
  readonly later: boolean;
}

/** Areas there are and are not, as far as they come after one another. */
interface Lineage {
  readonly aside: ReadonlyMap<string, readonly Aside[]>;
  /** Of areas that are there, by code. */
  readonly ixOf: ReadonlyMap<string, number>;
  /** The areas that are succeeded by one. */
  readonly before: ReadonlyMap<string, readonly string[]>;
}

/**
 * Lets the areas in `area_aside` be found: where one area there is stands for one of them, by its code (`area_codes`) and
 * names (`area_other_names(ix, name, how)`); the others are in `area_shared(ix, code, name, level, parent, shared)`, with
 * numbers below 0, by the areas that share them.
 *
 * @returns whether there are any, or what is wrong with their successors
 */
export async function succeed(engine: Engine, shown: string): Promise<boolean | readonly Problem[]> {
  const rows = (await engine.rows('SELECT * FROM area_aside ORDER BY code, name')).map(asideOf);
  if (rows.length === 0) return false;
  const lost = await rowProblems(
    engine,
    shown,
    'successor',
    'area-successor-missing',
    `SELECT line, code AS value, successor FROM (SELECT line, code, trim(unnest(string_split_regex(successors, '[|｜;；]'))) AS successor
      FROM area_next) WHERE successor <> '' AND successor NOT IN (SELECT code FROM area_codes) AND successor NOT IN (SELECT code FROM area_aside)`,
  );
  if (lost.length > 0) return lost;
  const lineage = await lineageOf(engine, rows);
  await engine.run('CREATE OR REPLACE TEMP TABLE area_other_names (ix INTEGER, name VARCHAR, how VARCHAR)');
  await engine.run(`CREATE OR REPLACE TEMP TABLE area_shared (ix INTEGER, code VARCHAR, name VARCHAR, level VARCHAR,
    parent INTEGER, shared INTEGER[])`);
  const names: { ix: number; name: string; how: string }[] = [];
  const codes: { code: string; ix: number }[] = [];
  const shared: object[] = [];
  for (const row of rows) {
    const succession = successionOf(lineage, row, new Set());
    const ix = onlyHeir(succession) ?? -1 - shared.length;
    if (ix < 0) {
      const { code, name, level } = row;
      shared.push({
        ix,
        code,
        name,
        level,
        parent: parentIx(lineage, row) ?? null,
        shared: succession.heirs,
      });
      names.push({ ix, name: row.code, how: 'former' });
    } else if (!lineage.ixOf.has(row.code)) codes.push({ code: row.code, ix });
    for (const name of ix < 0 ? row.aliases : [row.name, ...row.aliases])
      names.push({ ix, name, how: 'former' });
  }
  await insert(engine, 'area_other_names', `{"ix":"INTEGER","name":"VARCHAR","how":"VARCHAR"}`, names);
  await insert(
    engine,
    'area_shared',
    `{"ix":"INTEGER","code":"VARCHAR","name":"VARCHAR","level":"VARCHAR","parent":"INTEGER","shared":["INTEGER"]}`,
    shared,
  );
  await insert(engine, 'area_codes', `{"code":"VARCHAR","ix":"INTEGER"}`, codes);
  return true;
}

function asideOf(row: Row): Aside {
  const text = (name: string): string => (row[name] == null ? '' : String(row[name]));
  return {
    code: text('code'),
    name: text('name'),
    level: text('level'),
    parent: text('parent') || undefined,
    aliases: split(text('aliases')),
    successors: split(text('successors')),
    later: row['later'] === true,
  };
}

function split(list: string): string[] {
  return list
    .split(/[|｜;；]/u)
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

async function lineageOf(engine: Engine, rows: readonly Aside[]): Promise<Lineage> {
  const before = new Map<string, string[]>();
  for (const row of await engine.rows('SELECT code, successors FROM area_next ORDER BY code'))
    for (const successor of split(String(row['successors'])))
      before.set(successor, [...(before.get(successor) ?? []), String(row['code'])]);
  const found = await engine.rows('SELECT code, ix FROM area_codes');
  const aside = new Map<string, Aside[]>();
  for (const row of rows) aside.set(row.code, [...(aside.get(row.code) ?? []), row]);
  return { aside, ixOf: new Map(found.map((row) => [String(row['code']), Number(row['ix'])])), before };
}

/** What stands for an area that is not there. */
interface Succession {
  /** The areas there are: what came after it, or what was there before it. */
  readonly heirs: readonly number[];
  /** A share of it leads to no area there is, so that no heir stands for all of it. */
  readonly lost: boolean;
}

const LOST: Succession = { heirs: [], lost: true };

function successionOf(lineage: Lineage, row: Aside, seen: ReadonlySet<string>): Succession {
  const next = nextOf(lineage, row);
  const on = new Set([...seen, row.code]);
  // Renamed, with the same code.
  return together((next.length === 0 ? [row.code] : next).map((code) => shareOf(lineage, code, on)));
}

/** What stands for one of the areas that an area leads to; where that one leads on to itself, nothing does. */
function shareOf(lineage: Lineage, code: string, seen: ReadonlySet<string>): Succession {
  const ix = lineage.ixOf.get(code);
  if (ix !== undefined) return { heirs: [ix], lost: false };
  if (seen.has(code)) return LOST;
  // Of several rows of a code, those without a successor are followed by the others.
  const leading = (lineage.aside.get(code) ?? []).filter((each) => nextOf(lineage, each).length > 0);
  return leading.length === 0 ? LOST : together(leading.map((each) => successionOf(lineage, each, seen)));
}

function nextOf(lineage: Lineage, { code, later, successors }: Aside): readonly string[] {
  return later ? (lineage.before.get(code) ?? []) : successors;
}

function together(shares: readonly Succession[]): Succession {
  const heirs = new Set(shares.flatMap((share) => share.heirs));
  return { heirs: [...heirs].sort((a, b) => a - b), lost: shares.some(({ lost }) => lost) };
}

/** The one area that stands for all of another. */
function onlyHeir({ heirs: [only, ...more], lost }: Succession): number | undefined {
  return lost || more.length > 0 ? undefined : only;
}

/** The area there is in which one lies that is not. */
function parentIx(lineage: Lineage, row: Aside): number | undefined {
  const above = row.parent === undefined ? prefixesOf(row.code) : [row.parent];
  for (const code of above) {
    const ix = lineage.ixOf.get(code);
    if (ix !== undefined) return ix;
    const [gone] = lineage.aside.get(code) ?? [];
    if (gone === undefined) continue;
    return onlyHeir(successionOf(lineage, gone, new Set())) ?? parentIx(lineage, gone);
  }
  return undefined;
}

/** The codes that a national code may lie in, the nearest first. */
function prefixesOf(code: string): string[] {
  return NBS_LEVELS.map(({ digits }) => digits)
    .filter((digits) => digits < code.length)
    .toReversed()
    .map((digits) => code.slice(0, digits));
}

async function insert(engine: Engine, table: string, shape: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const json = literal(JSON.stringify(rows));
  await engine.run(`INSERT INTO ${identifier(table)} BY NAME
    SELECT unnest(each) FROM (SELECT unnest(from_json(${json}, '[${shape}]')) AS each)`);
}
