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

/** How far an area was followed of which never anything but the default tier was judged, by the term it was in last. */
interface Followed {
  readonly earlier: readonly Term[];
  readonly until: Day;
  readonly state: AreaState | undefined;
}

const followed = new WeakMap<Term, Followed>();

/**
 * The state, after a night, of an area of which never anything but the default tier was judged. Nights in a row go on from
 * where the night before has come to, unless calendars have a say, which may be others.
 */
export function quietUntil(terms: readonly Term[], last: Day, isWorkday: IsWorkday): AreaState | undefined {
  const isAlways = !terms.some(({ pack }) => countsWorkdays(pack));
  let state: AreaState | undefined;
  for (const [i, term] of terms.entries()) {
    if (term.from > last) break;
    const until = term.until === null || term.until > last ? last : term.until;
    const before = isAlways ? followedBefore(terms, i, until) : undefined;
    if (before === undefined) state = takenInto(terms, i, state, isWorkday);
    const days = daysFrom(before === undefined ? term.from : addDays(before.until, 1), until);
    state = through(term.pack, before === undefined ? state : before.state, days, isWorkday);
    if (isAlways) followed.set(term, { earlier: terms.slice(0, i), until, state });
  }
  return state;
}

function countsWorkdays(pack: Pack): boolean {
  return clockworkOf(pack).afters.some((after) => after.kind === 'on' && after.on === 'workdays');
}

function followedBefore(terms: readonly Term[], i: number, until: Day): Followed | undefined {
  const term = terms[i];
  const found = term && followed.get(term);
  if (found === undefined || found.until > until || found.earlier.length !== i) return undefined;
  return found.earlier.every((each, at) => each === terms[at]) ? found : undefined;
}

/** As a term begins: what the pack before it said, as its own says it. */
function takenInto(
  terms: readonly Term[],
  i: number,
  state: AreaState | undefined,
  isWorkday: IsWorkday,
): AreaState | undefined {
  const [before, term] = [terms[i - 1], terms[i]];
  if (before === undefined || term === undefined || state === undefined) return state;
  if (before.pack.id === term.pack.id) return state;
  return quietlyTakenOver(
    carriedOver(state, ranksFrom(before.pack, term), term.pack),
    terms,
    term,
    isWorkday,
  );
}

function through(
  pack: Pack,
  start: AreaState | undefined,
  days: readonly Day[],
  isWorkday: IsWorkday,
): AreaState | undefined {
  const regime = { works: clockworkOf(pack), effect: pack.effective };
  let state = start;
  for (const day of days) state = nextState(state, quietEvening(pack, day, isWorkday), regime);
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
