import type { Day } from '../days.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { defaultTier } from '../rules/pack.ts';
import { type Around, lookAround } from './around.ts';
import type { Beginning } from './beginning.ts';
import { rankOfTier } from './carry-over.ts';
import { isActing } from './decision-book.ts';
import { longestWait } from './effect.ts';
import { firstLookBack, type Start, statesOn } from './history.ts';
import { hasMemory } from './memory.ts';
import { type AllStates, NO_STATES } from './next-night.ts';
import { comingDays } from './next-step-down.ts';
import { daysBefore, judgeDays } from './night.ts';
import type { Night } from './open-night.ts';
import type { AreaState } from './publish.ts';
import { isAtRest, restingState } from './rest.ts';
import { isDue, lastDue } from './schedule.ts';
import { type Course, startOf, throughTerm } from './terms.ts';

/** The published states of a night. */
export interface TonightsStates {
  /** Of the areas that may have something to say, by position. */
  readonly states: ReadonlyMap<number, AreaState>;
  /** Of all others. */
  readonly rest: AreaState;
  /** What is judged, as of the last evaluation. */
  readonly judgement: Judgement;
  readonly evaluatedOn: Day | null;
  /** How they were found: by going through all nights, with what is judged tonight, or by looking around at some. */
  readonly way:
    | { readonly kind: 'all'; readonly all: AllStates; readonly latest: Judgement }
    | { readonly kind: 'some'; readonly around: Around };
}

/** Which areas a result is wanted of: some by position, all, or those that have something to say. */
export interface Wanted {
  readonly only?: readonly number[];
  readonly all?: boolean;
}

/** Finds the published states of a night, from what was published before or by judging the nights before. */
export async function tonightsStates(
  night: Night,
  beginning: Beginning,
  wanted: Wanted,
): Promise<TonightsStates> {
  const course: Course = {
    ...night,
    engine: night.bench.engine,
    terms: [...night.earlier, night.term],
    beginning,
  };
  return hasMemory(night.pack) ? allNights(night, course, wanted) : lookedBack(night, course, wanted);
}

/** Where a night's judging begins if nothing was published before. */
export function fromTheData({ earlier, term }: Pick<Night, 'earlier' | 'term'>): Beginning {
  return { firstDay: (earlier[0] ?? term).from };
}

async function allNights(night: Night, course: Course, wanted: Wanted): Promise<TonightsStates> {
  const { bench, asOf, pack } = night;
  let all: AllStates = NO_STATES;
  let evaluated: { readonly day: Day; readonly judgement: Judgement } | undefined;
  const nights = { last: asOf, judged: night.tonight };
  for await (const over of throughTerm(course, course.terms.length - 1, night, nights)) {
    all = over.states;
    const { day, judgement } = over;
    if (judgement !== undefined && isDue(pack, day)) evaluated = { day, judgement };
  }
  const due = lastDue(pack, asOf, night.begins);
  if (due !== null && evaluated?.day !== due) {
    const judgement = (await judgeDays(bench, [due], due)).get(due);
    evaluated = judgement && { day: due, judgement };
  }
  const { quiet, own } = all;
  if (quiet === undefined) throw new RangeError('no night was gone through');
  const isQuiet = isAtRest(quiet, pack);
  const positions = wanted.only ?? (wanted.all || !isQuiet ? everyPosition(bench.areas) : [...own.keys()]);
  return {
    states: new Map(positions.map((position) => [position, own.get(position) ?? quiet])),
    rest: quiet,
    judgement: evaluated?.judgement ?? night.tonight,
    evaluatedOn: evaluated?.day ?? null,
    way: { kind: 'all', all, latest: night.tonight },
  };
}

async function lookedBack(night: Night, course: Course, wanted: Wanted): Promise<TonightsStates> {
  const { bench, asOf, tonight, pack } = night;
  const { published } = course.beginning;
  const positions =
    wanted.only ??
    (wanted.all ? everyPosition(bench.areas) : await worthStating(night, published?.own ?? new Map()));
  const start = await startOf(course, course.terms.length - 1, positions);
  const span = {
    from: firstLookBack(asOf, start),
    to: comingDays(night, night.book.decisions).at(-1) ?? asOf,
  };
  const around = await lookAround(bench, span, asOf, positions, tonight);
  const states = await statesFrom(night, course, start, around);
  const since = published?.quiet?.since ?? defaultSince(course);
  const begins = course.terms[0]?.from ?? asOf;
  return {
    states,
    rest: restingState(pack, since, asOf, begins),
    judgement: tonight,
    evaluatedOn: asOf,
    way: { kind: 'some', around },
  };
}

/** Since when an area has been in the default tier of which never another tier was judged. */
function defaultSince({ terms }: Course): Day {
  let since = terms[0]?.from ?? '';
  for (const [i, term] of terms.entries()) {
    const before = terms[i - 1]?.pack;
    const normal = before && defaultTier(before)?.tier;
    if (before !== undefined && rankOfTier(normal, before.id, term) !== defaultTier(term.pack)?.rank)
      since = term.from;
  }
  return since;
}

/** States from what was published, but from the data alone for areas that may be new. */
async function statesFrom(
  night: Night,
  course: Course,
  start: Start,
  around: Around,
): Promise<Map<number, AreaState>> {
  const states = await statesOn(night, around, start);
  const { isNew } = course.beginning;
  const unknown = isNew === undefined ? [] : around.positions.filter(isNew);
  if (unknown.length === 0) return states;
  const alone = await startOf({ ...course, beginning: fromTheData(night) }, course.terms.length - 1, unknown);
  const span = { from: firstLookBack(night.asOf, alone), to: night.asOf };
  const apart = await lookAround(night.bench, span, night.asOf, unknown, night.tonight);
  return new Map([...states, ...(await statesOn(night, apart, alone))]);
}

function everyPosition(areas: number): number[] {
  return Array.from({ length: areas }, (_, position) => position);
}

/** Areas that may have something to say: not plainly in the default tier tonight, decided on, or lately outside it. */
async function worthStating(
  { bench, book, asOf, tonight, begins, pack }: Night,
  published: ReadonlyMap<number, AreaState>,
): Promise<number[]> {
  const normal = defaultTier(pack)?.rank ?? NO_TIER;
  const wanted = new Set<number>([
    ...published.keys(),
    ...book.positions.filter((position) => isActing(book.on(position, asOf))),
  ]);
  const wait = longestWait(pack.effective);
  const recent =
    wait > 1 ? await judgeDays(bench, daysBefore(asOf, wait, begins), asOf) : new Map<Day, typeof tonight>();
  for (const { raw } of [tonight, ...recent.values()]) {
    for (let position = 0; position < raw.length; position++) {
      if (raw[position] !== normal || normal === NO_TIER) wanted.add(position);
    }
  }
  return [...wanted].sort((a, b) => a - b);
}
