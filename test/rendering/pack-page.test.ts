import { describe, expect, test } from 'vitest';
import { soundPack } from '../../src/nightly/rules.ts';
import { renderPack } from '../../src/rendering/pack-page/index.ts';
import { packFolders } from '../../src/rules/folders.ts';
import { builtInPacks } from '../../src/zoning/policy.ts';
import { pack as sample } from './samples/pack.ts';

const folders = await packFolders({ builtIn: builtInPacks(), extra: {} });
const packs = folders.map(({ id }) => id);

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const look = { language, width: null, colour: false };

  test('the sample, as Markdown', async () => {
    await expect(renderPack(sample, 'md', look)).toMatchFileSnapshot(`golden/pack-page.${language}.md`);
  });

  test('the sample, on a terminal of 80 columns', async () => {
    const text = renderPack(sample, 'table', { ...look, width: 80 });
    await expect(text).toMatchFileSnapshot(`golden/pack-page.${language}-80.txt`);
  });

  test.each(packs)('%s: everything it says is there', async (id) => {
    const pack = await soundPack(builtInPacks(), id);
    const text = renderPack(pack, 'table', look);
    const titles = [...pack.tiers, ...pack.indicators, ...pack.measures].map(({ title }) => title[language]);
    const sources = Object.values(pack.sources).map(({ title }) =>
      typeof title === 'string' ? title : title[language],
    );
    const written = pack.tiers.flatMap(({ rule }) => (rule.kind === 'when' ? [rule.when.text] : []));
    for (const part of [...titles, ...sources, ...written, pack.hash, pack.edition])
      expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
  });
});

test('nothing of one language is left in the other', () => {
  const text = renderPack(sample, 'md', { language: 'en', width: null, colour: false });
  const headings = text.split('\n').filter((line) => line.startsWith('#') || /^- (The|Judged|A )/.test(line));
  expect(headings.length).toBeGreaterThan(6);
  for (const line of headings.slice(1)) expect(line).not.toMatch(/\p{Script=Han}/u);
});
