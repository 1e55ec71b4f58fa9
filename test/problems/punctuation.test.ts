import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { headings } from '../../src/cli/words/words.ts';

const src = join(import.meta.dirname, '../../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(src, name));

/** Half-width punctuation at a Chinese character, outside of code. */
function halfWidth(text: string): string[] {
  return [...text.matchAll(/zh: '((?:[^'\\]|\\.)*)'/g)].map(([, said = '']) => said).filter(isHalfWidth);
}

function isHalfWidth(said: string): boolean {
  return /[\p{Script=Han}`][,:;()]|[,:;()]\p{Script=Han}/u.test(said.replaceAll(/`[^`]*`/g, '`'));
}

test('finds half-width punctuation between Chinese characters', () => {
  expect(
    halfWidth(`{ zh: '数字,文字', en: 'a' }, { zh: '共(一)行' }, { zh: '写成 \`甲:乙\`。' }`),
  ).toHaveLength(2);
});

test('Chinese texts have full-width punctuation', () => {
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap((file) => halfWidth(readFileSync(file, 'utf8')))).toEqual([]);
});

test('so have the headings of the help', () => {
  expect(Object.values(headings).length).toBeGreaterThan(3);
  expect(Object.values(headings).filter(isHalfWidth)).toEqual([]);
});
