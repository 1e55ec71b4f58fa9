import { expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { packFolders } from '../../src/rules/folders.ts';
import { loadPack } from '../../src/rules/load.ts';
import type { Pack } from '../../src/rules/pack.ts';
import { builtInPacks } from '../../src/zoning/policy.ts';
import { movedBy } from './one-more.ts';

const folders = { builtIn: builtInPacks(), extra: {} };
const ids = (await packFolders(folders)).map(({ id }) => id);
const packs = (await Promise.all(ids.map((id) => loadPack(id, folders)))).flatMap(({ pack }) => pack ?? []);
/** Cases alone leave its tiers unknown: its parameters rest on deaths, tests and positive results as well. */
const OF_METRICS: ReadonlySet<string> = new Set(['india-2020-05-17']);
/** Packs of which `rules check` proves that one more case never lowers a tier, and that count cases at all. */
const monotone = packs.filter(
  (pack) => countsCases(pack) && !OF_METRICS.has(pack.id) && analyse(pack).oneMoreCase === 'monotone',
);

function countsCases({ indicators }: Pack): boolean {
  return indicators.some((each) => 'table' in each && each.table === 'cases');
}

it('there are such packs', () => expect(monotone.length).toBeGreaterThanOrEqual(6));

it.each(monotone.map((pack) => ({ id: pack.id, pack })))(
  '$id: one more case never lowers a published tier, on any night',
  async ({ pack }) => {
    const moved = await movedBy(pack);
    expect(moved.filter(({ before, after }) => after > before)).toEqual([]);
    // A law about nothing proves nothing.
    expect(moved.length).toBeGreaterThan(5);
  },
  60_000,
);

it('a pack whose release one more case opens is found, and such nights by chance as well', async () => {
  const pack = packs.find(({ id }) => id === 'cn-v9-2022-06');
  if (pack === undefined) throw new Error('no such pack');
  expect(analyse(pack).oneMoreCase).toBe('not-monotone');
  const lowered = (await movedBy(pack)).filter(({ before, after }) => after > before);
  expect(lowered.length).toBeGreaterThan(0);
}, 60_000);
