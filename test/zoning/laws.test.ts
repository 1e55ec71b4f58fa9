import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { run, type Verdict, zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { seed } from '../counting/runs.ts';
import {
  essence,
  filesOf,
  knownOn,
  NIGHTS,
  nightAt,
  RULES,
  RULES_WITH_CLOCKS,
  type World,
  world,
  worldOf,
} from './world.ts';

function laidOut(these: World): string {
  const folder = emptyFolder();
  write(folder, filesOf(these));
  return folder;
}

async function verdicts(folder: string, night: number): Promise<Map<string, Verdict>> {
  const { snapshot } = await zone({ workspace: folder, asOf: nightAt(night), all: true });
  return new Map(snapshot.zones.map((each) => [each.area.code, each]));
}

/** Whether a tier is designated anywhere on a night, in place of the evaluation. */
function wasDesignatedOn({ decisions }: World, night: number): boolean {
  return decisions.some(
    ({ mode, from, decidedOn }) => mode === 'designate' && Math.max(from, decidedOn ?? from) === night,
  );
}

const nights = Array.from({ length: NIGHTS }, (_, i) => i);

/** The last night's files of results. */
function published(folder: string, night: number): string[] {
  return ['zones.csv', 'state.csv'].map((name) =>
    readFileSync(join(folder, 'store', nightAt(night), 'r1', name), 'utf8'),
  );
}

/** Runs some nights one by one, and compares each with the same night judged from the data alone, file by file. */
async function compareRuns(these: World, chosen: readonly number[]): Promise<void> {
  const stored = laidOut(these);
  for (const night of chosen) {
    const fresh = laidOut(these);
    const { snapshot } = await run({ workspace: stored, asOf: nightAt(night) });
    const again = await run({ workspace: fresh, asOf: nightAt(night) });
    expect(published(stored, night), nightAt(night)).toEqual(published(fresh, night));
    expect(snapshot.zones.map(essence)).toEqual(again.snapshot.zones.map(essence));
    expect(snapshot.tally).toEqual(again.snapshot.tally);
  }
}

/** Runs of a property; ten times as many with `FENQU_RUNS=10`. */
function times(runs: number): number {
  return runs * Number(process.env['FENQU_RUNS'] ?? 1);
}

const someNights = fc
  .uniqueArray(fc.nat(NIGHTS - 1), { minLength: 3, maxLength: 5 })
  .map((chosen) => chosen.sort((a, b) => a - b));

test('night by night from the store, with nights left out, is as judging all nights from the data', async () => {
  await fc.assert(fc.asyncProperty(world, someNights, compareRuns), {
    numRuns: times(3),
    seed,
    endOnFailure: true,
  });
});

test.each(RULES_WITH_CLOCKS.map((rules, i) => [i, rules] as const))(
  'so it is where clocks run, from the first night on (%i)',
  async (_, rules) => {
    await fc.assert(fc.asyncProperty(worldOf([rules]), someNights, compareRuns), {
      numRuns: times(1),
      seed,
      endOnFailure: true,
    });
  },
);

test('so it is from the first night on, before anything is in force', async () => {
  const case0 = { area: 'D0-a', day: 1, cluster: '' };
  const [rules] = RULES;
  if (rules === undefined) return;
  await compareRuns(
    { cases: [case0], metrics: [], decisions: [], rules, effective: '{ weekday: monday }' },
    [0, 1, 4, 5, 6],
  );
});

test('the default tier, too, is that of an area since the first night of its run', async () => {
  const [rules] = RULES;
  if (rules === undefined) return;
  const kept = { area: 'D0-a', tier: 'low', from: 6, until: null, decidedOn: null };
  const folder = laidOut({ cases: [], metrics: [], decisions: [kept], rules, effective: 'next_day' });
  for (const night of [0, 5]) await run({ workspace: folder, asOf: nightAt(night) });
  const { snapshot } = await run({ workspace: folder, asOf: nightAt(6) });
  expect(snapshot.zones).toMatchObject([{ tier: 'low', since: nightAt(0) }]);
});

/** What holds of a verdict by itself; where some tier is designated tonight, less is said. */
function checkVerdict({ tier, rawTier, decision, flags, ruleTier }: Verdict, isDesignated: boolean): void {
  expect(tier).toBe(decision === null ? ruleTier : decision.tier);
  if (decision?.mode === 'set') expect(flags.includes('contradicts_rules')).toBe(ruleTier !== tier);
  if (isDesignated) return;
  if (rawTier !== 'unknown') expect(ruleTier).toBe(rawTier);
  const isKept = rawTier === 'unknown' && ruleTier !== null && decision === null;
  expect(flags.includes('kept')).toBe(isKept);
}

test('a tier is that of the night before since then, or new tonight; and of the most severe kind the rules give', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (these) => {
      const folder = laidOut(these);
      let before = new Map<string, Verdict>();
      for (const night of nights.slice(0, 10)) {
        const tonight = await verdicts(folder, night);
        for (const [area, verdict] of tonight) {
          const { tier, since } = verdict;
          const earlier = before.get(area);
          expect(since, `${area} ${nightAt(night)}`).toBe(
            earlier !== undefined && earlier.tier === tier ? earlier.since : nightAt(night),
          );
          checkVerdict(verdict, wasDesignatedOn(these, night));
        }
        before = tonight;
      }
    }),
    { numRuns: times(2), seed, endOnFailure: true },
  );
});

async function checkNextSteps(these: World, night: number): Promise<number> {
  const rank = ({ tier }: Verdict) => these.rules.tiers.indexOf(tier ?? '');
  const isLower = (later: Verdict, than: Verdict) =>
    later.tier !== 'grey' && than.tier !== null && than.tier !== 'grey' && rank(later) > rank(than);
  const tonight = await verdicts(laidOut(these), night);
  const later = laidOut(knownOn(these, night));
  const ahead: { readonly on: string; readonly verdicts: Map<string, Verdict> }[] = [];
  for (let day = night + 1; day <= night + 12; day++)
    ahead.push({ on: nightAt(day), verdicts: await verdicts(later, day) });
  let steps = 0;
  for (const [area, verdict] of tonight) {
    const step = ahead.find((each) => isLower(each.verdicts.get(area) ?? verdict, verdict));
    const expected = step === undefined ? null : { tier: step.verdicts.get(area)?.tier, on: step.on };
    const found = verdict.nextStepDown && { tier: verdict.nextStepDown.tier, on: verdict.nextStepDown.on };
    // What comes later than that was not looked at.
    if (expected !== null || found === null || found.on <= nightAt(night + 12))
      expect(found, `${area} as of ${nightAt(night)}`).toEqual(expected);
    if (expected !== null) steps++;
  }
  return steps;
}

test('the next step down comes on the day it was said to, if nothing new happens', async () => {
  let steps = 0;
  const check = async (these: World, night: number) => {
    steps += await checkNextSteps(these, night);
  };
  await fc.assert(fc.asyncProperty(world, fc.nat(NIGHTS), check), {
    numRuns: times(3),
    seed,
    endOnFailure: true,
  });
  expect(steps).toBeGreaterThan(0);
});

test.each(RULES_WITH_CLOCKS.map((rules, i) => [i, rules] as const))(
  'so it does where clocks run (%i)',
  async (_, rules) => {
    const check = async (these: World, night: number) => {
      await checkNextSteps(these, night);
    };
    const worlds = worldOf([rules]);
    await fc.assert(fc.asyncProperty(worlds, fc.nat(8), check), {
      numRuns: times(1),
      seed,
      endOnFailure: true,
    });
  },
);
