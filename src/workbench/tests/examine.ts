import type { Day } from '../../days.ts';
import type { Decision } from '../../inputs/tables.ts';
import { NO_TIER } from '../../judging/raw-tier.ts';
import { areasAt } from '../../measures/applying.ts';
import { error, FenquError } from '../../problems/problem.ts';
import type { Pack } from '../../rules/pack.ts';
import { levelName } from '../../workspace/level-names.ts';
import { stateAt } from '../../zoning/all-states.ts';
import { plainLabel } from '../../zoning/area-label.ts';
import { positionsOf } from '../../zoning/places.ts';
import { verdictOf } from '../../zoning/verdicts.ts';
import type { JudgedNight } from '../nights.ts';
import type { Expectation, PackTest } from './pack-test.ts';
import type { Judged } from './reasons.ts';
import type { Seen } from './seen.ts';
import type { World } from './world.ts';

/** What tests expect, to be held against nights as they are judged. */
export interface Examination {
  /** The last day of which anything is expected. */
  readonly last: Day;
  /** The last such day before another. */
  daysBefore(day: Day): Day | undefined;
  /** Tells of every verdict of a night that something is expected of. */
  of(night: JudgedNight): Promise<void>;
}

interface Expected {
  readonly test: PackTest;
  readonly expectation: Expectation;
}

/** Makes ready to examine nights for some tests of a world. */
export async function examine(
  tests: readonly PackTest[],
  world: World,
  see: (seen: Seen) => void,
): Promise<Examination> {
  const byDay = new Map<Day, Expected[]>();
  for (const test of tests)
    for (const expectation of test.expect)
      for (const day of expectation.days) byDay.set(day, [...(byDay.get(day) ?? []), { test, expectation }]);
  const days = [...byDay.keys()].sort();
  // Areas made of an attribute are only named where something is expected of them.
  const codes = tests.flatMap((test) => test.expect.map(({ area }) => world.codeOf(test, area)));
  const positions = new Map<string, ReadonlyMap<string, number>>();
  const positionsAt = async ({ bench }: JudgedNight['work']): Promise<ReadonlyMap<string, number>> => {
    const { level } = bench.pack;
    const known = positions.get(level) ?? (await positionsOf(bench.engine, level, codes));
    positions.set(level, known);
    return known;
  };
  return {
    last: days.at(-1) ?? '',
    daysBefore: (day) => days.filter((each) => each < day).at(-1),
    of: async (night) => {
      const expected = byDay.get(night.day);
      if (expected === undefined) return;
      const known = await positionsAt(night.work);
      for (const { test, expectation } of expected) {
        const position = known.get(world.codeOf(test, expectation.area));
        if (position === undefined) throw new FenquError(notOfLevel(expectation, night.pack));
        see({ test, expectation, judged: judgedOf(night, position, expectation.area, world) });
      }
    },
  };
}

function notOfLevel({ place, area }: Expectation, { id, level }: Pack) {
  return error('test-level', { place, value: area, with: { pack: id, level: levelName(level) } });
}

function judgedOf(night: JudgedNight, position: number, name: string, world: World): Judged {
  const { day, pack, work, states, judgement } = night;
  const state = stateAt(states, position);
  if (state === undefined) throw new RangeError('a night was published without a state');
  const placed = (decision: Decision): Decision => placedDecision(decision, world);
  const { designated, overlay } = work.book.on(position, day);
  const about = {
    position,
    area: plainLabel('', name),
    outlook: undefined,
    possiblyHigher: false,
    acting: { overlay, designated: designated && { ...designated, decision: placed(designated.decision) } },
  };
  const told = { ...state, decision: state.decision && placed(state.decision) };
  const verdict = verdictOf({ ...work, pack, asOf: day }, night, told, about);
  const from = stateAt(night.before, position)?.rules.rank ?? NO_TIER;
  const { attributes } = work.bench.root;
  const area = areasAt({ attributes, indicators: judgement.indicators }, [position]);
  return { pack, day, verdict, judgement, area, moved: { from, to: state.rules.rank } };
}

/** A decision with the place in the test where it is written. */
function placedDecision(decision: Decision, { placeOf }: World): Decision {
  const [, file = '', line] = /^(.*):(\d+)$/.exec(decision.place) ?? [];
  const place = placeOf(file, Number(line));
  return place === undefined ? decision : { ...decision, place: `${place.file}:${place.line}` };
}
