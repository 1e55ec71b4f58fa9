import { NO_TIER } from '../../judging/raw-tier.ts';
import type { Pack, Tier, Tightening } from '../../rules/pack.ts';
import { clockworkOf } from '../../zoning/clocks/clockwork.ts';
import { longestWait } from '../../zoning/effect.ts';
import type { Judged } from '../tests/reasons.ts';

/** What a clause of the transitions should be seen to do: to move a tier, and to hold it. */
export type TransitionGoal =
  | 'raised'
  | 'not_yet_raised'
  | 'raised_by_steps'
  | 'lowered'
  | 'held_by_count'
  | 'held_by_min_stay'
  | 'held_by_release'
  | 'lowered_by_steps'
  | 'between_evaluations'
  | 'waiting_for_effect'
  | 'eligible';

export interface TransitionElement {
  readonly kind: 'transition';
  readonly clause: string;
  readonly goal: TransitionGoal;
  /** The tiers that are governed alike, by rank: one of them is enough. */
  readonly ranks: readonly number[];
  readonly tiers: readonly string[];
}

/** The clauses that move tiers from night to night; those that govern several tiers alike count once. */
export function transitionsOf(pack: Pack): TransitionElement[] {
  const { reachable } = clockworkOf(pack);
  const governed = pack.tiers.filter(({ rank }) => reachable.includes(rank));
  const up = governed.map((tier, above) => [tier, raising(tier, above)] as const).slice(1);
  const down = governed
    .map((tier, above) => [tier, lowering(tier, governed.length - 1 - above)] as const)
    .slice(0, -1);
  return [...together(up), ...together(down), ...ofThePack(pack, governed)];
}

/** A way of being governed, and what its clauses should be seen to do. */
interface Governing {
  readonly key: string;
  readonly goals: readonly TransitionGoal[];
}

function together(tiers: readonly (readonly [Tier, Governing])[]): TransitionElement[] {
  const groups = new Map<string, { readonly goals: readonly TransitionGoal[]; readonly tiers: Tier[] }>();
  for (const [tier, { key, goals }] of tiers) {
    const known = groups.get(key) ?? { goals, tiers: [] };
    known.tiers.push(tier);
    groups.set(key, known);
  }
  return [...groups.values()].flatMap((group) => group.goals.map((goal) => element(goal, group.tiers)));
}

function element(goal: TransitionGoal, tiers: readonly Tier[]): TransitionElement {
  return {
    kind: 'transition',
    clause: tiers[0]?.clause ?? '',
    goal,
    ranks: tiers.map(({ rank }) => rank),
    tiers: tiers.map(({ tier }) => tier),
  };
}

/** @param further how many tiers are more severe: fewer than the steps are never held back by them */
function raising({ clocks }: Tier, further: number): Governing {
  const clock = clocks?.tighten;
  if (clock === undefined) return { key: '', goals: [] };
  const goals: TransitionGoal[] = [
    ...(waits(clock) ? (['raised', 'not_yet_raised'] as const) : []),
    ...(clock.steps === null || further <= clock.steps ? [] : (['raised_by_steps'] as const)),
  ];
  return { key: JSON.stringify([clock, goals]), goals };
}

/** @param further how many tiers are less severe */
function lowering({ clocks, release }: Tier, further: number): Governing {
  const clock = clocks?.loosen;
  const goals: TransitionGoal[] = [
    ...(clock !== undefined && waits(clock) ? (['held_by_count'] as const) : []),
    ...(clock !== undefined && clock.minStayDays > 0 ? (['held_by_min_stay'] as const) : []),
    ...(release === undefined ? [] : (['held_by_release'] as const)),
    ...(clock === undefined || clock.steps === null || further <= clock.steps
      ? []
      : (['lowered_by_steps'] as const)),
  ];
  return {
    key: JSON.stringify([clock, release?.text, goals]),
    goals: goals.length === 0 ? [] : ['lowered', ...goals],
  };
}

function waits({ after }: Tightening): boolean {
  return after.kind !== 'evaluations' || after.count > 1;
}

function ofThePack(pack: Pack, governed: readonly Tier[]): TransitionElement[] {
  return [
    ...(pack.evaluatedOn === undefined ? [] : [element('between_evaluations', governed)]),
    ...(longestWait(pack.effective) > 1 ? [element('waiting_for_effect', governed)] : []),
    ...(pack.decides === undefined ? [] : [element('eligible', governed)]),
  ];
}

/** Whether a verdict shows a clause do what is wanted of it. */
export function showsTransition({ goal, ranks }: TransitionElement, judged: Judged): boolean {
  const { verdict, moved, pack, day } = judged;
  const rankOf = (tier: string | null): number =>
    pack.tiers.find((each) => each.tier === tier)?.rank ?? NO_TIER;
  const raw = rankOf(verdict.rawTier);
  const isFrom = moved.from !== NO_TIER && ranks.includes(moved.from);
  const holds = (what: (holder: string) => boolean): boolean =>
    ranks.includes(moved.to) && verdict.heldBy.some(what);
  switch (goal) {
    case 'raised':
      return isFrom && moved.to < moved.from;
    case 'not_yet_raised':
      return ranks.includes(moved.to) && raw !== NO_TIER && raw < moved.to;
    case 'raised_by_steps':
      return isFrom && moved.to < moved.from && raw !== NO_TIER && raw < moved.to;
    case 'lowered':
      return isFrom && moved.to > moved.from;
    case 'held_by_count':
      return holds((holder) => / of /.test(holder) && !holder.includes(':'));
    case 'held_by_min_stay':
      return holds((holder) => holder === 'min_stay');
    case 'held_by_release':
      return holds((holder) => holder.startsWith('release'));
    case 'lowered_by_steps':
      return isFrom && moved.to > moved.from && raw > moved.to;
    case 'between_evaluations':
      return verdict.evaluatedOn !== day;
    case 'waiting_for_effect':
      return verdict.tier !== verdict.tierInForce;
    case 'eligible':
      return verdict.eligible !== null;
  }
}
