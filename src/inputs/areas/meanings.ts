import type { Engine } from '../../engine/duckdb.ts';
import { textsSql } from '../../engine/sql.ts';
import { type AreaDescription, describeAreas } from './describe.ts';
import { loadTree } from './load-tree.ts';
import { placeByNames } from './place.ts';
import { areasCalled, endsOf, partOfPath, wordsOf } from './printed.ts';
import { addFilledCodes, type StagedAreas } from './stage-areas.ts';
import { sameButSuffix } from './suffixes.ts';
import type { NameTree } from './tree.ts';

/** A text's words, and all of them as one. */
interface Words {
  readonly parts: readonly string[];
  readonly whole: string;
}

/** A text as it is split up; where a code stands in brackets behind, also that, and the words before it. */
interface Text extends Words {
  readonly behind: { readonly code: string; readonly before: Words } | undefined;
}

/** What texts are looked up in, loaded once for all of them. */
interface Shelf {
  readonly codes: ReadonlyMap<string, number>;
  /** Areas by their own name as it may end a printed path. */
  readonly called: ReadonlyMap<string, readonly AreaDescription[]>;
  readonly tree: NameTree;
}

/** The numbers of the areas each text may mean: by its code, as a printed path, or by names down the tree. */
export async function meaningsOf(
  engine: Engine,
  areas: StagedAreas,
  texts: ReadonlySet<string>,
): Promise<Map<string, number[]>> {
  const split = new Map([...texts].map((text) => [text, splitUp(text)]));
  const all = [...split.values()];
  const codes = await findCodes(
    engine,
    areas,
    new Set(all.flatMap(({ whole, behind }) => [whole, behind?.code ?? whole])),
  );
  const others = all.filter(({ whole }) => !codes.has(whole));
  const shelf = others.length === 0 ? undefined : await fillShelf(engine, areas, codes, others);
  const meant = (each: Text): number[] => {
    const ix = codes.get(each.whole);
    if (ix !== undefined) return [ix];
    return shelf === undefined ? [] : meantBy(shelf, each);
  };
  return new Map([...split].map(([text, each]) => [text, meant(each)]));
}

function splitUp(text: string): Text {
  const words = inWords(text);
  const [, before, code] = /^(.+)[(（]([^()（）]+)[)）]$/u.exec(words.whole) ?? [];
  const behind = before === undefined || code === undefined ? undefined : { code, before: inWords(before) };
  return { ...words, behind };
}

function inWords(text: string): Words {
  const parts = wordsOf(text);
  return { parts, whole: parts.join(' ') };
}

async function fillShelf(
  engine: Engine,
  areas: StagedAreas,
  codes: ReadonlyMap<string, number>,
  texts: readonly Text[],
): Promise<Shelf> {
  const words = texts.flatMap((text): Words[] => [text, text.behind?.before ?? text]);
  const ixsCalled = await areasCalled(engine, new Set(words.flatMap(({ parts }) => endsOf(parts))));
  const described = await describeAreas(engine, [...new Set([...ixsCalled.values()].flat())]);
  const byIx = new Map(described.map((area) => [area.ix, area]));
  const called = new Map(
    [...ixsCalled].map(([name, ixs]) => [name, ixs.flatMap((ix) => byIx.get(ix) ?? [])]),
  );
  const wanted = new Set(words.flatMap(({ parts, whole }) => [...parts, whole]));
  return { codes, called, tree: await loadTree(engine, areas, wanted) };
}

/** A code behind a name says which area of that name is meant, and is no answer behind the name of another. */
function meantBy(shelf: Shelf, text: Text): number[] {
  const named = meantByNames(shelf, text);
  if (named.length > 0 || text.behind === undefined) return named;
  const byCode = shelf.codes.get(text.behind.code);
  const before = namesakes(shelf, text.behind.before);
  if (byCode === undefined || before.length === 0) return [];
  return before.includes(byCode) ? [byCode] : [byCode, ...before];
}

/** Every area that words may name, in whatever way. */
function namesakes(shelf: Shelf, words: Words): number[] {
  return [...new Set(waysToName(shelf, words).flatMap((way) => way()))];
}

function meantByNames(shelf: Shelf, words: Words): number[] {
  for (const way of waysToName(shelf, words)) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}

/** As a path printed in full, by names down the tree, as a part of a printed path. */
function waysToName({ called, tree }: Shelf, words: Words): (() => number[])[] {
  const printed = endsOf(words.parts).flatMap((end) => called.get(end) ?? []);
  const printedAs = (how: 'whole' | 'part'): number[] =>
    printed.filter((each) => partOfPath(each.names, words.parts) === how).map(({ ix }) => ix);
  return [() => printedAs('whole'), () => downTheTree(tree, words), () => printedAs('part')];
}

/** By names down the tree, with or without suffixes. */
function downTheTree(tree: NameTree, { parts, whole }: Words): number[] {
  for (const option of parts.length > 1 ? [[whole], parts] : [parts]) {
    const placed = placeByNames(tree, option);
    if (placed.kind === 'placed' && placed.below === undefined && isNamedBy(placed.area.name, option))
      return [placed.area.ix];
    if (placed.kind === 'ambiguous') return placed.candidates.map((area) => area.ix);
  }
  return [];
}

/** A leaf takes any text below it; a search wants the last word to be the area's own. */
function isNamedBy(name: string, parts: readonly string[]): boolean {
  return sameButSuffix(name, parts.at(-1) ?? '');
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
    const wanted = textsSql(codes);
    const rows = await engine.rows(`SELECT code, ix FROM area_codes WHERE code IN (${wanted})`);
    return new Map(rows.map((row) => [String(row['code']), Number(row['ix'])]));
  };
  const plain = await find();
  if (codes.every((code) => plain.has(code) || !/^\d+0$/.test(code))) return plain;
  await addFilledCodes(engine, areas);
  return find();
}
