import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../../src/rules/load.ts';
import { builtInPacks } from '../../src/zoning/policy.ts';
import { actual, readTests } from './scene.ts';

const folder = builtInPacks();
const packs = readdirSync(folder).filter((name) => name !== 'schemas');

describe.each(packs)('%s', async (id) => {
  const { pack, problems } = await loadPack(id, { builtIn: folder, extra: {} });

  it('loads without a problem', () => {
    expect(problems).toEqual([]);
    expect(pack?.id).toBe(id);
  });

  const files = readdirSync(join(folder, id, 'tests')).filter((name) => name.endsWith('.yaml'));
  it('has tests', () => expect(files.length).toBeGreaterThan(0));

  describe.each(files)('%s', (file) => {
    for (const test of readTests(join(folder, id, 'tests', file))) {
      const name = typeof test.test === 'string' ? test.test : test.test.en;
      it(name, async () => {
        const sorted = test.expect.map((each) =>
          each.measures ? { ...each, measures: [...each.measures].sort() } : each,
        );
        expect(await actual(id, pack?.level ?? '', test)).toEqual(sorted);
      });
    }
  });
});
