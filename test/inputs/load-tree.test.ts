import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadTree, loadTreeWithin, loadWholeTree } from '../../src/inputs/areas/load-tree.ts';
import { placeByNames } from '../../src/inputs/areas/place.ts';
import { placeAddress } from '../../src/inputs/areas/place-address.ts';
import type { StagedAreas } from '../../src/inputs/areas/stage-areas.ts';
import { cases, stage } from './workspaces.ts';

const FILE = new URL('../../fixtures/xinfadi-2020/data/areas.csv', import.meta.url);
const AREAS = readFileSync(FILE, 'utf8');

/** Names as they are, and as people write them: without their kind, with other numerals and signs, in the middle of a text. */
function writtenLike(names: readonly string[]): string[] {
  return names.flatMap((name) => [
    name,
    name.replace(/(居委会|村委会|社区居委会|地区|街道|镇|乡)$/u, ''),
    `北京市${name.replaceAll('一', '1').replaceAll('二', '２')}3号楼`,
    `在${name.replace(/(社区)?居委会$/u, '小区')}附近`,
  ]);
}

/** Texts that name nothing, so many that the engine takes the names apart. */
const FILLER = Array.from({ length: 800 }, (_, i) => `甲${i}乙${i * 7}丙${i * 13}丁`);

/** The areas that something names, and why not others: numbers within a tree differ from tree to tree. */
function told(found: object): string {
  return JSON.stringify(found, (key, value: unknown) =>
    ['ix', 'number', 'last', 'parent', 'leaf'].includes(key) ? undefined : value,
  );
}

test('names are taken apart alike, whether here or in the engine', async () => {
  const { engine, staged } = await stage({
    files: { 'areas.csv': AREAS, ...cases('1,2020-06-11,confirmed,110106018') },
  });
  const areas: StagedAreas = {
    levels: ['province', 'city', 'county', 'street', 'community'],
    countByLevel: {},
    codes: 'nbs',
    count: 0,
    aliases: false,
    dated: false,
    former: false,
  };
  const names = AREAS.split('\n')
    .slice(1)
    .flatMap((line) => line.split(',')[1] ?? [])
    .filter((_, i) => i % 40 === 0);
  const texts = writtenLike(names);
  const here = await loadTreeWithin(engine, areas, texts);
  const inEngine = await loadTreeWithin(engine, areas, [...texts, ...FILLER]);
  const whole = await loadWholeTree(engine, areas);
  const asNames = await loadTree(engine, areas, texts);
  const placed = texts.map((text) => told(placeAddress(whole, [text])));
  expect(texts.map((text) => told(placeAddress(inEngine, [text])))).toEqual(placed);
  expect(texts.map((text) => told(placeAddress(here, [text])))).toEqual(placed);
  expect(texts.map((text) => told(placeByNames(asNames, [text])))).toEqual(
    texts.map((text) => told(placeByNames(whole, [text]))),
  );
  expect(new Set(placed.flatMap((each) => each.match(/\d{12}/g) ?? [])).size).toBeGreaterThan(100);
  await staged.close();
});
