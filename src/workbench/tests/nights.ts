import type { Day } from '../../days.ts';
import type { Judgement } from '../../judging/judge.ts';
import { NO_STATES, stateAt } from '../../zoning/next-night.ts';
import type { Bench } from '../../zoning/night.ts';
import type { Night } from '../../zoning/open-night.ts';
import type { AreaState } from '../../zoning/publish.ts';
import { isDue } from '../../zoning/schedule.ts';
import { throughNights } from '../../zoning/through-nights.ts';
import type { TonightsStates } from '../../zoning/tonights-states.ts';

/** One night, when it is over: what was published for every area, and what the rules said. */
export interface PublishedNight {
  readonly day: Day;
  readonly tonight: TonightsStates;
  readonly judgement: Judgement;
  readonly stateOf: (position: number) => AreaState | undefined;
}

/**
 * Publishes all areas night by night from the first one on, each night going on from the one before. As of each day only
 * what was known by then counts.
 *
 * @param context the context to judge in, instead of the workspace's
 */
export async function* publishedNights(
  night: Night,
  span: { readonly from: Day; readonly to: Day },
  context: Bench['context'],
): AsyncGenerator<PublishedNight, void, undefined> {
  const work = { ...night, bench: { ...night.bench, context } };
  let evaluated: { readonly day: Day | null; readonly judgement: Judgement } = {
    day: null,
    judgement: night.tonight,
  };
  const nights = { first: span.from, last: span.to };
  for await (const { day, states, judgement } of throughNights(work, NO_STATES, nights)) {
    if (judgement !== undefined && isDue(night.pack, day)) evaluated = { day, judgement };
    const { quiet } = states;
    if (quiet === undefined) throw new RangeError('no night was gone through');
    const tonight: TonightsStates = {
      states: states.own,
      rest: quiet,
      judgement: evaluated.judgement,
      evaluatedOn: evaluated.day,
      way: { kind: 'all', all: states, latest: judgement ?? evaluated.judgement },
    };
    yield { day, tonight, judgement: evaluated.judgement, stateOf: (position) => stateAt(states, position) };
  }
}
