import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { errorsPage, PARTS } from '../../bin/docs.js';
import { expressions } from '../../src/problems/catalogue/expressions.ts';
import { findings } from '../../src/problems/catalogue/findings.ts';
import { catalogue } from '../../src/problems/catalogue/index.ts';
import { inputDecisions } from '../../src/problems/catalogue/input-decisions.ts';
import { inputFiles } from '../../src/problems/catalogue/input-files.ts';
import { inputRows } from '../../src/problems/catalogue/input-rows.ts';
import { inputs } from '../../src/problems/catalogue/inputs.ts';
import { packs } from '../../src/problems/catalogue/packs.ts';
import { premises } from '../../src/problems/catalogue/premises.ts';
import { store } from '../../src/problems/catalogue/store.ts';
import { tests } from '../../src/problems/catalogue/tests.ts';
import { usage } from '../../src/problems/catalogue/usage.ts';
import { workspace } from '../../src/problems/catalogue/workspace.ts';
import { yaml } from '../../src/problems/catalogue/yaml.ts';
import { zoning } from '../../src/problems/catalogue/zoning.ts';

const parts = {
  usage,
  yaml,
  workspace,
  'input-files': inputFiles,
  'input-rows': inputRows,
  inputs,
  'input-decisions': inputDecisions,
  packs,
  expressions,
  tests,
  findings,
  zoning,
  premises,
  store,
};
const root = fileURLToPath(new URL('../../', import.meta.url));

test('docs/errors.md is what `npm run docs` makes of the catalogue', () => {
  expect(readFileSync(`${root}docs/errors.md`, 'utf8')).toBe(errorsPage(parts, catalogue));
});

test('the page has every file of the catalogue', () => {
  const files = readdirSync(`${root}src/problems/catalogue`).map((file) => file.replace(/\.ts$/, ''));
  const wholes = ['entry', 'index', 'rules'];
  expect(Object.keys(PARTS).sort()).toEqual(files.filter((file) => !wholes.includes(file)).sort());
});

test('a code in no part is an error', () => {
  const stray = { ...catalogue, stray: { message: { zh: '零', en: 'stray' } } };
  expect(() => errorsPage(parts, stray)).toThrow('stray');
});

test('codes are lower-case words, and every message is there in both languages', () => {
  for (const [code, { message }] of Object.entries(catalogue)) {
    expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(message.zh, code).toMatch(/\p{Script=Han}/u);
    expect(message.en, code).not.toMatch(/\p{Script=Han}/u);
  }
});
