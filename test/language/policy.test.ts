/**
 * Which pack judges which day, clause by clause. Shown elsewhere, and not again here:
 *
 * - a gap, an overlap, an end: test/zoning/standards.test.ts, "the policy"
 * - `--pack` judges in retrospect, and outputs say so: test/nightly/pack-asked.test.ts, test/cli/commands.test.ts
 * - where the level changes, areas are new and removed: test/zoning/standards.test.ts, "to other units"
 * - the whole policy of the national packs, medium that ends with its pack among it: test/nightly/cn-national.test.ts
 * - editions that differ in a few lines: test/rules/extends.test.ts
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addDays } from '../../src/days.ts';
import { run, zone } from '../../src/index.ts';
import { checkRules } from '../../src/nightly/rules-check.ts';
import { seed } from '../counting/runs.ts';
import { type Land, laidOut, MONDAY, nights, nightsIn, packFile, tiers } from './nights.ts';

/** The pack `next` takes over on a day from the pack `shown`. */
function handedOver(
  on: string,
  next: string,
  land: Partial<Land> & Pick<Land, 'x'>,
  more: Handed = {},
): Land {
  const entry = `{ pack: next, from: ${on}${more.entry === undefined ? '' : `, ${more.entry}`} }`;
  return {
    policy: `[{ pack: shown, from: ${MONDAY} }, ${entry}]`,
    ...land,
    files: { 'rules/next/pack.yaml': packFile('next', next, more.tiers) },
  };
}

interface Handed {
  readonly entry?: string;
  readonly tiers?: readonly string[];
}

const TWO = ['tier: high, when: x >= 1', 'tier: low, otherwise: true'];

async function codeOf(land: Land, day: string): Promise<string> {
  const failure = await zone({ workspace: laidOut(land), asOf: day }).catch((cause: unknown) => cause);
  const [first] = failure instanceof Error && 'problems' in failure ? [failure.problems].flat() : [];
  return typeof first === 'object' && first !== null && 'code' in first ? String(first.code) : 'none';
}

describe('the pack in charge', () => {
  it('of a day judges that day, from its own first day on', async () => {
    const land = handedOver('2022-05-04', '', { x: '1 1 1 1' }, { tiers: TWO });
    expect((await nights(land)).map(({ tier }) => tier)).toEqual(['medium', 'medium', 'high', 'high']);
  });

  it.each([
    ['before it is in force', 'in_force: { from: 2022-05-03 }', 'pack-out-of-force'],
    ['when it is in force no more', 'in_force: { until: 2022-05-01 }', 'pack-out-of-force'],
    ['on its first day', 'in_force: { from: 2022-05-02 }', 'none'],
    ['on its last day', 'in_force: { from: 2022-05-02, until: 2022-05-02 }', 'none'],
    ['of other areas', 'jurisdiction: A', 'pack-jurisdiction'],
    ['of the land around', 'jurisdiction: R', 'none'],
  ])('%s: refused unless it is so, or the policy says that it looks back', async (_, rules, code) => {
    expect(await codeOf({ rules, x: '0' }, MONDAY)).toBe(code);
    const policy = `[{ pack: shown, from: ${MONDAY}, retrospective: true }]`;
    const workspace = laidOut({ rules, x: '0', policy });
    const { snapshot } = await zone({ workspace, asOf: MONDAY });
    expect(snapshot.retrospective).toBe(true);
    const asked = await zone({
      workspace: laidOut({
        rules,
        x: '0',
        policy: '[{ pack: shown, from: 2022-06-01, retrospective: true }]',
      }),
      asOf: MONDAY,
      pack: 'shown',
    });
    expect(asked.snapshot.retrospective).toBe(true);
  });
});

