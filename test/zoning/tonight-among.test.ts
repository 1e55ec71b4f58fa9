import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { addDays } from '../../src/days.ts';
import type { Judgement } from '../../src/judging/judge.ts';
import { openWorkspace } from '../../src/nightly/zone.ts';
import { type AllStates, stateAt } from '../../src/zoning/all-states.ts';
import { openNight } from '../../src/zoning/open-night.ts';
import { throughNights } from '../../src/zoning/through-nights.ts';
import { tonightAmong } from '../../src/zoning/tonight-among.ts';
import { fromTheData, tonightsStates } from '../../src/zoning/tonights-states.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { seed } from '../counting/runs.ts';
import { COMMUNITIES, filesOf, nightAt, RULES_WITH_CLOCKS, rules, type World, worldOf } from './world.ts';

/** A night of a world after the night before it, gone through with all areas. */
async function statesBefore(folder: string, asOf: string): Promise<AllStates> {
  const night = await openNight(await openWorkspace(folder), { asOf: addDays(asOf, -1) });
  try {
    const { way } = await tonightsStates(night, fromTheData(night), {});
    if (way.kind !== 'all') throw new RangeError('no clocks');
    return way.all;
  } finally {
    await night.close();
  }
}

const found = { few: 0, all: 0 };
afterAll(() => expect(Math.min(found.few, found.all)).toBeGreaterThan(0));

/** Goes through some nights in a row, each with all areas and with those that may do anything. */
async function compare(world: World, first: string): Promise<void> {
  const folder = emptyFolder();
  const files = filesOf(world);
  // A decision that is long over would have its area gone through by itself.
  const decisions = String(files['decisions.csv']).replace(/^.*long over.*\n/m, '');
  write(folder, { ...files, 'decisions.csv': decisions });
  let start = await statesBefore(folder, first);
  for (let asOf = first; asOf < addDays(first, 5); asOf = addDays(asOf, 1)) {
    const night = await openNight(await openWorkspace(folder), { asOf });
    try {
      const few = tonightAmong(night, start, asOf, night.tonight);
      found[few === undefined ? 'all' : 'few'] += 1;
      const plain: Judgement = Object.create(night.tonight, { few: { value: undefined } });
      for await (const over of throughNights(night, start, { first: asOf, last: asOf, judged: plain })) {
        for (let at = 0; few !== undefined && at < COMMUNITIES.length; at++)
          expect(stateAt(few.states, at), `${at}`).toEqual(stateAt(over.states, at));
        if (few !== undefined) expect(said(few.judgement)).toEqual(said(over.judgement));
        start = over.states;
      }
    } finally {
      await night.close();
    }
  }
}

function said(judgement: Judgement | undefined): unknown {
  return [
    judgement?.raw,
    judgement?.atLeast,
    judgement?.atMost,
    [...(judgement?.trace ?? [])].map(([, each]) => each),
    [...(judgement?.indicators ?? [])],
  ];
}

const ZONES = [
  rules(
    { high: 'when: n >= 1', some: `'when: zones("county",["high"]) > 0'`, low: 'otherwise: true' },
    'transitions: { loosen: { after: 2 } }',
  ),
  rules(
    {
      high: 'when: n >= 1, release: previous.days >= 3',
      some: `'when: zones("county",["high"]) != 1'`,
      low: 'otherwise: true',
    },
    'transitions: { loosen: { after: 2 } }',
  ),
];

test.each([
  ['with clocks', RULES_WITH_CLOCKS],
  ['with tiers that depend on other areas', ZONES],
] as const)('tonight with the areas that may do anything gives what it gives with all: %s', async (_, of) => {
  await fc.assert(
    fc.asyncProperty(
      worldOf(of),
      fc.constantFrom(...COMMUNITIES),
      fc.integer({ min: 1, max: 10 }),
      async (world, only, at) => {
        // Few cases, so that there is nothing in most areas, and of these something for the first time.
        const cases = world.cases.slice(0, 3).map((each) => ({ ...each, area: only }));
        const metrics = world.metrics.filter(({ area }) => area === only);
        await compare({ ...world, cases, metrics, decisions: world.decisions.slice(0, 1) }, nightAt(at));
      },
    ),
    { numRuns: Number(process.env['FENQU_RUNS'] ?? 1) * 10, seed, endOnFailure: true },
  );
});

test('areas of which nothing is counted follow the first one around them', async () => {
  const [zones] = ZONES;
  if (zones === undefined) return;
  const before = found.few;
  const cases = [{ area: 'D1-b', day: 5, cluster: '' }];
  await compare({ cases, metrics: [], decisions: [], rules: zones, effective: 'next_day' }, nightAt(4));
  expect(found.few).toBe(before + 5);
});

/** Nights of a single case under some rules: how many of them few areas are gone through on. */
async function nightsAmongFew(under: World['rules'], first: number): Promise<number> {
  const before = found.few;
  const cases = [{ area: 'D1-b', day: 3, cluster: '' }];
  await compare({ cases, metrics: [], decisions: [], rules: under, effective: 'next_day' }, nightAt(first));
  return found.few - before;
}

test('what is worked out by the night before is told as it is tonight', async () => {
  const stay = '  stay: { title: stay, expr: previous.days }\n';
  const under = rules({ high: 'when: n >= 1, release: stay >= 3', low: 'otherwise: true' }, '', stay);
  expect(await nightsAmongFew(under, 2)).toBe(5);
});

test.each([
  ['by the time that they were in it', { medium: 'when: or_else(previous.days, 0) == 5' }],
  [
    'for another that no area is in',
    { near: `'when: zones("county",["high"]) == 0 && as_of == "${nightAt(5)}"'` },
  ],
])(
  'all areas are gone through on a night on which those of which nothing is counted leave the default tier %s',
  async (_, tier) => {
    const under = rules({ high: 'when: n >= 1', ...tier, low: 'otherwise: true' });
    expect(await nightsAmongFew(under, 1)).toBe(4);
  },
);
