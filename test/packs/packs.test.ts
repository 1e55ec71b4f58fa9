import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testRules } from '../../src/nightly/rules-test.ts';
import { builtInPacks } from '../../src/zoning/policy.ts';

const BESIDE_PACKS = ['catalogue', 'contexts', 'policies', 'schemas'];
const folders = readdirSync(builtInPacks(), { withFileTypes: true }).filter((each) => each.isDirectory());
const packs = folders.map(({ name }) => name).filter((name) => !BESIDE_PACKS.includes(name));
const reports = await testRules(builtInPacks(), []);

it('every built-in pack is tested', () => {
  expect(reports.map(({ id }) => id)).toEqual(packs);
});

describe.each(reports)('$id', ({ problems, files }) => {
  it('is read without a problem', () => expect(problems).toEqual([]));
  it('has tests', () => expect(files.length).toBeGreaterThan(0));

  describe.each(files)('$shown', ({ tests }) => {
    it.each(tests)('$title.en', ({ failures }) => expect(failures).toEqual([]));
  });
});
