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
