import { addDays, type Day, daysFrom } from '../days.ts';
import { UNKNOWN } from '../judging/columns.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { defaultTier, type Pack } from '../rules/pack.ts';
import { carriedOver, ranksFrom, reach } from './carry-over.ts';
import { clockworkOf } from './clocks/clockwork.ts';
import { type IsWorkday, stillNeeded } from './clocks/evaluations.ts';
import { NO_OVERLAY } from './overlay.ts';
import type { Term } from './policy.ts';
import { type AreaState, type Evening, nextState } from './publish.ts';
import { isDue } from './schedule.ts';

/** The evening of an area of which the default tier is judged and nothing decided. */
export function quietEvening(pack: Pack, day: Day, isWorkday: IsWorkday): Evening {
  const rank = defaultTier(pack)?.rank ?? NO_TIER;
  return {
    day,
    isWorkday,
    released: () => UNKNOWN,
    raw: isDue(pack, day) ? { rank, atLeast: rank } : undefined,
    designated: undefined,
    overlay: NO_OVERLAY,
  };
}

/** The state, after a night, of an area of which never anything but the default tier was judged. */
export function quietUntil(terms: readonly Term[], last: Day, isWorkday: IsWorkday): AreaState | undefined {
  let state: AreaState | undefined;
  for (const [i, term] of terms.entries()) {
    if (term.from > last) break;
    const { pack } = term;
    const before = terms[i - 1];
    if (before !== undefined && before.pack.id !== pack.id && state !== undefined)
      state = quietlyTakenOver(
        carriedOver(state, ranksFrom(before.pack, term), pack),
        terms,
        term,
        isWorkday,
      );
    const regime = { works: clockworkOf(pack), effect: pack.effective };
    const until = term.until === null || term.until > last ? last : term.until;
    for (const day of daysFrom(term.from, until))
      state = nextState(state, quietEvening(pack, day, isWorkday), regime);
  }
  return state;
}

/** The raw tiers of earlier days, as they are by the pack that takes over. */
function quietlyTakenOver(
  state: AreaState,
  terms: readonly Term[],
  { pack, from }: Term,
  isWorkday: IsWorkday,
): AreaState {
  const days = evaluatedBefore(pack, from, terms[0]?.from ?? from);
  const rank = defaultTier(pack)?.rank ?? NO_TIER;
  const evaluations = stillNeeded(
    clockworkOf(pack).afters,
    days.map((day) => ({ day, rank, atLeast: rank })),
    days.at(-1) ?? from,
    isWorkday,
  );
  return { ...state, rules: { ...state.rules, evaluations } };
}

/** The days before a pack takes over on which it would have been evaluated, as far back as its clocks look. */
export function evaluatedBefore(pack: Pack, first: Day, begins: Day): Day[] {
  const { afters } = clockworkOf(pack);
  if (afters.every((after) => after.kind === 'evaluations' && after.count === 1)) return [];
  const from = addDays(first, -Math.max(...afters.map((after) => reach(after, pack))));
  return daysFrom(from < begins ? begins : from, addDays(first, -1)).filter((day) => isDue(pack, day));
}