describe('a change of pack', () => {
  const keeps = 'transitions: { loosen: { min_stay: 5d } }';

  it('carries tier and since over where both packs have the tier, with the clocks', async () => {
    const land = handedOver('2022-05-05', keeps, { x: '0 1 0 0 0 0 0', rules: keeps });
    const found = await nights(land);
    // Medium since Tuesday the 3rd: five days are over on the 8th, whichever pack asks.
    expect(found.map(({ tier }) => tier?.charAt(0)).join('')).toBe('lmmmmml');
    expect(found[4]).toMatchObject({ tier: 'medium', since: '2022-05-03', heldBy: ['min_stay'] });
  });

  it.each([
    ['the pack says of any pack', 'maps_from: { medium: high }', undefined],
    ['the pack says of this one', 'maps_from: { shown: { medium: high } }', undefined],
    ['the policy says', '', 'maps_from: { medium: high }'],
    ['the policy says, before the pack', 'maps_from: { medium: low }', 'maps_from: { medium: high }'],
  ])('as %s where the tier is called otherwise', async (_, maps, entry) => {
    const next = `${keeps}\n${maps}`;
    const land = handedOver('2022-05-04', next, { x: '1 1 0 0' }, { tiers: TWO, ...(entry && { entry }) });
    const [, , third] = await nights(land);
    expect(third).toMatchObject({ tier: 'high', since: MONDAY, heldBy: ['min_stay'] });
  });

  it('as a pack says of another one: not', async () => {
    const next = `${keeps}\nmaps_from: { other: { medium: high } }`;
    const [, , third] = await nights(handedOver('2022-05-04', next, { x: '1 1 0 0' }, { tiers: TWO }));
    expect(third).toMatchObject({ tier: 'low', since: '2022-05-04' });
  });

  it('lets an area start again whose tier is not there: the first known raw tier at once', async () => {
    const slow = 'transitions: { tighten: { after: 3 }, loosen: { after: 3 } }';
    const renamed = ['tier: red, when: x >= 2', 'tier: green, otherwise: true'];
    const found = await nights(handedOver('2022-05-04', slow, { x: '1 1 2 0 0' }, { tiers: renamed }));
    expect(found.map(({ tier, since }) => `${tier} ${since.slice(8)}`)).toEqual([
      'medium 02',
      'medium 02',
      'red 04',
      'red 04',
      'red 04',
    ]);
  });

  it('judges earlier raw tiers again by the new rules, for its clocks', async () => {
    const next = 'transitions: { loosen: { after: 3 } }';
    // By the new rules 1 is high: on the 5th the last three are high, low, low; on the 6th three times low.
    const land = handedOver(
      '2022-05-05',
      next,
      { x: '2 1 0 0 0', rules: 'transitions: { loosen: { after: 9 } }' },
      { tiers: TWO },
    );
    expect((await nights(land)).map(({ tier, heldBy }) => [tier, heldBy[0]]).slice(3)).toEqual([
      ['high', '2 of 3'],
      ['low', undefined],
    ]);
  });

  it('but for those before a designation, which count no longer', async () => {
    const next = 'transitions: { loosen: { after: 3 } }';
    const decisions = ['A,high,2022-05-04,,designate'];
    expect(await tiers(handedOver('2022-05-05', next, { x: '2 0 0 0 0 0', decisions }))).toBe('hlhhhl');
    expect(await tiers(handedOver('2022-05-05', next, { x: '2 2 0 0 0 0' }))).toBe('hhllll');
  });

  it('to a pack that is judged once a week: what was published stands until its first evaluation', async () => {
    const land = handedOver('2022-05-05', 'evaluated: { weekly: sunday }', { x: '1 1 2 2 2 0 0' });
    const found = await nights(land);
    expect(found.map(({ tier, rawTier }) => `${tier} ${rawTier}`)).toEqual([
      'medium medium',
      'medium medium',
      'high high',
      ...new Array<string>(3).fill('high unknown'),
      'low low',
    ]);
    expect(found.map(({ evaluatedOn }) => evaluatedOn?.slice(8)).slice(2)).toEqual([
      '04',
      '04',
      '04',
      '04',
      '08',
    ]);
  });
});

describe('parameters', () => {
  const rules = 'params: { limit: 2 }';
  const byLimit = ['tier: high, when: x >= params.limit', 'tier: low, otherwise: true'];

  it('have what the pack says, or what the workspace sets instead, which is recorded', async () => {
    expect(await tiers({ rules, tiers: byLimit, x: '1 2' })).toBe('lh');
    const set = { rules, tiers: byLimit, x: '1 2', workspace: 'params: { shown: { limit: 1 } }' };
    expect(await tiers(set)).toBe('hh');
    const folder = laidOut(set);
    await run({ workspace: folder, asOf: MONDAY });
    const manifest: unknown = JSON.parse(
      readFileSync(join(folder, 'store', MONDAY, 'r1', 'manifest.json'), 'utf8'),
    );
    expect(manifest).toMatchObject({ pack: { id: 'shown', params: { limit: 1 } } });
  });
});

