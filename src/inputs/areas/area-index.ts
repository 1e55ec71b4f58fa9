import type { Engine } from '../../engine/duckdb.ts';
import { identifier, literal } from '../../engine/sql.ts';
import { nearest } from '../../problems/suggest.ts';
import { PLACEHOLDERS } from './levels.ts';
import { placeByNames } from './place.ts';
import { endingIn, partOfPath, wordsOf } from './printed.ts';
import { addFilledCodes, type StagedAreas } from './stage-areas.ts';
import { sameButSuffix } from './suffixes.ts';
import { loadTree } from './tree.ts';

/** One area of a chain. */
export interface AreaName {
  readonly code: string;
  readonly name: string;
  readonly level: string;
}

/** An area as results show it. */
export interface AreaDescription extends AreaName {
  readonly ix: number;
  /** `北京市 朝阳区`: names from the top down, without 市辖区 and the like. */
  readonly path: string;
  /** The names that `path` joins. */
  readonly names: readonly string[];
  /** From the top down, without the area itself. */
  readonly ancestors: readonly AreaName[];
}

/** What a text may mean: one candidate is an answer; near names or codes are suggested where there is none. */
export interface Resolution {
  readonly candidates: readonly AreaDescription[];
  readonly suggest: readonly string[];
}

/** The areas of a workspace. They stay in the engine; only what is asked for comes out. */
export interface AreaIndex {
  /** Top first. */
  readonly levels: readonly string[];
  countAt(level: string): number;
  /** Descriptions in the order asked for; numbers of no area are left out. */
  describe(ixs: readonly number[]): Promise<AreaDescription[]>;
  /**
   * The areas a code, a name (with or without suffix) or a path such as `朝阳区 酒仙桥街道` may mean; also paths as they
   * are printed, with the code behind or not.
   */
  resolve(text: string): Promise<Resolution>;
}

/** Makes the index of the staged areas. */
export function openAreaIndex(engine: Engine, areas: StagedAreas): AreaIndex {
  const describe = (ixs: readonly number[]) => describeAreas(engine, areas, ixs);
  return {
    levels: areas.levels,
    countAt: (level) => areas.countByLevel[level] ?? 0,
    describe,
    resolve: async (text) => {
      const candidates = await describe(await resolveText(engine, areas, text));
      return {
        candidates,
        suggest: candidates.length > 0 ? [] : await suggestAreas(engine, areas, text.trim()),
      };
    },
  };
}

async function describeAreas(
  engine: Engine,
  areas: StagedAreas,
  ixs: readonly number[],
): Promise<AreaDescription[]> {
  if (ixs.length === 0) return [];
  const levels = areas.levels.map((level) => `coalesce(${identifier(level)}, -1)`);
  const [own = new Int32Array(), ...chains] = await engine.integers(
    `SELECT ix, ${levels.join(', ')} FROM area_up WHERE ix IN ${listOf(ixs)}`,
  );
  const names = await namesOf(engine, new Set([...ixs, ...chains.flatMap((column) => [...column])]));
  const rowOf = new Map(Array.from(own, (ix, row) => [ix, row]));
  return ixs.flatMap((ix) => {
    const row = rowOf.get(ix);
    const self = names.get(ix);
    if (self === undefined) return [];
    // Groups are in no tree: each stands for itself.
    const chain = row === undefined ? [self] : chains.flatMap((column) => names.get(column[row] ?? -1) ?? []);
    const shown = shownIn(chain);
    return [{ ix, ...self, path: shown.join(' '), names: shown, ancestors: chain.slice(0, -1) }];
  });
}

/** Code, name and level of areas, by ix; each is fetched once however many areas lie below it. */
async function namesOf(engine: Engine, ixs: ReadonlySet<number>): Promise<Map<number, AreaName>> {
  const rows = await engine.columns(`SELECT ix, code, name, level FROM areas WHERE ix IN ${listOf(ixs)}`);
  return new Map(
    (rows['ix'] ?? []).map((ix, i) => {
      const name = {
        code: textAt(rows, 'code', i),
        name: textAt(rows, 'name', i),
        level: textAt(rows, 'level', i),
      };
      return [Number(ix), name];
    }),
  );
}

