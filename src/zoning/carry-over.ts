import { addDays, type Day, daysFrom } from '../days.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { type After, defaultTier, type Pack } from '../rules/pack.ts';
import { lookAround } from './around.ts';
import type { AtWork } from './at-work.ts';
import type { PublishedBy } from './beginning.ts';
import { type Evaluation, stillNeeded } from './clocks/evaluations.ts';
import { nothingKnown } from './clocks/rules-state.ts';
import type { InForce } from './effect.ts';
import { type AllStates, stateAt } from './next-night.ts';
import { judgeDays } from './night.ts';
import type { Term } from './policy.ts';
import type { AreaState } from './publish.ts';
import { isDue } from './schedule.ts';

/** The rank that a tier has under another pack; NO_TIER where it has none there. */
export type RankOf = (rank: number) => number;

/** What the tiers of a pack become in a term: as the policy or its pack maps them, or those of the same name. */
export function ranksFrom({ id, tiers }: PublishedBy, term: Term): RankOf {
  return (rank) => rankOfTier(tiers[rank]?.tier, id, term);
}

/** The rank in a term of a tier that an earlier pack names. */
export function rankOfTier(tier: string | undefined, packId: string, { pack, mapsFrom }: Term): number {
  if (tier === undefined) return NO_TIER;
  const own =
    packId === pack.id ? undefined : (pack.mapsFrom?.[packId]?.[tier] ?? pack.mapsFrom?.['*']?.[tier]);
  const name = (packId === pack.id ? undefined : mapsFrom[tier]) ?? own ?? tier;
  return pack.tiers.find((each) => each.tier === name)?.rank ?? NO_TIER;
}

/** A state under another pack: tier and since where the tier is there, too; else the area starts again. */
export function carriedOver(state: AreaState, rankOf: RankOf, pack: Pack): AreaState {
  const inForce = (of: InForce): InForce => ({
    rank: of.rank === null || rankOf(of.rank) === NO_TIER ? null : rankOf(of.rank),
    queue: of.queue.flatMap(({ rank, from }) =>
      rankOf(rank) === NO_TIER ? [] : [{ rank: rankOf(rank), from }],
    ),
  });
  const { rules, beneath } = state;
  const rank = rankOf(rules.rank);
  const unranked = rankOf(rules.unranked);
  return {
    ...state,
    rank: rankOf(state.rank),
    inForce: inForce(state.inForce),
    beneath: { rank: rankOf(beneath.rank), kept: beneath.kept, inForce: inForce(beneath.inForce) },
    rules: {
      ...(rank === NO_TIER ? nothingKnown(rules.since) : rules),
      rank,
      unranked: pack.tiers[unranked]?.unranked ? unranked : NO_TIER,
      eligible: null,
      evaluations: [],
    },
  };
}

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
  const from = addDays(first, -Math.max(...work.regime.works.afters.map((after) => reach(after, pack))));
  const days = daysFrom(from < begins ? begins : from, addDays(first, -1)).filter((day) => isDue(pack, day));
  return days.length === 0 || work.regime.works.afters.every(isAtOnce)
    ? carried
    : withEvaluations(work, carried, days);
}

function isAtOnce(after: After): boolean {
  return after.kind === 'evaluations' && after.count === 1;
}

/** How many days back a clock can look, roughly: not fewer than it does. */
export function reach(after: After, { evaluatedOn }: Pick<Pack, 'evaluatedOn'>): number {
  switch (after.kind) {
    case 'evaluations':
      return after.count * (evaluatedOn === undefined ? 1 : 7);
    case 'days':
      return after.count;
    case 'on':
      return after.count * 7 + 14;
  }
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
