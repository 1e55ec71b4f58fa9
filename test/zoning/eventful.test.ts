import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openWorkspace } from '../../src/nightly/zone.ts';
import { comingNightsOfAll } from '../../src/zoning/coming-changes.ts';
import { comingDays } from '../../src/zoning/coming-days.ts';
import { eventful } from '../../src/zoning/eventful.ts';
import { asStep, isLowering, nextStepsDownTogether } from '../../src/zoning/next-step-down.ts';
import { type Night, openNight } from '../../src/zoning/open-night.ts';
import { fromTheData, type TonightsStates, tonightsStates } from '../../src/zoning/tonights-states.ts';
import type { StepDown } from '../../src/zoning/verdict.ts';
import { emptyFolder, type Files, write } from '../cli/workspace.ts';
import { seed } from '../counting/runs.ts';
import { COMMUNITIES, filesOf, nightAt, RULES_WITH_CLOCKS, rules, worldOf } from './world.ts';

/** The steps down as all areas go through all coming nights. */
async function gone(night: Night, { states, way }: TonightsStates): Promise<Map<number, StepDown>> {
  if (way.kind !== 'all') throw new RangeError('no clocks');
  const steps = new Map<number, StepDown>();
  const last = comingDays(night, night.book.decisions).at(-1) ?? night.asOf;
  for await (const { changes } of comingNightsOfAll(night, way.all, way.latest, states, last))
    for (const [position, change] of changes) {
      const start = states.get(position);
      if (start !== undefined && isLowering(night, start, change) && !steps.has(position))
        steps.set(position, asStep(night, change));
    }
  return steps;
}

/** The same among few, and among how many these are; undefined if all have to be gone through. */
async function compare(files: Files, asOf: string): Promise<number | undefined> {
  const folder = emptyFolder();
  write(folder, files);
  const opened = await openNight(await openWorkspace(folder), { asOf });
  try {
    const found = await tonightsStates(opened, fromTheData(opened), {});
    if (found.way.kind !== 'all') return undefined;
    const night: Night = { ...opened, tonight: found.judgement, evaluatedOn: found.evaluatedOn };
    const ahead = await nextStepsDownTogether(night, found.way.all, found.way.latest, found.states);
    const steps = [...ahead].flatMap(([position, { step }]) => (step ? [[position, step] as const] : []));
    expect(new Map(steps)).toEqual(await gone(night, found));
    return (await eventful(night, found.way.all, asOf))?.positions.length;
  } finally {
    await opened.close();
  }
}

const counts = { worlds: 0, fewer: 0 };
afterAll(() => expect(counts.fewer).toBeGreaterThan(0));

const ZONES = rules(
  { high: 'when: n >= 2', some: 'when: zones("county",["high"]) > 0', low: 'otherwise: true' },
  'transitions: { loosen: { after: 2 } }',
);

/** Tiers that time alone leads through, long after the last row counts: the coming nights are many, and end before the last. */
const STAYS = [
  rules(
    {
      high: 'when: n >= 2, release: previous.days >= 20',
      medium: 'when: n >= 1 || (previous.tier == "medium" && previous.days < 15)',
      low: 'otherwise: true',
    },
    'transitions: { loosen: { steps: 1 } }',
  ),
  rules(
    {
      high: 'when: n >= 2',
      medium: `'when: n >= 1, release: 2 < previous.days, loosen: { min_stay: 11d }'`,
      some: `'when: zones("county",["high", "medium"]) > 0'`,
      low: 'otherwise: true',
    },
    'transitions: { loosen: { after: 2, steps: 1 } }',
  ),
];

test('where it takes many nights, too, until time alone lowers a tier', async () => {
  await fc.assert(
    fc.asyncProperty(worldOf(STAYS), fc.integer({ min: 2, max: 14 }), async (world, at) => {
      await compare(filesOf({ ...world, decisions: world.decisions.slice(0, 1) }), nightAt(at));
    }),
    { numRuns: 15 * Number(process.env['FENQU_RUNS'] ?? 1), seed, endOnFailure: true },
  );
});

test('going on among the areas that may do anything gives what going on with all does', async () => {
  await fc.assert(
    fc.asyncProperty(
      worldOf([...RULES_WITH_CLOCKS, ZONES]),
      fc.integer({ min: 2, max: 14 }),
      async (world, at) => {
        const among = await compare(filesOf(world), nightAt(at));
        counts.worlds += 1;
        if (among !== undefined && among < COMMUNITIES.length) counts.fewer += 1;
      },
    ),
    { numRuns: 25 * Number(process.env['FENQU_RUNS'] ?? 1), seed, endOnFailure: true },
  );
});

test('areas of which nothing was ever counted step down as well from the tier in which a pack lets areas begin', async () => {
  const begun = rules(
    { high: 'when: n >= 2', medium: 'when: n >= 1', low: 'otherwise: true' },
    'start: high',
  );
  const cases = [{ area: 'D1-b', day: 0, cluster: '' }];
  const world = { cases, metrics: [], decisions: [], rules: begun, effective: 'next_day' };
  expect(await compare(filesOf(world), nightAt(0))).toBeUndefined();
});