function listOf(ixs: Iterable<number>): string {
  return `(SELECT unnest(from_json(${literal(JSON.stringify([...ixs]))}, '["INTEGER"]')))`;
}

function textAt(rows: Awaited<ReturnType<Engine['columns']>>, column: string, i: number): string {
  return String(rows[column]?.[i] ?? '');
}

/** The names of a chain without those of nodes that only administrate. */
function shownIn(chain: readonly AreaName[]): string[] {
  const shown = chain.filter(({ name }, i) => i === chain.length - 1 || !PLACEHOLDERS.includes(name));
  return shown.map(({ name }) => name);
}

/** The numbers of the areas a text may mean. */
async function resolveText(engine: Engine, areas: StagedAreas, text: string): Promise<number[]> {
  const parts = wordsOf(text);
  const whole = parts.join(' ');
  const byCode = await findCode(engine, areas, whole);
  if (byCode !== undefined) return [byCode];
  const printed = await describeAreas(engine, areas, await endingIn(engine, parts));
  const whollyPrinted = printed.filter((each) => partOfPath(each.names, parts) === 'whole');
  if (whollyPrinted.length > 0) return whollyPrinted.map(({ ix }) => ix);
  const named = await namedBy(engine, areas, parts, whole);
  if (named.length > 0) return named;
  const partlyPrinted = printed.filter((each) => partOfPath(each.names, parts) === 'part');
  if (partlyPrinted.length > 0) return partlyPrinted.map(({ ix }) => ix);
  const code = /^.+[(（]([^()（）]+)[)）]$/u.exec(whole)?.[1];
  const byCodeBehind = code === undefined ? undefined : await findCode(engine, areas, code);
  return byCodeBehind === undefined ? [] : [byCodeBehind];
}

/** By names down the tree, with or without suffixes. */
async function namedBy(
  engine: Engine,
  areas: StagedAreas,
  parts: readonly string[],
  whole: string,
): Promise<number[]> {
  const tree = await loadTree(engine, areas, [...parts, whole]);
  const options = parts.length > 1 ? [[whole], parts] : [parts];
  for (const option of options) {
    const placed = placeByNames(tree, option);
    if (placed.kind === 'placed' && placed.below === undefined && isNamedBy(placed.area.name, option))
      return [placed.area.ix];
    if (placed.kind === 'ambiguous') return placed.candidates.map((area) => area.ix);
  }
  return [];
}

async function findCode(engine: Engine, areas: StagedAreas, code: string): Promise<number | undefined> {
  if (!/^[\w-]+$/.test(code)) return undefined;
  const find = async () => (await engine.rows(`SELECT ix FROM area_codes WHERE code = ${literal(code)}`))[0];
  const plain = await find();
  if (plain === undefined && /^\d+0$/.test(code)) await addFilledCodes(engine, areas);
  const row = plain ?? (await find());
  return row === undefined ? undefined : Number(row['ix']);
}

/** A leaf takes any text below it; a search wants the last word to be the area's own. */
function isNamedBy(name: string, parts: readonly string[]): boolean {
  return sameButSuffix(name, parts.at(-1) ?? '');
}

/** Up to three areas, anywhere or below one, whose name or code is near a text. */
export async function suggestAreas(
  engine: Engine,
  areas: StagedAreas,
  text: string,
  within?: number,
): Promise<string[]> {
  const key = /^\d+$/.test(text) ? 'code' : 'name';
  const levels = areas.levels.map((level) => `u.${identifier(level)}`).join(', ');
  const scope =
    within === undefined
      ? ''
      : `JOIN area_up u ON u.ix = a.ix AND ${within} IN (${levels}) AND u.ix <> ${within}`;
  // The engine counts bytes, which is good enough to choose those whose characters are compared.
  const rows =
    await engine.rows(`SELECT DISTINCT a.${key} AS text, levenshtein(a.${key}, ${literal(text)}) AS bytes
    FROM areas a ${scope} ORDER BY bytes, text LIMIT 30`);
  return nearest(
    text,
    rows.map((row) => String(row['text'])),
  );
}
