import { expect, test } from 'vitest';
import type { CountedCases } from '../../src/explain/explanation.ts';
import { countedSection } from '../../src/rendering/explanation/counted.ts';

const day = '2022-05-01';
const clusters: CountedCases = {
  indicator: 'clusters',
  title: { zh: '聚集性疫情', en: 'clusters' },
  value: 1,
  from: '2022-04-18',
  to: day,
  least: 2,
  cases: [
    { id: 'A', day, group: '1' },
    { id: 'B', day, group: '2' },
    { id: 'C', day, group: '2' },
  ],
};

const linesOf = (counted: CountedCases, language: 'zh' | 'en'): string[] =>
  countedSection(counted, language).flatMap((block) =>
    block.kind === 'lines' ? block.lines.map(({ text }) => text) : [],
  );

test('a group too small to count is listed as such', () => {
  expect(linesOf(clusters, 'en')).toEqual(['Group 1 (fewer than 2, not counted): A', 'Group 2: B  C']);
  expect(linesOf(clusters, 'zh')).toEqual(['第1组（不足2例，不计）：A', '第2组：B  C']);
});

test('the size of a group is that of all its cases, listed or not', () => {
  const many = Array.from({ length: 50 }, (_, i) => ({ id: `X${i}`, day, group: '1' }));
  const cases = [...many, { id: 'Y', day, group: '2' }, { id: 'Z', day, group: '2' }];
  const before = [...many.slice(1), { id: 'Y', day, group: '2' }, { id: 'Z', day, group: '2' }];
  for (const each of [cases, before])
    expect(linesOf({ ...clusters, cases: each }, 'en').join()).not.toMatch(/fewer/);
});
