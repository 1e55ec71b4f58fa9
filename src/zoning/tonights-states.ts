import { type Day, daysBetween } from '../days.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { defaultTier } from '../rules/pack.ts';
import { type AllStates, NO_STATES } from './all-states.ts';
import { type Around, lookAround } from './around.ts';
import type { Beginning } from './beginning.ts';
import { comingDays } from './coming-days.ts';
import { isActing } from './decision-book.ts';
import { longestWait } from './effect.ts';
import { firstLookBack, type Start, statesOn } from './history.ts';
import { hasMemory } from './memory.ts';
import { daysBefore, judgeDays } from './night.ts';
import type { Night } from './open-night.ts';
import { readsPrevious } from './previous.ts';
import type { AreaState } from './publish.ts';
import { quietUntil } from './quiet.ts';
import { isAtRest } from './rest.ts';
import { isDue, lastDue } from './schedule.ts';
import { type Course, startOf, throughTerm } from './terms.ts';
import { touchedAreas } from './touched.ts';

/** The published states of a night. */
export interface TonightsStates {
  /** Of the areas that may have something to say, by position. */
  readonly states: ReadonlyMap<number, AreaState>;
  /** Of all others; since when that is may be another day for some. */
  readonly rest: AreaState;
  readonly isSinceKnown: boolean;
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
  /** Also since when each area is at rest, for the store. */
  readonly since?: boolean;
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
export function fromTheData({ judgedFrom }: Pick<Night, 'judgedFrom'>): Beginning {
  return { firstDay: judgedFrom };
}

/** Has the engine look for duplicates, where that was put off, while the tiers are worked out here. */
function checkMeanwhile({ staged }: Night): void {
  staged.assured().catch(() => {
    // Whoever waits for it is told.
  });
}

async function allNights(night: Night, course: Course, wanted: Wanted): Promise<TonightsStates> {
  const { bench, asOf, pack } = night;
  checkMeanwhile(night);
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
    const judgement = await judgedAgain(night, course, due);
    evaluated = judgement && { day: due, judgement };
  }
  const { quiet, own } = all;
  if (quiet === undefined) throw new RangeError('no night was gone through');
  const isQuiet = isAtRest(quiet, pack);
  const positions = wanted.only ?? (wanted.all || !isQuiet ? everyPosition(bench.areas) : [...own.keys()]);
  return {
    states: new Map(positions.map((position) => [position, own.get(position) ?? quiet])),
    rest: quiet,
    isSinceKnown: true,
    judgement: evaluated?.judgement ?? night.tonight,
    evaluatedOn: evaluated?.day ?? null,
    way: { kind: 'all', all, latest: night.tonight },
  };
}

/** The last evaluation, if it was before the nights gone through: where it reads earlier tiers, from the data. */
async function judgedAgain(night: Night, course: Course, due: Day): Promise<Judgement | undefined> {
  if (!readsPrevious(night.pack)) return (await judgeDays(night.bench, [due], due)).get(due);
  let judgement: Judgement | undefined;
  const alone = { ...course, beginning: fromTheData(night) };
  for await (const over of throughTerm(alone, course.terms.length - 1, night, { last: due }))
    judgement = over.judgement;
  return judgement;
}

async function lookedBack(night: Night, course: Course, wanted: Wanted): Promise<TonightsStates> {
  const { bench, asOf, tonight } = night;
  const resting = allResting(night, course.beginning);
  const rest = restOf(night, course);
  const { positions, isSinceKnown } = await positionsWanted(night, course, wanted, { resting, rest });
  const start = await startOf(course, course.terms.length - 1, positions);
  const span = {
    from: firstLookBack(asOf, start),
    to: comingDays(night, night.book.decisions).at(-1) ?? asOf,
  };
  const around = await lookAround(bench, span, asOf, positions, tonight);
  checkMeanwhile(night);
  const states = new Map([...resting, ...(await statesFrom(night, course, start, around))]);
  return {
    states,
    rest,
    isSinceKnown,
    judgement: tonight,
    evaluatedOn: asOf,
    way: { kind: 'some', around },
  };
}

