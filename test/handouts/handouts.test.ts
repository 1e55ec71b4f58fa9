import { describe, expect, test } from 'vitest';
import type { Handout } from '../../src/handouts/handout.ts';
import { measures, withHandouts } from '../../src/nightly/measures.ts';
import { run } from '../../src/nightly/run.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { workspace } from '../cli/workspace.ts';
import { ownRules } from './own-rules.ts';

/** All hand-outs of a night, with the one for everything first. */
async function made(folder: string, asked: { asOf: string; by?: string; area?: string }) {
  return withHandouts({ workspace: folder, today: '2022-06-01', ...asked }, async (handouts) => {
    const each: Handout[] = [];
    for await (const handout of handouts.each()) each.push(handout);
    return { whole: handouts.whole, each, warnings: handouts.warnings };
  });
}

const idsOf = ({ applying }: Handout): Set<string> =>
  new Set(applying.byAudience.flatMap((group) => group.measures.map(({ measure }) => measure.id)));

describe('a hand-out', () => {
  test('has the lists that `measures` gives for the same area, and a number of its own', async () => {
    const folder = workspace();
    await run({ workspace: folder, asOf: '2022-05-05' });
    const { each } = await made(folder, { asOf: '2022-05-06', by: 'county' });
    expect(each.map(({ number }) => number)).toEqual(['20220506-110105', '20220506-110108']);
    for (const handout of each) {
      const asked = { workspace: folder, asOf: '2022-05-06', area: handout.applying.scope?.code ?? '' };
      const listed = async (shows: 'applying' | 'starting' | 'ending') =>
        (await measures({ ...asked, shows, today: '2022-06-01' })).byAudience;
      expect(handout.applying.byAudience).toEqual(await listed('applying'));
      expect(handout.changes?.starting.byAudience).toEqual(await listed('starting'));
      expect(handout.changes?.ending.byAudience).toEqual(await listed('ending'));
    }
    expect(each.some(({ changes }) => (changes?.starting.byAudience.length ?? 0) > 0)).toBe(true);
  });

  test('is made for the areas inside the one asked for, of whichever level', async () => {
    const { each } = await made(workspace(), { asOf: '2022-05-06', by: 'street', area: '朝阳区' });
    expect(each.map(({ number }) => number)).toEqual(['20220506-110105005', '20220506-110105025']);
    await expect(
      made(workspace(), { asOf: '2022-05-06', by: 'county', area: '酒仙桥街道' }),
    ).rejects.toMatchObject({
      problems: [{ code: 'report-area-level', with: { level: 'county', levels: 'street, community' } }],
    });
  });

  test('never has a measure in a tier in which its standard forbids it, and that is told', async () => {
    const { each, warnings } = await made(ownRules(), { asOf: '2022-05-06', by: 'community' });
    const low = each.filter(({ applying }) => applying.places.length === 0);
    const other = each.filter(({ applying }) => applying.places.length > 0);
    expect([low.length > 0, other.length > 0]).toEqual([true, true]);
    for (const handout of low) expect(idsOf(handout)).not.toContain('shut');
    for (const handout of other) expect(idsOf(handout)).toContain('shut');
    for (const handout of each) expect(idsOf(handout)).not.toContain('shut-once');
    const told = warnings.map(({ code, value }: Problem) => [code, value]);
    expect(told).toEqual([
      ['handout-forbidden', 'shut'],
      ['handout-forbidden', 'shut-once'],
      // Of the pack that is extended.
      ['handout-forbidden', 'premises-with-cases'],
    ]);
  });

  test('says what is open by the context of the day, and nothing of what the standard does not', async () => {
    const open = async (asOf: string) => {
      const { whole } = await made(ownRules(), { asOf });
      return whole.opening?.sectors.map(({ sector, cells }) => [
        sector,
        ...cells.map(({ tier, openness }) => `${tier}: ${openness.state}`),
      ]);
    };
    expect(await open('2022-05-04')).toEqual([['catering', 'high: closed', 'low: open']]);
    expect(await open('2022-05-05')).toEqual([['catering', 'high: closed', 'low: conditional']]);
    const { whole } = await made(workspace(), { asOf: '2022-05-05' });
    // The standard of the workspace without rules of its own speaks of these, and of no others.
    const said = new Set(whole.applying.pack.opening?.flatMap(({ sectors }) => sectors));
    const shown = whole.opening?.sectors.map(({ sector }) => sector) ?? [];
    expect(shown.filter((sector) => !said.has(sector))).toEqual([]);
    expect(said.has('catering')).toBe(false);
  });

  test('has the tests that are due and the tiers to come, the soonest first', async () => {
    const { whole } = await made(ownRules(), { asOf: '2022-05-06' });
    const days = whole.dates.map(({ day }) => day);
    expect(days).toEqual([...days].sort());
    const tests = whole.dates.flatMap((date) => (date.kind === 'test' ? [[date.measure.id, date.day]] : []));
    const periods = whole.applying.byAudience
      .flatMap((group) => group.measures)
      .flatMap(({ measure, periods: all = [] }) =>
        all.flatMap(({ dates }) => dates.map((day) => [measure.id, day])),
      );
    expect(tests.length).toBeGreaterThan(0);
    expect(new Set(tests.map(String))).toEqual(new Set(periods.map(String)));
    const tiers = whole.dates.flatMap((date) => (date.kind === 'tier' ? [date] : []));
    expect(tiers.length).toBeGreaterThan(0);
    expect(tiers.every(({ day, foreseen }) => foreseen && day > whole.applying.inForceOn)).toBe(true);
  });
});
