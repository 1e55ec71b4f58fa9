import type { Engine } from '../../engine/duckdb.ts';
import { identifier, literal } from '../../engine/sql.ts';
import { nearest } from '../../problems/suggest.ts';
import { type AreaDescription, describeAreas } from './describe.ts';
import { meaningsOf } from './meanings.ts';
import type { StagedAreas } from './stage-areas.ts';
import { keysOf, SUFFIX_PATTERN } from './suffixes.ts';

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
  /** The same for many texts at once, by text. */
  resolveAll(texts: readonly string[]): Promise<ReadonlyMap<string, Resolution>>;
}

/** Makes the index of the staged areas. */
export function openAreaIndex(engine: Engine, areas: StagedAreas): AreaIndex {
  const resolveAll = (texts: readonly string[]) => resolveTexts(engine, areas, texts);
  return {
    levels: areas.levels,
    countAt: (level) => areas.countByLevel[level] ?? 0,
    describe: (ixs) => describeAreas(engine, ixs),
    resolve: async (text) => (await resolveAll([text])).get(text) ?? { candidates: [], suggest: [] },
    resolveAll,
  };
}

async function resolveTexts(
  engine: Engine,
  areas: StagedAreas,
  texts: readonly string[],
): Promise<Map<string, Resolution>> {
  const found = await meaningsOf(engine, areas, new Set(texts));
  const described = await describeAreas(engine, [...new Set([...found.values()].flat())]);
  const byIx = new Map(described.map((area) => [area.ix, area]));
  const resolved = new Map<string, Resolution>();
  for (const [text, ixs] of found) {
    const candidates = ixs.flatMap((ix) => byIx.get(ix) ?? []);
    const suggest = candidates.length > 0 ? [] : await suggestAreas(engine, areas, text.trim());
    resolved.set(text, { candidates, suggest });
  }
  return resolved;
}

/** Up to three areas, anywhere or below one, whose name or code is near a text. */
export async function suggestAreas(
  engine: Engine,
  areas: StagedAreas,
  text: string,
  within?: number,
): Promise<string[]> {
  // 110106O18 is a code in which a letter slipped in.
  const key = /^\w*\d{3}\w*$/.test(text) ? 'code' : 'name';
  const levels = areas.levels.map((level) => `u.${identifier(level)}`).join(', ');
  const scope =
    within === undefined
      ? ''
      : `JOIN area_up u ON u._ix = a.ix AND ${within} IN (${levels}) AND u._ix <> ${within}`;
  const stem = key === 'name' ? `regexp_replace(a.name, ${literal(SUFFIX_PATTERN)}, '\\1')` : `a.${key}`;
  // The engine counts bytes, which is good enough to choose those whose characters are compared.
  const near = (written: string): string => `levenshtein(${written}, ${literal(text)})`;
  const rows =
    await engine.rows(`SELECT DISTINCT a.${key} AS text, least(${near(`a.${key}`)}, ${near(stem)}) AS bytes
    FROM areas a ${scope} ORDER BY bytes, text LIMIT 30`);
  const names = rows.map((row) => String(row['text']));
  // 马家宝 is near 马家堡街道 but for its suffix.
  const forms = names.flatMap((name) =>
    (key === 'name' ? keysOf(name) : [name]).map((form) => ({ form, name })),
  );
  const found = nearest(
    text,
    forms.map(({ form }) => form),
    forms.length,
  );
  const meant = found.flatMap((each) => forms.filter(({ form }) => form === each).map(({ name }) => name));
  return [...new Set(meant)].slice(0, 3);
}