describe('checking rules', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says the same whatever day it is', async () => {
    const rules = 'in_force: { from: 2022-05-01, until: 2022-06-01 }\nparams: { end: 2022-05-10 }';
    const dated = ['tier: high, when: x >= 2 && as_of < params.end', 'tier: low, otherwise: true'];
    const folder = laidOut({ rules, tiers: dated, x: '0' });
    const checked: unknown[] = [];
    for (const now of ['1999-01-01', '2022-05-05', '2099-01-01']) {
      vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
      checked.push(
        (await checkRules(folder, ['shown'])).map(({ problems, proof }) => ({
          problems,
          found: proof?.findings,
        })),
      );
    }
    expect(checked[1]).toEqual(checked[0]);
    expect(checked[2]).toEqual(checked[0]);
  });
});

/** Rules of two packs that follow one another, what is reported, what is decided, and on which nights it is run. */
const REGIMES = [
  '',
  'transitions: { loosen: { after: 2 } }',
  'transitions: { tighten: { after: 3 }, loosen: { after: 4d, min_stay: 3d } }',
  'evaluated: { weekly: wednesday }',
  'effective: { after_days: 3 }',
  'start: medium',
];

const world = fc.record({
  first: fc.constantFrom(...REGIMES),
  second: fc.constantFrom(...REGIMES),
  looks: fc.tuple(fc.constantFrom('1d', '3d'), fc.constantFrom('1d', '9d')),
  maps: fc.constantFrom('', 'maps_from: { shown: { high: red } }', 'maps_from: { shown: { low: medium } }'),
  x: fc.array(fc.constantFrom('0', '0', '0', '1', '2', '_'), { minLength: 14, maxLength: 14 }),
  b: fc.array(fc.constantFrom('0', '0', '0', '0', '0', '1'), { minLength: 14, maxLength: 14 }),
  change: fc.integer({ min: 1, max: 10 }),
  decision: fc.option(
    fc.tuple(fc.nat(10), fc.constantFrom('set', 'designate'), fc.constantFrom('medium', 'low')),
  ),
  runs: fc.uniqueArray(fc.nat(13), { minLength: 3, maxLength: 3 }).map((days) => days.sort((a, b) => a - b)),
});

describe('two packs that look back differently', () => {
  it('say of a night from the store what they say of it from the data', async () => {
    const otherwise = ['tier: red, when: x >= 2', 'tier: medium, when: x >= 1', 'tier: low, otherwise: true'];
    const longest = ['tier: high, when: x >= 2', 'tier: medium, when: n >= 1', 'tier: low, otherwise: true'];
    const counting = (window: string) =>
      `indicators: { x: { latest: metrics.x, window: 1d }, n: { max: metrics.x, window: ${window} } }`;
    const compare = async (these: typeof world extends fc.Arbitrary<infer W> ? W : never): Promise<void> => {
      const { first, second, looks, maps, x, b, change, decision, runs } = these;
      const next = `${second}\n${counting(looks[1])}\n${maps}`;
      const land: Land = {
        ...handedOver(
          addDays(MONDAY, change),
          next,
          { x: { A: x.join(' '), B: b.join(' ') }, rules: `${first}\n${counting(looks[0])}`, tiers: longest },
          { tiers: otherwise },
        ),
        ...(decision && {
          decisions: [`A,${decision[2]},${addDays(MONDAY, decision[0])},,${decision[1]},HQ,why`],
        }),
      };
      const stored = laidOut(land);
      const kept = (folder: string, day: string) =>
        ['zones.csv', 'state.csv'].map((name) =>
          readFileSync(join(folder, 'store', day, 'r1', name), 'utf8'),
        );
      for (const night of runs) {
        const [fresh, day] = [laidOut(land), addDays(MONDAY, night)];
        await run({ workspace: stored, asOf: day });
        await run({ workspace: fresh, asOf: day });
        expect(kept(stored, day), day).toEqual(kept(fresh, day));
      }
    };
    await fc.assert(fc.asyncProperty(world, compare), { numRuns: 3, seed, endOnFailure: true });
  });

  it('so where a night is gone through with those before it', async () => {
    const land = handedOver('2022-05-05', 'transitions: { loosen: { after: 3 } }', { x: '0 2 0 0 0 0' });
    const folder = laidOut(land);
    expect((await nightsIn(folder, '2022-05-07')).map(({ tier }) => tier?.charAt(0)).join('')).toBe('lhllll');
  });
});
