import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AreaForecast, forecast, type Verdict, zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { seed } from '../counting/runs.ts';
import { filesOf, knownOn, nightAt, RULES, RULES_WITH_CLOCKS, type World, worldOf } from './world.ts';

function laidOut(these: World): string {
  const folder = emptyFolder();
  write(folder, filesOf(these));
  return folder;
}

const AHEAD = 14;

function tierOn({ verdict, ladder }: AreaForecast, day: string): string | null {
  const step = ladder.steps.findLast(({ on }) => on <= day);
  return step === undefined ? verdict.tier : step.tier;
}

/** Holds the whole ladder of every area against nights judged later with nothing new, and its first step against `zone`. */
async function check(these: World, night: number): Promise<number> {
  const folder = laidOut(these);
  const { forecast: found } = await forecast({ workspace: folder, asOf: nightAt(night) });
  const { snapshot } = await zone({ workspace: folder, asOf: nightAt(night) });
  expect(found.snapshot.zones).toEqual(snapshot.zones);
  const later = laidOut(knownOn(these, night));
  let steps = 0;
  for (let day = night + 1; day <= night + AHEAD; day++) {
    const { snapshot: came } = await zone({ workspace: later, asOf: nightAt(day), all: true });
    const verdicts = new Map(came.zones.map((each): [string, Verdict] => [each.area.code, each]));
    for (const area of found.areas) {
      const verdict = verdicts.get(area.verdict.area.code);
      const what = `${area.verdict.area.code} on ${nightAt(day)} as of ${nightAt(night)}`;
      expect(verdict?.tier, what).toBe(tierOn(area, nightAt(day)));
      const inForce = area.ladder.inForce.findLast(({ from }) => from <= nightAt(day + 1));
      expect(verdict?.tierInForce, what).toBe((inForce ?? { tier: area.verdict.tierInForce }).tier);
      const step = area.ladder.steps.find(({ on }) => on === nightAt(day));
      if (step === undefined) continue;
      steps++;
      expect(verdict?.effectiveFrom, what).toBe(step.effectiveFrom);
    }
  }
  return steps;
}

test('a ladder is what comes if nothing new happens, and its first step down is the one of the zones', async () => {
  let steps = 0;
  const each = async (these: World, night: number) => {
    steps += await check(these, night);
  };
  await fc.assert(fc.asyncProperty(worldOf(RULES), fc.nat(12), each), {
    numRuns: 4,
    seed,
    endOnFailure: true,
  });
  expect(steps).toBeGreaterThan(0);
});

test.each(RULES_WITH_CLOCKS.map((rules, i) => [i, rules] as const))(
  'so it is where clocks run (%i)',
  async (_, rules) => {
    const each = async (these: World, night: number) => {
      await check(these, night);
    };
    await fc.assert(fc.asyncProperty(worldOf([rules]), fc.nat(8), each), {
      numRuns: 1,
      seed,
      endOnFailure: true,
    });
  },
);
