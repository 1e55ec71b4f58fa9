import type { Engine } from '../../engine/duckdb.ts';
import { identifier, literal } from '../../engine/sql.ts';
import { nearest } from '../../problems/suggest.ts';
import { PLACEHOLDERS } from './levels.ts';
import { placeByNames } from './place.ts';
import { addFilledCodes, type StagedAreas } from './stage-areas.ts';
import { sameButSuffix } from './suffixes.ts';
import { loadTree, type NameTree } from './tree.ts';

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
  /** The areas a code, a name (with or without suffix) or a path such as `朝阳区 酒仙桥街道` may mean. */
  resolve(text: string): Promise<Resolution>;
  /** The same for many texts at once, by text. */
  resolveAll(texts: readonly string[]): Promise<ReadonlyMap<string, Resolution>>;
}

/** Makes the index of the staged areas. */
export function openAreaIndex(engine: Engine, areas: StagedAreas): AreaIndex {
  const describe = (ixs: readonly number[]) => describeAreas(engine, areas, ixs);
  const resolveAll = (texts: readonly string[]) => resolveTexts(engine, areas, texts);
  return {
    levels: areas.levels,
    countAt: (level) => areas.countByLevel[level] ?? 0,
    describe,
    resolve: async (text) => (await resolveAll([text])).get(text) ?? { candidates: [], suggest: [] },
    resolveAll,
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
    return [{ ix, ...self, path: pathOf(chain), ancestors: chain.slice(0, -1) }];
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

function pathOf(chain: readonly AreaName[]): string {
  const shown = chain.filter(({ name }, i) => i === chain.length - 1 || !PLACEHOLDERS.includes(name));
  return shown.map(({ name }) => name).join(' ');
}

async function resolveTexts(
  engine: Engine,
  areas: StagedAreas,
  texts: readonly string[],
): Promise<Map<string, Resolution>> {
  const found = await meaningsOf(engine, areas, new Set(texts));
  const described = await describeAreas(engine, areas, [...new Set([...found.values()].flat())]);
  const byIx = new Map(described.map((area) => [area.ix, area]));
  const resolved = new Map<string, Resolution>();
  for (const [text, ixs] of found) {
    const candidates = ixs.flatMap((ix) => byIx.get(ix) ?? []);
    const suggest = candidates.length > 0 ? [] : await suggestAreas(engine, areas, text.trim());
    resolved.set(text, { candidates, suggest });
  }
  return resolved;
}

/** A text's words, and all of them as one. */
interface Words {
  readonly parts: readonly string[];
  readonly whole: string;
}

function wordsOf(text: string): Words {
  const parts = text
    .trim()
    .split(/[\s\u3000\u00a0]+/u)
    .filter((part) => part !== '');
  return { parts, whole: parts.join(' ') };
}

/** The numbers of the areas each text may mean. */
async function meaningsOf(
  engine: Engine,
  areas: StagedAreas,
  texts: ReadonlySet<string>,
): Promise<Map<string, number[]>> {
  const words = new Map([...texts].map((text) => [text, wordsOf(text)]));
  const codes = await findCodes(engine, areas, new Set([...words.values()].map(({ whole }) => whole)));
  const names = [...words.values()].filter(({ whole }) => !codes.has(whole));
  const tree =
    names.length === 0
      ? undefined
      : await loadTree(engine, areas, [
          ...new Set(names.flatMap(({ parts, whole }) => [...parts, whole])),
        ]);
  const meant = (each: Words): number[] => {
    const code = codes.get(each.whole);
    if (code !== undefined) return [code];
    return tree === undefined ? [] : meantByNames(tree, each);
  };
  return new Map([...words].map(([text, each]) => [text, meant(each)]));
}

function meantByNames(tree: NameTree, { parts, whole }: Words): number[] {
  for (const option of parts.length > 1 ? [[whole], parts] : [parts]) {
    const placed = placeByNames(tree, option);
    if (placed.kind === 'placed' && placed.below === undefined && isNamedBy(placed.area.name, option))
      return [placed.area.ix];
    if (placed.kind === 'ambiguous') return placed.candidates.map((area) => area.ix);
  }
  return [];
}

/** The numbers of the areas whose codes are among the texts, also where zeros fill a code up. */
async function findCodes(
  engine: Engine,
  areas: StagedAreas,
  texts: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const codes = [...texts].filter((text) => /^[\w-]+$/.test(text));
  if (codes.length === 0) return new Map();
  const find = async (): Promise<Map<string, number>> => {
    const wanted = `SELECT unnest(from_json(${literal(JSON.stringify(codes))}, '["VARCHAR"]'))`;
    const rows = await engine.rows(`SELECT code, ix FROM area_codes WHERE code IN (${wanted})`);
    return new Map(rows.map((row) => [String(row['code']), Number(row['ix'])]));
  };
  const plain = await find();
  if (codes.every((code) => plain.has(code) || !/^\d+0$/.test(code))) return plain;
  await addFilledCodes(engine, areas);
  return find();
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
