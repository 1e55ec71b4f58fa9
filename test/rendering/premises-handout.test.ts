import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { premisesEntry } from '../../src/handouts/premises-handout.ts';
import { OPENING_STATES } from '../../src/premises/opening-state.ts';
import { premisesDocument } from '../../src/rendering/premises-handout/document.ts';
import { renderPremisesHandout, renderPremisesOverview } from '../../src/rendering/premises-handout/index.ts';
import { numbersText, placeIn } from '../../src/rendering/premises-handout/standing.ts';
import { ofOne, premisesHandout, withEach } from './samples/premises-handout.ts';
import { street } from './samples/snapshot.ts';

test.each(['zh', 'en'] as const)('a hand-out of premises as text, in %s', async (language) => {
  const text = await renderPremisesHandout(premisesHandout, 'md', language);
  await expect(text).toMatchFileSnapshot(`golden/premises-handout.${language}.md`);
});

test('as data it has all that the text says', async () => {
  const text = await renderPremisesHandout(premisesHandout, 'json', 'zh');
  await expect(text).toMatchFileSnapshot('golden/premises-handout.json');
});

test('what one of the premises gets for itself', async () => {
  const text = await renderPremisesHandout(ofOne, 'md', 'zh');
  await expect(text).toMatchFileSnapshot('golden/premises-handout-one.zh.md');
});

test('everyone is counted once, in the groups as in the table', () => {
  const { counts, standing, list } = premisesHandout;
  const inGroups = standing.flatMap(({ said }) => said.flatMap(({ sheets }) => sheets));
  expect(inGroups.map(({ premises }) => premises.id).sort()).toEqual(
    list.sheets.map(({ premises }) => premises.id).sort(),
  );
  expect(standing.map(({ state, count }) => [state, count])).toEqual(
    OPENING_STATES.filter((state) => counts[state] > 0).map((state) => [state, counts[state]]),
  );
});

test('lists for each begin a page, on paper and in the browser', async () => {
  const pages = premisesDocument(withEach, 'zh').parts.filter(
    (part) => part.kind === 'heading' && part.newPage === true,
  );
  expect(pages).toHaveLength(premisesHandout.list.sheets.length);
  const html = String(await renderPremisesHandout(withEach, 'html', 'zh'));
  expect(html.split('<h2 class="page">')).toHaveLength(pages.length + 1);
  expect(html).not.toContain('<script');
});

test('no cell of a workbook is a formula, and counts are numbers', async () => {
  const bytes = Buffer.from(await renderPremisesHandout(premisesHandout, 'xlsx', 'zh'));
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const cells = sheets.flatMap((sheet) => [...(sheet.cells?.values() ?? [])]);
  expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
  expect(cells.some(({ value }) => value === '=示例小馆')).toBe(true);
  const total = sheets.find(({ name }) => name === '分类统计')?.rows.at(-1);
  expect(total?.slice(0, 2)).toEqual(['合计', 6]);
  const list = sheets.find(({ name }) => name === '场所')?.rows ?? [];
  expect(list.slice(1).map(([id]) => id)).toEqual(
    premisesHandout.list.sheets.map(({ premises }) => premises.id),
  );
});

test('the overview names the documents, and the premises that are in none', async () => {
  const area = { code: '110106', name: '北京市 丰台区', names: ['北京市', '丰台区'], district: null };
  const overview = {
    whole: premisesHandout,
    entries: [premisesEntry(premisesHandout, area)],
    elsewhere: premisesHandout.list.sheets.slice(4, 5),
  };
  for (const format of ['md', 'json'] as const)
    await expect(
      String(await renderPremisesOverview(overview, () => '110106-丰台区.docx', format, 'zh')),
    ).toMatchFileSnapshot(`golden/premises-handout-overview.zh.${format}`);
});

test('numbers that follow each other are a span', () => {
  expect(numbersText([1, 2, 3, 5, 7, 8], 'zh')).toBe('1–3、5、7–8');
  expect(numbersText([4], 'en')).toBe('4');
  expect(numbersText([], 'en')).toBe('—');
});

test('a place is told without what the document is of', () => {
  const place = street('110106018', '花乡街道');
  expect(placeIn(place, null)).toBe(place.name);
  expect(placeIn(place, { ...place, names: place.names.slice(0, 2) })).toBe('花乡街道');
  expect(placeIn(place, place)).toBe('花乡街道');
});
