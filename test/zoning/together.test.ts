import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../src/days.ts';
import { FALSE, TRUE, UNKNOWN } from '../../src/judging/columns.ts';
import type { Judgement } from '../../src/judging/judge.ts';
import type { Pack } from '../../src/rules/pack.ts';
import { type AllStates, NO_STATES, stateAt } from '../../src/zoning/all-states.ts';
import type { AtWork } from '../../src/zoning/at-work.ts';
import { clockworkOf } from '../../src/zoning/clocks/clockwork.ts';
import { nextNight } from '../../src/zoning/next-night.ts';
import { NO_OVERLAY } from '../../src/zoning/overlay.ts';
import { isSameState, keyOf } from '../../src/zoning/same-state.ts';
import { ladder } from './ladder.ts';

const AREAS = 12;
const FIRST = '2022-03-01';

/** What is said of each area on a night: its raw tier, the least severe it may be, and the truth of whatever else is asked. */
type Said = readonly { readonly raw: number; readonly atLeast: number; readonly truth: number }[];

/** A night as it is judged, with the same truth for all conditions of an area. */
function judged(said: Said): Judgement {
  const truths = { kind: 'truth', values: Uint8Array.from(said, ({ truth }) => truth) } as const;
  return {
    rows: said.length,
    raw: Int8Array.from(said, ({ raw }) => raw),
    atMost: new Int8Array(said.length),
    atLeast: Int8Array.from(said, ({ raw, atLeast }) => (raw === -1 ? atLeast : raw)),
    indicators: new Map(),
    trace: { get: () => truths } as never,
    evaluateLater: () => truths,
  };
}

/** The area of the first row, in the same state as others, on which a decision acts; and the rank it gives on some days. */
const DECIDED = 0;
const decidedOn = (day: string) =>
  Number(day.slice(-2)) % 3 === 0 ? { set: { rank: 0, decision: DECISION } } : NO_OVERLAY;
const DECISION = { id: 'd' } as never;

/** Work in which areas go together where they are alike in working days, and each by itself otherwise. */
function workOf(pack: Pack, together: boolean): AtWork {
  const workday = () => true;
  return {
    bench: { pack, areas: AREAS },
    book: {
      on: (position: number, day: string) => ({
        overlay: position === DECIDED ? decidedOn(day) : NO_OVERLAY,
        designated: undefined,
      }),
      knows: (position: number) => position === DECIDED,
      positions: [DECIDED],
    },
    regime: { works: clockworkOf(pack), effect: pack.effective },
    workdays: { at: () => workday, anywhere: workday, areAlike: together },
    ancestors: new Map(),
  } as never;
}

const saying = fc.record({
  raw: fc.constantFrom(-1, 0, 1, 2),
  atLeast: fc.constantFrom(1, 2),
  truth: fc.constantFrom(TRUE, FALSE, UNKNOWN),
});
// Few things are said, so that several areas are in the same state and go on otherwise.
const nights = fc.array(saying, { minLength: 2, maxLength: 4 }).chain((few) =>
  fc.array(fc.array(fc.constantFrom(...few), { minLength: AREAS, maxLength: AREAS }), {
    minLength: 3,
    maxLength: 9,
  }),
);

const PACKS = {
  clocks: () =>
    ladder('transitions: { tighten: { after: 2 }, loosen: { after: 3, min_stay: 4d, steps: 1 } }'),
  release: () =>
    ladder('', {
      high: 'when: n >= 3, loosen: { after: 2 }, release: n == 0',
      medium: 'when: n >= 1, release: n == 0',
      low: 'otherwise: true',
    }),
  zones: () =>
    ladder('', {
      high: 'when: n >= 3',
      medium: `when: 'zones("province", ["high"]) > 0'`,
      low: 'otherwise: true',
    }),
};

test.each(Object.entries(PACKS))(
  'areas that go through nights together come to what each comes to alone: %s',
  async (_, packOf) => {
    const pack = await packOf();
    const [together, alone] = [workOf(pack, true), workOf(pack, false)];
    fc.assert(
      fc.property(nights, (all) => {
        let states: AllStates = NO_STATES;
        let apart: AllStates = NO_STATES;
        for (const [i, said] of all.entries()) {
          const night = { day: addDays(FIRST, i), judgement: judged(said) };
          states = nextNight(together, states, night);
          apart = nextNight(alone, apart, night);
          for (let position = 0; position < AREAS; position++)
            expect(stateAt(states, position), `${position} on night ${i}`).toEqual(stateAt(apart, position));
        }
      }),
      { numRuns: 150 },
    );
  },
);

test('states have the same key only if they are the same', async () => {
  const work = workOf(await PACKS.clocks(), false);
  fc.assert(
    fc.property(nights, (all) => {
      let states: AllStates = NO_STATES;
      for (const [i, said] of all.entries())
        states = nextNight(work, states, { day: addDays(FIRST, i), judgement: judged(said) });
      const own = [...states.own.values()].filter(({ decision }) => decision === null);
      for (const a of own) for (const b of own) expect(keyOf(a) === keyOf(b)).toBe(isSameState(a, b));
    }),
    { numRuns: 50 },
  );
});

test('areas in the same state share one object from then on', async () => {
  const work = workOf(await PACKS.clocks(), true);
  const said = Array.from({ length: AREAS }, (_, i) => ({ raw: i % 2, atLeast: 2, truth: FALSE }));
  let states: AllStates = NO_STATES;
  for (let i = 0; i < 4; i++)
    states = nextNight(work, states, { day: addDays(FIRST, i), judgement: judged(said) });
  expect(states.own.size).toBe(AREAS);
  // And that of the area which a decision acts on.
  expect(new Set(states.own.values()).size).toBe(3);
});
