import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/days.ts';
import type { Effect } from '../../src/rules/pack.ts';
import { advance, effectiveFrom, type InForce, NOTHING_IN_FORCE } from '../../src/zoning/effect.ts';

const HIGH = 0;
const MEDIUM = 1;
const LOW = 2;

/** The tiers in force at 0:00 after each night, for tiers judged on successive nights from 2022-06-01 (a Wednesday). */
function inForce(effect: Effect, judged: readonly number[]): (number | null)[] {
  let state: InForce = NOTHING_IN_FORCE;
  return judged.map((rank, i) => {
    state = advance(state, rank, addDays('2022-06-01', i), effect);
    return state.rank;
  });
}

describe('when a tier takes effect', () => {
  it('counts from the as-of day', () => {
    expect(effectiveFrom({ kind: 'after_days', days: 0 }, '2022-06-01')).toBe('2022-06-01');
    expect(effectiveFrom({ kind: 'after_days', days: 1 }, '2022-06-30')).toBe('2022-07-01');
    expect(effectiveFrom({ kind: 'weekday', weekday: 'monday' }, '2022-06-06')).toBe('2022-06-13');
    expect(effectiveFrom({ kind: 'weekday', weekday: 'monday' }, '2022-06-05')).toBe('2022-06-06');
  });
  it('is in force the next morning with same_day and next_day', () => {
    expect(inForce({ kind: 'after_days', days: 0 }, [LOW, HIGH])).toEqual([LOW, HIGH]);
    expect(inForce({ kind: 'after_days', days: 1 }, [LOW, HIGH, MEDIUM])).toEqual([LOW, HIGH, MEDIUM]);
  });
  it('waits, each change for its own day', () => {
    expect(inForce({ kind: 'after_days', days: 3 }, [LOW, HIGH, HIGH, HIGH, HIGH])).toEqual([
      null,
      null,
      LOW,
      HIGH,
      HIGH,
    ]);
  });
  it('strikes out what a later judgement takes back', () => {
    expect(inForce({ kind: 'after_days', days: 3 }, [LOW, LOW, LOW, HIGH, LOW, LOW, LOW])).toEqual([
      null,
      null,
      LOW,
      LOW,
      LOW,
      LOW,
      LOW,
    ]);
  });
  it('takes the day of a struck change where it lies between it and what is in force', () => {
    const effect: Effect = { kind: 'after_days', days: 3 };
    expect(inForce(effect, [LOW, LOW, LOW, HIGH, MEDIUM, MEDIUM])).toEqual([
      null,
      null,
      LOW,
      LOW,
      LOW,
      MEDIUM,
    ]);
  });
  it('strikes out a change to the other side', () => {
    const judged = [MEDIUM, MEDIUM, MEDIUM, LOW, HIGH, HIGH, HIGH];
    const found = inForce({ kind: 'after_days', days: 3 }, judged);
    expect(found).toEqual([null, null, MEDIUM, MEDIUM, MEDIUM, MEDIUM, HIGH]);
  });
  it('lets a tier outside the order wait for its own day, and strikes it out for a later ranked one', () => {
    const effect: Effect = { kind: 'after_days', days: 3 };
    const grey = (rank: number) => rank === HIGH;
    const through = (judged: readonly number[]) => {
      let state: InForce = NOTHING_IN_FORCE;
      return judged.map((rank, i) => {
        state = advance(state, rank, addDays('2022-06-01', i), effect, grey);
        return state.rank;
      });
    };
    expect(through([LOW, LOW, LOW, MEDIUM, HIGH, HIGH, HIGH])).toEqual([
      null,
      null,
      LOW,
      LOW,
      LOW,
      MEDIUM,
      HIGH,
    ]);
    expect(through([LOW, LOW, LOW, HIGH, MEDIUM, MEDIUM, MEDIUM])).toEqual([
      null,
      null,
      LOW,
      LOW,
      LOW,
      LOW,
      MEDIUM,
    ]);
  });
});
