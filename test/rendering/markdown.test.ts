import { expect, test } from 'vitest';
import { toMarkdown } from '../../src/rendering/markdown.ts';
import { renderSnapshot } from '../../src/rendering/snapshot/index.ts';
import { cases } from './samples/cases.ts';
import { snapshot, street, verdict } from './samples/snapshot.ts';

const piped = { language: 'en', width: null, colour: false } as const;

function cellCounts(markdown: string): number[][] {
  const tables = markdown.split('\n\n').filter((part) => part.startsWith('|'));
  return tables.map((table) => table.split('\n').map((line) => line.split(/(?<!\\)\|/).length));
}

test.each(Object.entries(cases))('every row of a table has as many cells as its head: %s', (_, render) => {
  for (const counts of cellCounts(render('md', piped))) expect(new Set(counts).size).toBe(1);
});

test('what holds the tiers is a column where it differs between areas', () => {
  const held = (because: string) =>
    verdict(street('110102019', '月坛街道'), { nextStepDown: { tier: 'low', on: '2020-07-03', because } });
  const zones = [held('confirmed_14d'), held('clusters_14d')];
  const text = renderSnapshot({ ...snapshot, zones }, 'md', piped);
  expect(text).toContain('| Held until then by |');
  expect(text).toContain('| Clusters in 14 days |');
  for (const counts of cellCounts(text)) expect(new Set(counts).size).toBe(1);
  const narrow = renderSnapshot({ ...snapshot, zones }, 'table', { ...piped, width: 60 });
  expect(narrow).toContain('Left out for want of width: Held until then by');
});

test('texts of the data do not become markup', () => {
  const cells = ['<img src=x>', 'a|b', '*c* _d_ `e`'];
  const page = toMarkdown([
    { kind: 'table', columns: cells.map((head) => ({ head })), rows: [{ kind: 'row', cells }] },
  ]);
  expect(page.split('\n')[2]).toBe('| &lt;img src=x&gt; | a\\|b | \\*c\\* \\_d\\_ \\`e\\` |');
});
