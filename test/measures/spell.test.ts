import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '../../src/days.ts';
import { spellAround } from '../../src/measures/spell.ts';
import { tierLine, tierOn, turnsOf } from '../../src/measures/tier-line.ts';

const FIRST = '2020-06-01';
const DAYS = 40;
const day = (at: number): Day => addDays(FIRST, at);

/** Tiers one after the other, each for some days; the last for ever. */
const lines = fc
  .array(
    fc.record({ tier: fc.constantFrom('high', 'medium', 'low'), days: fc.integer({ min: 1, max: 9 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((stretches) => {
    let at = 0;
    return tierLine(
      stretches.map(({ tier, days }, i) => {
        const from = i === 0 ? null : day(at);
        at += days;
        return { from, tier };
      }),
    );
  });

test('a spell goes from the first to the last day on which something applies without a break', () => {
  fc.assert(
    fc.property(
      lines,
      fc.constantFrom<string[]>(['high'], ['high', 'medium'], ['low']),
      fc.nat(DAYS),
      (line, tiers, at) => {
        const on = (one: Day): boolean => tiers.includes(tierOn(line, one) ?? '');
        const spell = spellAround({ on, turns: turnsOf(line) }, day(at));
        // Day by day, without asking on which days anything turns.
        if (!on(day(at))) {
          expect(spell).toBeUndefined();
          return;
        }
        let [first, last] = [at, at];
        while (first > -60 && on(day(first - 1))) first--;
        while (last < 120 && on(day(last + 1))) last++;
        expect(spell).toEqual({
          from: first === -60 ? null : day(first),
          fromAtLatest: false,
          until: last === 120 ? null : day(last),
          mayGoOn: false,
        });
      },
    ),
  );
});

test('before what is known it may have applied already, and it may end where nobody knows', () => {
  const line = tierLine([{ from: '2020-06-10', tier: 'medium' }]);
  const known = (one: Day): boolean | undefined => (tierOn(line, one) === undefined ? undefined : true);
  const turns = turnsOf(line);
  expect(spellAround({ on: known, turns, openFrom: '2020-06-20' }, '2020-06-15')).toEqual({
    from: '2020-06-10',
    fromAtLatest: true,
    until: '2020-06-19',
    mayGoOn: true,
  });
  expect(spellAround({ on: known, turns, openFrom: '2020-06-20' }, '2020-06-20')?.until).toBeNull();
  expect(spellAround({ on: known, turns }, '2020-06-09')).toBeUndefined();
});