/** Areas that the store keeps though they are at rest, and still are. */
function allResting(
  { asOf, pack, book, tonight }: Night,
  { firstDay, published }: Beginning,
): Map<number, AreaState> {
  const resting = new Map<number, AreaState>();
  const rank = defaultTier(pack)?.rank ?? NO_TIER;
  if (firstDay !== asOf) return resting;
  // One object for all that are one.
  const on = new Map<AreaState, AreaState | null>();
  for (const [position, before] of published?.own ?? []) {
    if (tonight.raw[position] !== rank || isActing(book.on(position, asOf))) continue;
    let state = on.get(before);
    if (state === undefined) {
      state = isAtRest(before, pack) ? restingOn(before, rank, asOf) : null;
      on.set(before, state);
    }
    if (state !== null) resting.set(position, state);
  }
  return resting;
}

function restingOn(state: AreaState, rank: number, asOf: Day): AreaState {
  const evaluations = [{ day: asOf, rank, atLeast: rank }];
  return { ...state, rules: { ...state.rules, evaluatedOn: asOf, evaluations } };
}

/** The areas to look at, and whether all others are known to have been at rest since the same day. */
async function positionsWanted(
  night: Night,
  { beginning: { published, firstDay }, terms }: Course,
  { only, all, since }: Wanted,
  { resting, rest }: { readonly resting: ReadonlyMap<number, AreaState>; readonly rest: AreaState },
): Promise<{ positions: readonly number[]; isSinceKnown: boolean }> {
  if (only !== undefined) return { positions: only, isSinceKnown: false };
  // Before anything is in force no area is at rest, and the store keeps them all.
  const isEarly = since === true && !isAtRest(rest, night.pack);
  if (all || isEarly) return { positions: everyPosition(night.bench.areas), isSinceKnown: true };
  const positions = await worthStating(night, published?.own ?? new Map(), resting);
  if (since !== true) return { positions, isSinceKnown: false };
  const moved = await mayHaveMoved(night, { terms, first: published?.quiet && firstDay });
  if (moved === undefined) return { positions, isSinceKnown: false };
  return { positions: [...new Set([...positions, ...moved])].sort((a, b) => a - b), isSinceKnown: true };
}

/**
 * Areas that may have been outside the default tier on some night and are in it again, of all nights judged or of those after
 * the one published last; undefined if that is more than can be looked at.
 */
async function mayHaveMoved(
  { bench, book, term, asOf }: Night,
  {
    terms,
    first = terms[0]?.from ?? asOf,
  }: { readonly terms: Course['terms']; readonly first?: Day | undefined },
): Promise<readonly number[] | undefined> {
  const nights = daysBetween(first, asOf);
  if (nights === 0) return [];
  // What a pack before said of them may rest on other rows.
  const moved =
    first < term.from ? everyPosition(bench.areas) : [...(await touchedAreas(bench)), ...book.positions];
  return moved.length * nights > AREA_NIGHTS ? undefined : moved;
}

/** So many areas times nights are looked back at, to learn since when each is at rest; a nation's year is more. */
const AREA_NIGHTS = 5_000_000;

/** The state of all areas that are not stated. */
function restOf({ asOf, workdays }: Night, { terms, beginning: { published, by } }: Course): AreaState {
  const quiet = quietUntil(terms, asOf, workdays.anywhere);
  if (quiet === undefined) throw new RangeError('a night has a term');
  const since = by?.id === terms.at(-1)?.pack.id ? published?.quiet?.since : undefined;
  return since === undefined ? quiet : { ...quiet, since };
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
  resting: ReadonlyMap<number, AreaState>,
): Promise<number[]> {
  const normal = defaultTier(pack)?.rank ?? NO_TIER;
  const wanted = new Set<number>([
    ...[...published.keys()].filter((position) => !resting.has(position)),
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
