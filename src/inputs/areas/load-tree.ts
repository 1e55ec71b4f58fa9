import type { Engine } from '../../engine/duckdb.ts';
import { identifier, literal, numbersSql, textsSql } from '../../engine/sql.ts';
import { fold, foldSql, mayFoldToSql } from './fold.ts';
import type { StagedAreas } from './stage-areas.ts';
import { keysOf, PREFECTURES, SUFFIX_PATTERN } from './suffixes.ts';
import { mayBeTownshipSql, shortTownship, shortTownshipsSql } from './townships.ts';
import { type AreaRow, index, type NameTree, type OtherName } from './tree.ts';

/** Above so many pieces of texts it is faster to load every area than to look for those they name. */
const MOST_PIECES = 100_000;
/** Up to so many pieces only the names come out of the engine that begin as one of them. */
const FEW_PIECES = 20_000;

/** Loads only what the texts can match as whole names, so that the whole country's areas need not come out of the engine. */
export async function loadTree(
  engine: Engine,
  areas: StagedAreas,
  texts: Iterable<string>,
): Promise<NameTree> {
  const keys = new Set([...texts].flatMap(keysOf));
  if (hasOtherNames(areas)) {
    const listed = jsonList(keys);
    return loadWanted(engine, areas, `stem IN ${listed} OR name IN ${listed}`);
  }
  // A name begins as its stem does.
  const begin = jsonList(new Set([...keys].map((key) => [...key].slice(0, 2).join(''))));
  const isWanted = (name: string): boolean => keysOf(name).some((key) => keys.has(key));
  return loadAmong(engine, areas, `left(name, 2) IN ${begin}`, isWanted);
}

/** Loads what the texts can name anywhere in them, and some areas by number. */
export async function loadTreeWithin(
  engine: Engine,
  areas: StagedAreas,
  texts: Iterable<string>,
  ixs: readonly number[] = [],
): Promise<NameTree> {
  const pieces = new Set<string>();
  for (const text of texts) {
    addPieces(fold(text), pieces);
    if (pieces.size > MOST_PIECES) return loadWholeTree(engine, areas);
  }
  if (pieces.size > FEW_PIECES || hasOtherNames(areas)) {
    // Names that are not plain Chinese may fold otherwise than the engine does it; there are few.
    const strange = `NOT regexp_full_match(folded, '[\\x{4e00}-\\x{9fff}A-Z0-9]*')`;
    const asked = `ix IN (SELECT unnest([${ixs.join(', ')}]::INTEGER[]))`;
    return loadWanted(engine, areas, `folded_stem IN ${jsonList(pieces)} OR ${strange} OR ${asked}`);
  }
  const begin = jsonList([...pieces].filter((piece) => piece.length === 2));
  const isWanted = (name: string): boolean => {
    const folded = fold(name);
    return !PLAIN.test(folded) || keysOf(folded).some((key) => pieces.has(key));
  };
  return loadAmong(engine, areas, mayFoldToSql('name', begin), isWanted, ixs);
}

/** What a name is made of that folds as the engine does it. */
const PLAIN = /^[\u4e00-\u9fffA-Z0-9]*$/u;

/** Whether areas have names that only the engine tells. */
function hasOtherNames({ aliases, former }: StagedAreas): boolean {
  return aliases || former;
}

/** Loads every area, for texts too many to look at what they name. */
export function loadWholeTree(engine: Engine, areas: StagedAreas): Promise<NameTree> {
  return loadWanted(engine, areas, 'true');
}

/** Every piece of a text that may be a name without its suffix. */
function addPieces(text: string, pieces: Set<string>): void {
  for (let from = 0; from + 1 < text.length; from++)
    for (let to = from + 2; to <= Math.min(text.length, from + LONGEST_NAME); to++)
      pieces.add(text.slice(from, to));
}

const LONGEST_NAME = 24;

function jsonList(texts: Iterable<string>): string {
  return `(${textsSql(texts)})`;
}

