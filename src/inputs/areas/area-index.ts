import type { Engine } from '../../engine/duckdb.ts';
import { identifier, literal } from '../../engine/sql.ts';
import { nearest } from '../../problems/suggest.ts';
import { PLACEHOLDERS } from './levels.ts';
import { placeByNames } from './place.ts';
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
  const wanted = `SELECT unnest(from_json(${literal(JSON.stringify([...new Set(ixs)]))}, '["INTEGER"]')) AS ix`;
  const levels = areas.levels.map(identifier).join(', ');
  const chains = `SELECT u.ix AS of, unnest([${levels}]) AS ix FROM area_up u JOIN (${wanted}) w ON w.ix = u.ix`;
  // Groups are in no tree: each stands for itself.
  const groups =
    areas.groups === undefined
      ? ''
      : ` UNION ALL SELECT w.ix, w.ix FROM (${wanted}) w WHERE w.ix NOT IN (SELECT ix FROM area_up)`;
  const order = areas.levels.map(literal).join(', ');
  const rows =
    await engine.columns(`SELECT c.of, a.ix, a.code, a.name, a.level FROM (${chains}${groups}) c JOIN areas a ON a.ix = c.ix
    ORDER BY c.of, list_position([${order}], a.level)`);
  const byIx = new Map<number, AreaName[]>();
  for (const [i, of] of (rows['of'] ?? []).entries()) {
    const name = {
      code: textAt(rows, 'code', i),
      name: textAt(rows, 'name', i),
      level: textAt(rows, 'level', i),
    };
    const chain = byIx.get(Number(of));
    if (chain === undefined) byIx.set(Number(of), [name]);
    else chain.push(name);
  }
  return ixs.flatMap((ix) => {
    const chain = byIx.get(ix);
    const own = chain?.at(-1);
    if (chain === undefined || own === undefined) return [];
    return [{ ix, ...own, path: pathOf(chain), ancestors: chain.slice(0, -1) }];
  });
}

function textAt(rows: Awaited<ReturnType<Engine['columns']>>, column: string, i: number): string {
  return String(rows[column]?.[i] ?? '');
}

function pathOf(chain: readonly AreaName[]): string {
  const shown = chain.filter(({ name }, i) => i === chain.length - 1 || !PLACEHOLDERS.includes(name));
  return shown.map(({ name }) => name).join(' ');
}

/** The numbers of the areas a text may mean. */
async function resolveText(engine: Engine, areas: StagedAreas, text: string): Promise<number[]> {
  const parts = text
    .trim()
    .split(/[\s\u3000\u00a0/]+/u)
    .filter((part) => part !== '');
  const whole = parts.join(' ');
  const byCode = await findCode(engine, areas, whole);
  if (byCode !== undefined) return [byCode];
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
