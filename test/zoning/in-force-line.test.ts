import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '../../src/days.ts';
import type { Effect } from '../../src/rules/pack.ts';
import { advance, due, type InForce } from '../../src/zoning/effect.ts';
import { beginLine, changesOf, followLine } from '../../src/zoning/in-force-line.ts';
import { seed } from '../counting/runs.ts';

const TONIGHT = '2022-05-11';
const NIGHTS = 12;
const EFFECTS: readonly Effect[] = [
  { kind: 'after_days', days: 1 },
  { kind: 'after_days', days: 3 },
  { kind: 'weekday', weekday: 'monday' },
];

/** What is in force at 0:00 of each coming day, a night at a time. */
function dayByDay(start: InForce, judged: ReadonlyMap<Day, number>, effect: Effect): (number | null)[] {
  let state = start;
  return Array.from({ length: NIGHTS }, (_, i) => {
    const night = addDays(TONIGHT, i + 1);
    const rank = judged.get(night);
    state = rank === undefined ? due(state, addDays(night, 1)) : advance(state, rank, night, effect);
    return state.rank;
  });
}

const RANK = fc.nat(2);
const worldOf = fc.record({
  effect: fc.constantFrom(...EFFECTS),
  before: RANK,
  tonight: RANK,
  /** The tier judged on each coming night; null on a night that is not looked at. */
  coming: fc.array(fc.option(RANK), { maxLength: NIGHTS - 7 }),
});

test('a line says of every day what is in force, though only nights with a change were followed', () => {
  const law = fc.property(worldOf, ({ effect, before, tonight, coming }) => {
    const start = advance({ rank: before, queue: [] }, tonight, TONIGHT, effect);
    const judged = new Map(
      coming.flatMap((rank, i) => (rank === null ? [] : [[addDays(TONIGHT, i + 1), rank] as const])),
    );
    const line = beginLine(start);
    let state = start;
    for (const [night, rank] of judged) {
      state = advance(due(state, night), rank, night, effect);
      followLine(line, night, state, `judged ${rank}`);
    }
    const changes = changesOf(line);
    const told = Array.from({ length: NIGHTS }, (_, i) => {
      const morning = addDays(TONIGHT, i + 2);
      return changes.findLast(({ from }) => from <= morning)?.rank ?? start.rank;
    });
    expect(told).toEqual(dayByDay(start, judged, effect));
    const days = changes.map(({ from }) => from);
    expect(days).toEqual([...new Set(days)].sort());
  });
  fc.assert(law, { numRuns: 500, seed });
});

test('a lower tier that waits and is struck out never comes into force', () => {
  const line = beginLine({ rank: 0, queue: [{ rank: 2, from: '2022-05-16' }] });
  followLine(line, '2022-05-13', { rank: 0, queue: [] }, 'decision');
  followLine(line, '2022-05-20', { rank: 0, queue: [{ rank: 2, from: '2022-05-23' }] }, 'new_local');
  expect(changesOf(line)).toEqual([{ from: '2022-05-23', rank: 2, because: 'new_local' }]);
});

test('what waited already keeps its reason where a night leaves it waiting', () => {
  const queue = [{ rank: 2, from: '2022-05-16' }];
  const line = beginLine({ rank: 0, queue });
  followLine(line, '2022-05-13', { rank: 0, queue }, 'new_local');
  expect(changesOf(line)).toEqual([{ from: '2022-05-16', rank: 2, because: 'queued' }]);
});
