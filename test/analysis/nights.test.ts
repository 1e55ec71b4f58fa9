import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { reasonsAgainst } from '../../src/analysis/nights/reasons.ts';
import { subjectOf } from '../../src/analysis/subject.ts';
import { oneMoreCases } from '../../src/analysis/world/one-more.ts';
import type { Pack } from '../../src/rules/pack.ts';
import { seed } from '../counting/runs.ts';
import { movedBy } from '../packs/one-more.ts';
import { packOf, packText, type Specimen } from './corpus.ts';

const PACKS = 400;
/** Packs whose nights are gone through, of those with clocks and of all others. */
const JUDGED = 10;

const indicators = {
  day: { count: 'cases', window: '1d' },
  week: { count: 'cases', window: '7d' },
  local: { count: 'cases', where: 'origin == "local"', window: '7d' },
  fortnight: { count: 'cases', window: '14d' },
  clusters: { count: 'cases', window: '14d', group_by: 'cluster', at_least: 2 },
  places: { sum: 'metrics.places', window: '7d', missing: 0 },
  round: { latest: 'metrics.round', window: '1d', missing: 0 },
  tests: { latest: 'metrics.tests', window: '2d' },
};

const limit = fc
  .tuple(
    fc.constantFrom('day', 'week', 'local', 'fortnight', 'clusters', 'places'),
    fc.constantFrom('> 0', '> 0', '>= 2', '>= 3', '> 5'),
  )
  .map(([name, over]) => `${name} ${over}`);
const condition = fc.oneof(
  limit,
  fc.tuple(limit, limit).map(([a, b]) => `${a} || ${b}`),
  fc.tuple(limit, limit).map(([a, b]) => `${a} && ${b}`),
  limit.map((one) => `${one} || tests > 0`),
);
const after = fc.constantFrom(
  1,
  1,
  2,
  3,
  '3d',
  '7d',
  { times: 2, on: 'monday' },
  { times: 2, on: 'workdays' },
);
const clock = {
  tighten: fc.record({ after, steps: fc.constantFrom(1, 2) }, { requiredKeys: [] }),
  loosen: fc.record(
    { after, min_stay: fc.constantFrom('2d', '7d', '14d'), steps: fc.constantFrom(1, 1, 2) },
    { requiredKeys: [] },
  ),
};
const release = fc.constantFrom(
  'week == 0',
  'fortnight == 0',
  'round >= 1',
  'tests >= 1',
  'week <= 3 && round >= 1',
  'day >= 1',
  'previous.days >= 7',
);
const keys = fc.record({ ...clock, release }, { requiredKeys: [] });
const aPack: fc.Arbitrary<Specimen> = fc
  .record({
    tiers: fc.tuple(condition, condition, condition),
    count: fc.integer({ min: 1, max: 3 }),
    keys: fc.tuple(keys, keys, keys),
    transitions: fc.option(fc.record(clock, { requiredKeys: [] })),
    weekly: fc.boolean(),
    decides: fc.boolean(),
  })
  .map(({ tiers, count, keys: own, transitions, weekly, decides }) => {
    const names = ['red', 'orange', 'yellow'].slice(0, count);
    return {
      name: '',
      indicators,
      find: [],
      tiers: Object.fromEntries(names.map((name, i) => [name, tiers[i] ?? ''])),
      keys: Object.fromEntries(names.map((name, i) => [name, own[i] ?? {}])),
      more: {
        ...(transitions && Object.keys(transitions).length > 0 && { transitions }),
        ...(weekly && { evaluated: { weekly: 'tuesday' } }),
        ...(decides && count > 2 && { decides: { loosen: 'decision' } }),
      },
    };
  });

interface Proved {
  readonly pack: Pack;
  readonly text: string;
}

function isMonotone({ pack }: Proved): boolean {
  const { world } = subjectOf(pack);
  // Where there is a reason against it, nothing has to be looked for.
  return reasonsAgainst(world, oneMoreCases(world)).length === 0 && analyse(pack).oneMoreCase === 'monotone';
}

function hasClocks({ tiers }: Pack): boolean {
  return tiers.some(({ clocks, release: left }) => clocks !== undefined || left !== undefined);
}

let proved: readonly Proved[] = [];
beforeAll(async () => {
  const texts = fc.sample(aPack, { numRuns: PACKS, seed }).map((each) => packText(each));
  const loaded = await Promise.all(
    texts.map(async (text): Promise<Proved[]> => {
      try {
        return [{ text, pack: await packOf(text) }];
      } catch {
        // Clocks that the loader does not let stand.
        return [];
      }
    }),
  );
  proved = loaded.flat().filter(isMonotone);
}, 300_000);

describe('of random packs with clocks of which it is proved', () => {
  test('one more case lowers no published tier on any night', async () => {
    const stays = proved.filter(({ pack }) =>
      pack.tiers.some(({ clocks }) => (clocks?.loosen.minStayDays ?? 0) > 0),
    );
    const releases = proved.filter(({ pack }) => pack.tiers.some(({ release: left }) => left !== undefined));
    const steps = proved.filter(({ pack }) => pack.tiers.some(({ clocks }) => clocks?.loosen.steps));
    const chosen = [stays, releases, steps, proved.filter(({ pack }) => hasClocks(pack))].flatMap((all) =>
      all.slice(0, JUDGED),
    );
    let raised = 0;
    for (const { pack, text } of new Set(chosen)) {
      const moved = await movedBy(pack, text);
      raised += moved.length;
      expect({ text, lowered: moved.filter(({ before, after: then }) => then > before) }).toEqual({
        text,
        lowered: [],
      });
    }
    expect({ stays: stays.length > 3, releases: releases.length > 3, steps: steps.length > 3 }).toEqual({
      stays: true,
      releases: true,
      steps: true,
    });
    expect(raised).toBeGreaterThan(1000);
  }, 300_000);
});
