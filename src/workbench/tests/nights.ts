import { type Day, daysFrom } from '../../days.ts';
import type { Judgement } from '../../judging/judge.ts';
import { type Around, lookAround } from '../../zoning/around.ts';
import { type AtWork, eveningOf } from '../../zoning/evening.ts';
import type { Bench } from '../../zoning/night.ts';
import type { Night } from '../../zoning/open-night.ts';
import { type AreaState, nextState } from '../../zoning/publish.ts';

/** Judged nights of a span: the rules' judgement of every area on each day. */
export interface Nights extends AtWork {
  readonly around: Around;
}

/**
 * Counts all areas of a night's level for every day of a span at once. As of each day only what was known by then counts.
 *
 * @param context the context to judge in, instead of the workspace's
 */
export async function openNights(
  night: Night,
  span: { readonly from: Day; readonly to: Day },
  context: Bench['context'],
): Promise<Nights> {
  const bench = { ...night.bench, context };
  const everyone = Array.from({ length: bench.areas }, (_, position) => position);
  const around = await lookAround(bench, span, night.asOf, everyone, night.tonight);
  const { book, regime, workdays } = night;
  return { bench, book, regime, workdays, around };
}

/** What was published for one area on one night, and what the rules said. */
export interface PublishedArea {
  readonly day: Day;
  readonly position: number;
  readonly state: AreaState;
  readonly judgement: Judgement;
}

/** Publishes an area night by night from the first one on, each night going on from the one before. */
export function* publishedNights(
  nights: Nights,
  position: number,
  first: Day,
  last: Day,
): Generator<PublishedArea> {
  let state: AreaState | undefined;
  for (const day of daysFrom(first, last)) {
    const judgement = nights.around.judgedOn(day);
    const evening = eveningOf(nights, judgement, { position, row: position }, day);
    state = nextState(state, evening, nights.regime);
    yield { day, position, state, judgement };
  }
}
