import { expect, test } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { loadPack } from '../../src/rules/load.ts';
import { builtInPacks } from '../../src/zoning/policy.ts';

test('an indicator that only the release of a tier reads is used', async () => {
  const { pack } = await loadPack('cn-three-zones-2021', { builtIn: builtInPacks(), extra: {} });
  if (pack === undefined) throw new Error('not loaded');
  const unused = (tiers: typeof pack.tiers) =>
    analyse({ ...pack, tiers }).findings.flatMap(({ code, value }) =>
      code === 'indicator-unused' ? [value] : [],
    );
  expect(unused(pack.tiers)).toEqual([]);
  const withoutRelease = pack.tiers.map(({ release: _release, ...tier }) => tier);
  expect(unused(withoutRelease)).toEqual(['contact_days', 'contacts_negative', 'rounds_2d']);
});

test.each([
  ['of the past and by rank, and of a region', 'new-york-2020-12'],
  ['of a region by way of a calculation', 'france-2020-04'],
])('an indicator that is read %s is used', async (_, id) => {
  const { pack } = await loadPack(id, { builtIn: builtInPacks(), extra: {} });
  if (pack === undefined) throw new Error('not loaded');
  const unused = analyse(pack).findings.filter(({ code }) => code === 'indicator-unused');
  expect(unused.map(({ value }) => value)).toEqual([]);
  // None of it once the tiers that read it are gone.
  const left = analyse({ ...pack, tiers: pack.tiers.slice(-1) }).findings;
  expect(left.filter(({ code }) => code === 'indicator-unused')).toHaveLength(pack.indicators.length);
});
