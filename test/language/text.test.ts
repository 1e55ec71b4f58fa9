import { expect, test } from 'vitest';
import { fill, isOpen } from '../../src/language/text.ts';
import { catalogue } from '../../src/problems/catalogue/index.ts';
import { sentenceOf } from '../../src/problems/describe.ts';
import { error } from '../../src/problems/problem.ts';

test.each([
  ['{rows} {rows|row|rows}', { rows: 1 }, '1 row'],
  ['{rows} {rows|row|rows}', { rows: 2 }, '2 rows'],
  ['{rows} {rows|row|rows}', { rows: 0 }, '0 rows'],
  ['{rows} {rows|row|rows}', { rows: '1,001' }, '1,001 rows'],
  ['{n|it is|they are} {name}', { n: '1', name: 'a|b' }, 'it is a|b'],
])('%s', (template, values, text) => {
  expect(fill(template, values)).toBe(text);
});

test('a place without a value stays open, with its words too', () => {
  expect(fill('{rows} {rows|row|rows}')).toBe('{rows} {rows|row|rows}');
  for (const text of ['{rows}', '{rows|row|rows}']) expect(isOpen(text)).toBe(true);
  expect(isOpen('policy: [{ pack: x }]')).toBe(false);
});

test('one later night is not “1 later nights”', () => {
  const stale = error('store-made-stale', {
    value: '2022-05-01',
    with: { revision: 2, nights: 1, days: '2022-05-02' },
  });
  expect(sentenceOf(stale, 'en')).toContain('1 later night is stale');
});

test('no sentence of the catalogue puts a number before a word that is always in the plural', () => {
  const numbers =
    /\{(rows|count|nights|days|texts|areas|more|minutes|times)\} (more |later |clear )?([a-z]+s)\b/;
  const entries = Object.entries(catalogue).map(([code, { message }]) => `${code}: ${message.en}`);
  expect(entries.length).toBeGreaterThan(100);
  expect(entries.filter((text) => numbers.test(text))).toEqual([]);
});
