import { addDays, type Day } from '../days.ts';
import type { Judgement } from '../judging/judge.ts';
import type { Pack } from '../rules/pack.ts';
import { type AllStates, NO_STATES } from '../zoning/all-states.ts';
import { type Around, lookAround } from '../zoning/around.ts';
import { type AtWork, putToWork } from '../zoning/at-work.ts';
import type { OverNight } from '../zoning/next-night.ts';
import { judgeDays } from '../zoning/night.ts';
import type { Night } from '../zoning/open-night.ts';
import { isDue } from '../zoning/schedule.ts';
import { throughTerm } from '../zoning/terms.ts';
import { throughNights } from '../zoning/through-nights.ts';

/** A night of many: what was published of all areas, and what the last evaluation said. */
export interface JudgedNight {
  readonly day: Day;
  readonly pack: Pack;
  readonly work: AtWork;
  /** What was published the night before. */
  readonly before: AllStates;
  readonly states: AllStates;
  readonly judgement: Judgement;
  /** The day of the last evaluation; null before the first. */
  readonly evaluatedOn: Day | null;
}

/** A pack at work, with all areas counted for every day of a span: nights can be gone through from any day of it. */
export interface Span {
  readonly work: AtWork;
  readonly around: Around;
}

/**
 * Counts all areas for every day of a span at once. As of each day only what was known by then counts.
 *
 * @param night its day is the last of the span
 * @param context the context to judge in, instead of the workspace's
 */
export async function openSpan(night: Night, from: Day, context: AtWork['bench']['context']): Promise<Span> {
  const bench = { ...night.bench, context };
  const everyone = Array.from({ length: bench.areas }, (_, position) => position);
  const around = await lookAround(bench, { from, to: night.asOf }, night.asOf, everyone, night.tonight);
  return { work: { ...night, bench }, around };
}

/** Publishes the nights of a span from a first to a last one, each going on from the one before. */
export async function* nightsOf(
  { work, around }: Span,
  first: Day,
  last: Day,
): AsyncGenerator<JudgedNight, void, undefined> {
  yield* judged(work, around, throughNights(work, NO_STATES, { first, last, around }));
}

/** Publishes the nights of a workspace's policy from its first on, one pack after the other. */
export async function* nightsOfPolicy(night: Night): AsyncGenerator<JudgedNight, void, undefined> {
  const { bench, asOf } = night;
  const terms = [...night.earlier, night.term];
  const beginning = { firstDay: terms[0]?.from ?? asOf };
  const course = { ...night, engine: bench.engine, terms, beginning };
  for (const [index, { pack }] of terms.entries()) {
    const next = terms[index + 1];
    const last = next === undefined ? asOf : addDays(next.from, -1);
    const work = next === undefined ? night : await putToWork(course, pack, last);
    yield* judged(work, undefined, throughTerm(course, index, work, { last }));
  }
}

/** Nights with the evaluation they rest on; before the first, with what the rules would have said. */
async function* judged(
  work: AtWork,
  around: Around | undefined,
  nights: AsyncGenerator<OverNight, void, undefined>,
): AsyncGenerator<JudgedNight, void, undefined> {
  const { pack } = work.bench;
  let evaluated: { readonly day: Day; readonly judgement: Judgement } | undefined;
  for await (const { day, before, states, judgement } of nights) {
    if (judgement !== undefined && isDue(pack, day)) evaluated = { day, judgement };
    const shown =
      evaluated?.judgement ??
      judgement ??
      around?.judgedOn(day) ??
      (await judgeDays(work.bench, [day], day)).get(day);
    if (shown !== undefined)
      yield { day, pack, work, before, states, judgement: shown, evaluatedOn: evaluated?.day ?? null };
  }
}
