import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '../../src');
const files = ['problems/catalogue', 'rendering/words'].flatMap((folder) =>
  readdirSync(join(src, folder)).map((name) => join(src, folder, name)),
);

/** Half-width punctuation at a Chinese character, outside of code. */
function halfWidth(text: string): string[] {
  const chinese = [...text.matchAll(/zh: '((?:[^'\\]|\\.)*)'/g)].map(([, said = '']) => said);
  return chinese.filter((said) =>
    /\p{Script=Han}[,:;()]|[,:;()]\p{Script=Han}/u.test(said.replaceAll(/`[^`]*`/g, '`')),
  );
}

test('finds half-width punctuation between Chinese characters', () => {
  expect(
    halfWidth(`{ zh: '数字,文字', en: 'a' }, { zh: '共(一)行' }, { zh: '写成 \`甲:乙\`。' }`),
  ).toHaveLength(2);
});

test('Chinese texts have full-width punctuation', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap((file) => halfWidth(readFileSync(file, 'utf8')))).toEqual([]);
});
