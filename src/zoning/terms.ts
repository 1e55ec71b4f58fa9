import { addDays, type Day, laterOf } from '../days.ts';
import { type AllStates, NO_STATES, stateAt } from './all-states.ts';
import { lookAround } from './around.ts';
import { type AtWork, type Ground, putToWork } from './at-work.ts';
import type { Beginning, PublishedBy } from './beginning.ts';
import { carriedOver, ranksFrom } from './carry-over.ts';
import { firstLookBack, type Start, statesOn } from './history.ts';
import { hasMemory } from './memory.ts';
import type { OverNight } from './next-night.ts';
import { judgeDays } from './night.ts';
import type { Term } from './policy.ts';
import type { AreaState } from './publish.ts';
import { takeOver } from './take-over.ts';
import { throughNights } from './through-nights.ts';

/** The terms of packs that lead to tonight, oldest first, and where to begin. */
export interface Course extends Ground {
  readonly terms: readonly Term[];
  readonly beginning: Beginning;
}

/** Goes through all nights of a term from the beginning on; the terms before it first. */
export async function* throughTerm(
  course: Course,
  index: number,
  work: AtWork,
  nights: { readonly last: Day; readonly judged?: OverNight['judgement'] },
): AsyncGenerator<OverNight, void, undefined> {
  const { terms, beginning } = course;
  const [term, before] = [terms[index], terms[index - 1]];
  if (term === undefined) return;
  const first = laterOf(term.from, beginning.firstDay);
  const goesOn = before !== undefined && beginning.firstDay < term.from;
  const by = goesOn ? before.pack : beginning.by;
  let start = goesOn ? await atTheEnd(course, index - 1) : (beginning.published ?? NO_STATES);
  if (by !== undefined && by.id !== term.pack.id)
    start = await takeOver(work, start, ranksFrom(by, term), first, terms[0]?.from ?? term.from);
  const { last, judged } = nights;
  yield* throughNights(work, start, { first, last, ...(judged === undefined ? {} : { judged }) });
}

/** The states of all areas when a term was over. */
async function atTheEnd(course: Course, index: number): Promise<AllStates> {
  const term = course.terms[index];
  if (term === undefined) return NO_STATES;
  const last = lastOf(course, index);
  const work = await putToWork(course, term.pack, last, term.from);
  let states: AllStates = NO_STATES;
  for await (const night of throughTerm(course, index, work, { last })) states = night.states;
  return states;
}

function lastOf({ terms }: Course, index: number): Day {
  return addDays(terms[index + 1]?.from ?? '', -1);
}

/** What a pack without memory begins with: the first night of its term to look at, and how the term before left areas. */
export async function startOf(course: Course, index: number, positions: readonly number[]): Promise<Start> {
  const { terms, beginning } = course;
  const [term, before] = [terms[index], terms[index - 1]];
  const firstDay = laterOf(term?.from ?? '', beginning.firstDay);
  if (term === undefined || before === undefined || beginning.firstDay >= term.from) {
    const { published, isNew } = beginning;
    if (published === undefined || term === undefined) return { firstDay };
    const at = (position: number): AreaState | undefined =>
      isNew?.(position) ? undefined : stateAt(published, position);
    return { firstDay, published: beginning.by === undefined ? at : over(at, beginning.by, term) };
  }
  const left = await leftBy(course, index - 1, positions);
  return { firstDay, published: over(left, before.pack, term) };
}

type StateOf = (position: number) => AreaState | undefined;

/** States as they are under the pack of a term. */
function over(stateOf: StateOf, by: PublishedBy, term: Term): StateOf {
  if (by.id === term.pack.id) return stateOf;
  const rankOf = ranksFrom(by, term);
  return (position) => {
    const state = stateOf(position);
    return state && carriedOver(state, rankOf, term.pack);
  };
}

/** The states in which a term left some areas. */
async function leftBy(course: Course, index: number, positions: readonly number[]): Promise<StateOf> {
  const term = course.terms[index];
  if (term === undefined || hasMemory(term.pack) || course.beginning.published !== undefined) {
    const states = await atTheEnd(course, index);
    return (position) => stateAt(states, position);
  }
  const last = lastOf(course, index);
  const work = await putToWork(course, term.pack, last, term.from);
  const tonight = (await judgeDays(work.bench, [last], last)).get(last);
  if (tonight === undefined) throw new RangeError('the night was not judged');
  const start = await startOf(course, index, positions);
  const span = { from: firstLookBack(last, start), to: last };
  const around = await lookAround(work.bench, span, last, positions, tonight);
  const states = await statesOn({ ...work, asOf: last, tonight }, around, start);
  return (position) => states.get(position);
}
