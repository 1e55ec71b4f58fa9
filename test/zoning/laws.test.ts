import fc from 'fast-check';
import { expect, test } from 'vitest';
import { run, type Verdict, zone } from '../../src/index.ts';
import { defaultTier } from '../../src/rules/pack.ts';
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

const nights = Array.from({ length: NIGHTS }, (_, i) => i);

/**
 * Runs some nights one by one, and compares each with the same night judged from the data alone; all but since when the
 * default tier has been that of an area, which the store does not keep.
 */
async function compareRuns(these: World, chosen: readonly number[]): Promise<void> {
  const [stored, fresh] = [laidOut(these), laidOut(these)];
  for (const night of chosen) {
    const { snapshot } = await run({ workspace: stored, asOf: nightAt(night) });
    const again = await zone({ workspace: fresh, asOf: nightAt(night) });
    const settled = ({ since, effectiveFrom, ...rest }: Omit<Verdict, 'position'>) =>
      rest.tier === defaultTier(snapshot.pack)?.tier ? rest : { ...rest, since, effectiveFrom };
    const shown = (zones: readonly Verdict[]) => zones.map((each) => settled(essence(each)));
    expect(shown(snapshot.zones), nightAt(night)).toEqual(shown(again.snapshot.zones));
    expect(snapshot.tally).toEqual(again.snapshot.tally);
  }
}

const someNights = fc
  .array(fc.boolean(), { minLength: NIGHTS, maxLength: NIGHTS })
  .map((runs) => nights.filter((night) => runs[night]));
const isSlow = ({ effective }: World) => effective.startsWith('{');
/** Whether an area can be unknown, and so known for the first time on a later night. */
const canBeUnknown = ({ rules }: World) => / m /.test(rules.yaml);

test('night by night from the store, with nights left out, is as judging all nights from the data', async () => {
  const prompt = world.filter((these) => !isSlow(these));
  await fc.assert(fc.asyncProperty(prompt, someNights, compareRuns), {
    numRuns: 5,
    seed,
    endOnFailure: true,
  });
});

test('so it is where a tier waits for its day, once something is in force everywhere', async () => {
  const slow = world.filter((these) => isSlow(these) && !canBeUnknown(these));
  const later = someNights.map((chosen) => chosen.filter((night) => night >= 7));
  await fc.assert(fc.asyncProperty(slow, later, compareRuns), { numRuns: 4, seed, endOnFailure: true });
});

test.each(RULES_WITH_CLOCKS.map((rules, i) => [i, rules] as const))(
  'so it is where clocks run, from the first night on (%i)',
  async (_, rules) => {
    await fc.assert(fc.asyncProperty(worldOf([rules]), someNights, compareRuns), {
      numRuns: 3,
      seed,
      endOnFailure: true,
    });
  },
);

test.fails('so it is from the first night on, before anything is in force', async () => {
  const case0 = { area: 'D0-a', day: 1, cluster: '' };
  const [rules] = RULES;
  if (rules === undefined) return;
  await compareRuns(
    { cases: [case0], metrics: [], decisions: [], rules, effective: '{ weekday: monday }' },
    [0, 1],
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
  expect(steps).toBeGreaterThan(0);
});
