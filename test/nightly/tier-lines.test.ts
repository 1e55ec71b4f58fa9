import { expect, test } from 'vitest';
import { addDays, type Day, daysFrom } from '../../src/days.ts';
import { type NightBefore, tierLines, type ZoneBefore } from '../../src/nightly/tier-lines.ts';
import { pack } from '../rendering/samples/pack.ts';
import { street, verdict } from '../rendering/samples/snapshot.ts';

const AREA = street('110106010', '新村街道');
const ASOF = '2020-06-21';

function zone(tier: string, inForce: string, effectiveFrom: Day): ZoneBefore {
  const { code: area, name } = AREA;
  return {
    area,
    name,
    district: null,
    districtName: null,
    tier,
    tierInForce: inForce,
    atLeast: null,
    effectiveFrom,
  };
}

/** The line of an area that tonight is in a tier, by the nights before. */
async function lineOf(tonight: ZoneBefore, nights: Readonly<Record<Day, ZoneBefore | null>>) {
  const asked: Day[] = [];
  const before: NightBefore = async (day) => {
    asked.push(day);
    const found = nights[day];
    return found === undefined ? undefined : new Map(found === null ? [] : [[found.area, found]]);
  };
  const { tier, tierInForce, effectiveFrom } = tonight;
  const verdicts = [verdict(AREA, { tier, tierInForce, effectiveFrom, nextStepDown: null })];
  const lines = await tierLines(verdicts, { pack, asOf: ASOF }, before, new Map());
  return { line: lines.get(AREA.code), asked };
}

test('what is in force while another tier waits may be so for longer than the night can tell', async () => {
  // Judged low tonight, in force in two days; high since nobody knows when.
  const waiting = await lineOf(zone('low', 'high', '2020-06-23'), {});
  expect(waiting.line).toMatchObject({ stretches: [{ from: '2020-06-22', tier: 'high' }], mayBeOlder: true });
  const settled = await lineOf(zone('high', 'high', '2020-06-15'), {});
  expect(settled.line?.stretches).toEqual([{ from: '2020-06-15', tier: 'high' }]);
  expect(settled.line?.mayBeOlder).toBeUndefined();
  // The night before tells.
  const told = await lineOf(zone('low', 'high', '2020-06-23'), {
    '2020-06-20': zone('high', 'high', '2020-06-15'),
  });
  expect(told.line?.stretches).toEqual([{ from: '2020-06-15', tier: 'high' }]);
  expect(told.line?.mayBeOlder).toBeUndefined();
});

test('goes back by at least a night at a time, whatever nights say', async () => {
  const days = daysFrom('2020-05-20', '2020-06-20');
  for (const tiers of [
    ['high', 'high'],
    ['high', 'medium'],
    ['medium', 'high'],
  ] as const) {
    const [odd = '', even = ''] = tiers;
    // Nights that contradict each other: each has the other tier in force since the day after tomorrow.
    const nights = Object.fromEntries(
      days.map((day, i) => [day, zone(i % 2 === 0 ? even : odd, i % 2 === 0 ? even : odd, addDays(day, 2))]),
    );
    const { asked } = await lineOf(zone('high', 'high', '2020-06-30'), nights);
    expect(asked).toEqual([...days].reverse().concat('2020-05-19'));
  }
});