/** Loads the areas of which a name is wanted, as the engine finds it in `area_stems`. */
async function loadWanted(engine: Engine, areas: StagedAreas, wanted: string): Promise<NameTree> {
  await makeAllNames(engine, areas);
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE wanted_areas AS SELECT DISTINCT ix FROM area_stems WHERE ${wanted}`,
  );
  const others = await engine.rows(
    `SELECT ix, name, how FROM area_stems WHERE how <> 'name' AND ix IN (FROM wanted_areas) ORDER BY ix, name`,
  );
  return treeOf(engine, areas, others.map(otherName));
}

/**
 * Loads the areas of which a name is wanted, where they have no names but those in `areas`.
 *
 * @param among what such names have in common, in SQL: the fewer there are, the sooner they are told
 * @param ixs areas that are wanted whatever their names
 */
async function loadAmong(
  engine: Engine,
  areas: StagedAreas,
  among: string,
  isWanted: (name: string) => boolean,
  ixs: readonly number[] = [],
): Promise<NameTree> {
  const { ix = [], name: names = [] } = await engine.columns(
    `SELECT ix, name FROM areas WHERE name <> '' AND (${among} OR ${mayBeTownshipSql('name')}) ORDER BY ix`,
  );
  const wanted = new Set(ixs);
  const others: OtherName[] = [];
  for (const [i, one] of names.entries()) {
    const name = String(one);
    const short = shortTownship(name);
    if (short !== undefined) others.push({ ix: Number(ix[i]), name: short, how: 'alias' });
    if (isWanted(name) || (short !== undefined && isWanted(short))) wanted.add(Number(ix[i]));
  }
  await engine.run(`CREATE OR REPLACE TEMP TABLE wanted_areas(ix) AS ${numbersSql(wanted)}`);
  return treeOf(
    engine,
    areas,
    others.filter((other) => wanted.has(other.ix)),
  );
}

/** The tree of `wanted_areas` and of what they lie in, with their other names in order. */
async function treeOf(engine: Engine, areas: StagedAreas, others: readonly OtherName[]): Promise<NameTree> {
  const levels = areas.levels.map(identifier).join(', ');
  const shared = !areas.former
    ? ''
    : `UNION ALL SELECT ix, code, name, level, parent, true AS leaf, shared FROM area_shared WHERE ix IN (FROM wanted_areas)`;
  const chains = `SELECT unnest([${levels}]) FROM area_up WHERE _ix IN (FROM wanted_areas)
    ${!areas.former ? '' : 'OR _ix IN (SELECT parent FROM area_shared) OR _ix IN (SELECT unnest(shared) FROM area_shared)'}`;
  const found = await engine.columns(`SELECT * FROM (
    SELECT a.ix, a.code, a.name, a.level, a.parent,
      a.ix NOT IN (SELECT parent FROM areas WHERE parent IS NOT NULL) AS leaf, NULL::INTEGER[] AS shared
    FROM areas a WHERE a.ix IN (${chains}) ${shared}) ORDER BY ix`);
  return index(areas.codes, areasOf(found), others);
}

/** Makes `area_stems(ix, name, how, stem, folded, folded_stem)`: every name of every area. */
export async function makeAllNames(engine: Engine, areas: StagedAreas): Promise<void> {
  const parts = [`SELECT ix, name, 'name' AS how FROM areas`, shortTownshipsSql()];
  if (areas.aliases) parts.push(`SELECT ix, ${ALIAS} AS name, 'alias' FROM areas WHERE aliases IS NOT NULL`);
  if (areas.former)
    parts.push('SELECT ix, name, how FROM area_other_names', `SELECT ix, name, 'name' FROM area_shared`);
  await engine.run(`CREATE TEMP TABLE IF NOT EXISTS area_stems AS
    SELECT *, CASE WHEN folded = name THEN stem ELSE ${stemSql('folded')} END AS folded_stem
    FROM (SELECT *, ${stemSql('name')} AS stem, ${foldSql('name')} AS folded FROM (${parts.join(' UNION ALL ')}) WHERE name <> '')`);
}

const ALIAS = `trim(unnest(string_split_regex(aliases, '[|｜]')))`;

function stemSql(name: string): string {
  return `CASE WHEN ${name} IN (${PREFECTURES.map(literal).join(', ')}) THEN left(${name}, -1) ELSE coalesce(nullif(regexp_extract(${name}, ${literal(SUFFIX_PATTERN)}, 1), ''), ${name}) END`;
}

type Columns = Awaited<ReturnType<Engine['columns']>>;

function areasOf(found: Columns): AreaRow[] {
  const of = (name: string) => found[name] ?? [];
  const { shared = [] } = found;
  return of('ix').map((ix, i) => {
    const own = {
      ix: Number(ix),
      code: String(of('code')[i]),
      name: String(of('name')[i]),
      level: String(of('level')[i]),
      parent: of('parent')[i] == null ? null : Number(of('parent')[i]),
      leaf: of('leaf')[i] === true,
    };
    return Number(ix) < 0 ? { ...own, shared: numbersIn(shared[i]) } : own;
  });
}

function numbersIn(value: Columns[string][number] | undefined): number[] {
  return typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items)
    ? value.items.map(Number)
    : [];
}

function otherName(row: Awaited<ReturnType<Engine['rows']>>[number]): OtherName {
  return {
    ix: Number(row['ix']),
    name: String(row['name']),
    how: row['how'] === 'alias' ? 'alias' : 'former',
  };
}
