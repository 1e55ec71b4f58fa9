import fc from 'fast-check';
import { expect, test } from 'vitest';
import { run, type Verdict, zone } from '../../src/index.ts';
import { emptyFolder, write } from '../cli/workspace.ts';
import { seed } from '../counting/runs.ts';
import { essence, filesOf, knownOn, NIGHTS, nightAt, type World, world } from './world.ts';

function laidOut(these: World): string {
  const folder = emptyFolder();
  write(folder, filesOf(these));
  return folder;
}

async function verdicts(folder: string, night: number): Promise<Map<string, Verdict>> {
  const { snapshot } = await zone({ workspace: folder, asOf: nightAt(night), all: true });
  return new Map(snapshot.zones.map((each) => [each.area.code, each]));
}

const nights = Array.from({ length: NIGHTS }, (_, i) => i);

test('night by night from the store, with nights left out, is as judging all nights from the data', async () => {
  await fc.assert(
    fc.asyncProperty(
      world,
      fc.array(fc.boolean(), { minLength: NIGHTS, maxLength: NIGHTS }),
      async (these, runs) => {
        const [stored, fresh] = [laidOut(these), laidOut(these)];
        for (const night of nights.filter((each) => runs[each])) {
          const { snapshot } = await run({ workspace: stored, asOf: nightAt(night) });
          const again = await zone({ workspace: fresh, asOf: nightAt(night) });
          expect(snapshot.zones.map(essence), nightAt(night)).toEqual(again.snapshot.zones.map(essence));
          expect(snapshot.tally).toEqual(again.snapshot.tally);
        }
      },
    ),
    { numRuns: 5, seed, endOnFailure: true },
  );
});

test('a tier is that of the night before since then, or new tonight; and of the most severe kind the rules give', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (these) => {
      const folder = laidOut(these);
      let before = new Map<string, Verdict>();
      for (const night of nights.slice(0, 10)) {
        const tonight = await verdicts(folder, night);
        for (const [area, { tier, rawTier, since, decision, flags, ruleTier }] of tonight) {
          const earlier = before.get(area);
          expect(since, `${area} ${nightAt(night)}`).toBe(
            earlier !== undefined && earlier.tier === tier ? earlier.since : nightAt(night),
          );
          if (decision !== null) expect(tier).toBe(decision.tier);
          else expect(tier).toBe(ruleTier);
          if (rawTier !== 'unknown') expect(ruleTier).toBe(rawTier);
          expect(flags.includes('kept')).toBe(
            rawTier === 'unknown' && ruleTier !== null && decision === null,
          );
          expect(flags.includes('contradicts_rules')).toBe(decision !== null && ruleTier !== tier);
        }
        before = tonight;
      }
    }),
    { numRuns: 4, seed, endOnFailure: true },
  );
});

test('the next step down comes on the day it was said to, if nothing new happens', async () => {
  let steps = 0;
  await fc.assert(
    fc.asyncProperty(world, fc.nat(NIGHTS), async (these, night) => {
      const rank = ({ tier }: Verdict) => these.rules.tiers.indexOf(tier ?? '');
      const tonight = await verdicts(laidOut(these), night);
      const later = laidOut(knownOn(these, night));
      const ahead: Map<string, Verdict>[] = [];
      for (let day = night + 1; day <= night + 12; day++) ahead.push(await verdicts(later, day));
      for (const [area, verdict] of tonight) {
        const lower = ahead
          .map((each) => each.get(area))
          .find((each) => each !== undefined && verdict.tier !== null && rank(each) > rank(verdict));
        const expected = lower === undefined ? null : { tier: lower.tier, on: lower.evaluatedOn };
        const found = verdict.nextStepDown && {
          tier: verdict.nextStepDown.tier,
          on: verdict.nextStepDown.on,
        };
        expect(found, `${area} as of ${nightAt(night)}`).toEqual(expected);
        if (expected !== null) steps++;
      }
    }),
    { numRuns: 8, seed, endOnFailure: true },
  );
  expect(steps).toBeGreaterThan(5);
});
