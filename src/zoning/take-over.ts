import type { Day } from '../days.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { defaultTier } from '../rules/pack.ts';
import { type AllStates, stateAt } from './all-states.ts';
import { lookAround } from './around.ts';
import type { AtWork } from './at-work.ts';
import { carriedOver, type RankOf } from './carry-over.ts';
import { type Evaluation, stillNeeded } from './clocks/evaluations.ts';
import { judgeDays } from './night.ts';
import type { AreaState } from './publish.ts';
import { evaluatedBefore } from './quiet.ts';

/**
 * The states with which a pack takes over: tiers carried over, and the raw tiers of earlier evaluations as they are by
 * the new rules.
 *
 * @param begins the first night of all; before it nothing was evaluated
 */
export async function takeOver(
  work: AtWork,
  { quiet, own }: AllStates,
  rankOf: RankOf,
  first: Day,
  begins: Day,
): Promise<AllStates> {
  const { pack } = work.bench;
  const carried: AllStates = {
    quiet: quiet && carriedOver(quiet, rankOf, pack),
    own: new Map([...own].map(([position, state]) => [position, carriedOver(state, rankOf, pack)])),
  };
  const days = evaluatedBefore(pack, first, begins);
  return days.length === 0 ? carried : withEvaluations(work, carried, days);
}

/** States with the evaluations of earlier days, judged again. */
async function withEvaluations(work: AtWork, states: AllStates, days: readonly Day[]): Promise<AllStates> {
  const { bench, workdays } = work;
  const last = days.at(-1) ?? '';
  const positions = Array.from({ length: bench.areas }, (_, position) => position);
  const judged = (await judgeDays(bench, [last], last)).get(last);
  const [from = last] = days;
  const around = judged && (await lookAround(bench, { from, to: last }, last, positions, judged));
  const normal = defaultTier(bench.pack)?.rank ?? NO_TIER;
  const kept = (position: number, evaluations: Evaluation[]) =>
    stillNeeded(work.regime.works.afters, evaluations, last, workdays.at(position));
  const evaluationsOf = (position: number): Evaluation[] => {
    let found: Evaluation[] = [];
    for (const day of days) {
      const { raw, atLeast } = around?.judgedOn(day) ?? {};
      const rank = raw?.[position] ?? NO_TIER;
      if (!work.regime.works.isUnranked(rank))
        found.push({ day, rank, atLeast: atLeast?.[position] ?? NO_TIER });
      if (work.book.on(position, day).designated !== undefined) found = [];
    }
    return found;
  };
  const quietly = days.map((day) => ({ day, rank: normal, atLeast: normal }));
  const own = new Map<number, AreaState>();
  for (const position of positions) {
    const evaluations = evaluationsOf(position);
    const isQuiet = evaluations.length === days.length && evaluations.every(({ rank }) => rank === normal);
    const state = stateAt(states, position);
    if (state === undefined || (isQuiet && !states.own.has(position))) continue;
    own.set(position, { ...state, rules: { ...state.rules, evaluations: kept(position, evaluations) } });
  }
  const quiet = states.quiet && {
    ...states.quiet,
    rules: {
      ...states.quiet.rules,
      evaluations: stillNeeded(work.regime.works.afters, quietly, last, workdays.anywhere),
    },
  };
  return { quiet, own };
}
