import { describe, expect, test } from 'vitest';
import { type Land, laidOut, MONDAY, verdictOn } from '../language/nights.ts';

/** The step down foretold on the first night, of an area that stands at 1 in tiers by this condition. */
async function stepOf(when: string, land: Partial<Land> = {}): Promise<unknown> {
  const tiers = [`tier: high, when: '${when}'`, 'tier: low, otherwise: true'];
  const folder = laidOut({ x: '1', tiers, ...land, rules: `${LONG}\n${land.rules ?? ''}` });
  return (await verdictOn(folder, MONDAY)).nextStepDown;
}

/** A number that stays as it is, so that nothing but the calendar can lower a tier. */
const LONG = 'indicators: { x: { sum: metrics.x, window: all } }';

describe('a tier that ends by the calendar, long after all windows are over', () => {
  test.each([
    ['a day that the condition names', 'x > 0 && as_of < "2022-08-01"', '2022-08-01'],
    ['the last day on which it may hold', 'x > 0 && as_of <= "2022-08-01"', '2022-08-02'],
    ['so many days after one', 'x > 0 && days_between("2022-04-22", as_of) < 100', '2022-07-31'],
    ['a day that was over long ago', 'x > 0 && as_of > "2022-01-01"', null],
  ])('%s', async (_, when, on) => {
    const step = on === null ? null : { tier: 'low', on, because: 'as_of' };
    expect(await stepOf(when)).toEqual(step);
    // The same where clocks run, each in its own way.
    expect(await stepOf(when, { rules: 'transitions: { loosen: { min_stay: 1d } }' })).toEqual(step);
  });

  test('a parameter of the pack', async () => {
    const rules = 'params: { end: 2022-08-01 }';
    expect(await stepOf('x > 0 && as_of < params.end', { rules })).toMatchObject({ on: '2022-08-01' });
  });

  test('an attribute of the area', async () => {
    const rules = 'extra: { areas: { until: date } }';
    const attributes = { until: { A: '2022-08-01', B: '2022-09-01' } };
    const when = 'x > 0 && as_of <= area.until';
    expect(await stepOf(when, { rules, attributes })).toMatchObject({ on: '2022-08-02' });
  });

  test('the circumstances, on the day on which they are to change', async () => {
    const workspace = 'context: { alert: { 2022-01-01: A, 2022-08-01: B } }';
    const step = await stepOf('x > 0 && context.alert == "A"', { workspace });
    expect(step).toEqual({ tier: 'low', on: '2022-08-01', because: 'context' });
  });

  test('clocks count from there', async () => {
    const rules = 'transitions: { loosen: { after: 3 } }';
    expect(await stepOf('x > 0 && as_of < "2022-08-01"', { rules })).toMatchObject({ on: '2022-08-03' });
  });

  test('so many days in the tier', async () => {
    expect(await stepOf('x > 0 && or_else(previous.days, 0) < 90')).toMatchObject({ on: '2022-07-31' });
  });

  test('but nothing that is more than a year away', async () => {
    expect(await stepOf('x > 0 && as_of < "2025-08-01"')).toBeNull();
  });
});
