import { AS_OF } from '../../rules/expressions/places.ts';
import type { Pack, Tier } from '../../rules/pack.ts';
import {
  ALWAYS,
  and,
  compared,
  constant,
  type Formula,
  NEVER,
  not,
  or,
  solve,
  variable,
} from '../solver/index.ts';
import type { OneMore } from '../world/one-more.ts';
import type { State } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { areFree, looksAtAll, type Order, orderOf } from './order.ts';
import { isStayIdle, lastingStay } from './persistence.ts';
import { growsWithZones } from './residual.ts';

/** Why it is not proved that one more case lowers no published tier on any night; with the tiers it is about. */
export interface Reason {
  readonly kind:
    | 'beyond'
    | 'reads'
    | 'previous'
    | 'judged'
    | 'unknown'
    | 'unranked'
    | 'residual'
    | 'release'
    | 'min_stay'
    | 'leap'
    | 'tighten';
  readonly tier?: string;
  /** The tier that another one is left past. */
  readonly past?: string;
}

/**
 * Why one more case might lower a tier on some night, though never at one evaluation; nothing where it cannot.
 *
 * The proof goes night by night. Let an area be in tier c by the rules, and with the case in c', no less severe (at the first
 * evaluation by the raw tiers). It stays so if
 * - no raw tier, and no bound of an unknown one, is less severe with the case, and what is unknown is so in both: then the
 *   most and the least severe of any window are no less severe either;
 * - whatever moves c' down past c moves c as well. That takes of the clock of c' that it looks at all that c's does, goes no
 *   further, and has a release that implies c's, with the case and without; for c = c' too;
 * - c has no minimum stay, or none that holds it where c' is left: with c = c' the case can have come into c no earlier than
 *   the area without it, but by a raise, and there `isStayIdle` says that the stay is over anyway;
 * - whatever raises c past c' raises c' as far.
 * A decision moves both alike, so declared tiers are looked at as well.
 *
 * @param given what is taken to hold of every night
 */
export function reasonsAgainst(world: World, cases: readonly OneMore[], given: Formula = ALWAYS): Reason[] {
  const { pack } = world;
  const order = orderOf(pack);
  const relations = [both(world, given), ...cases.map((more) => both(world, given, more))];
  return [
    ...(pack.tiers.some(({ unranked }) => unranked) ? [{ kind: 'unranked' } as const] : []),
    ...pack.tiers.flatMap((tier) => residualReason(tier, pack)),
    ...knownness(world, relations, areFree(order.works)),
    ...(order.works.lowersByDecision ? [] : waysDown(world, order, relations)),
    ...waysUp(pack, order),
  ];
}

/** The state without the case and with it; the same state twice where the case is not counted. */
interface Both {
  readonly before: State;
  readonly after: State;
  can(question: Formula): boolean;
}

function both(world: World, given: Formula, more?: OneMore): Both {
  const { space, state } = world;
  const isDayKnown = known(world, (name) => name.startsWith(`${AS_OF}.`));
  const after = more?.after ?? state;
  const axioms = and(given, isDayKnown, state.axioms(), after.axioms(), more?.axioms ?? ALWAYS);
  return {
    before: state,
    after,
    can: (question) => solve(and(space.axioms(), axioms, question), space.variables).kind !== 'never',
  };
}

/** Nights on which everything is reported that can be: no report, attribute or context is unknown. */
export function everythingReported(world: World): Formula {
  const names = world.pack.indicators.flatMap((each) =>
    'table' in each && each.table === 'metrics' ? [each.name] : [],
  );
  return known(world, (name) => names.includes(name) || /^(?:area|context)\./u.test(name));
}

/** That no value with such a name is unknown. */
function known({ space }: World, isSuch: (name: string) => boolean): Formula {
  const flags = [...space.variables.keys()].filter((variable) => {
    const name = /^unknown (.+)$/u.exec(variable)?.[1];
    return name !== undefined && isSuch(name);
  });
  return and(...flags.map((flag) => compared(variable(flag), '==', constant(0), space.variables)));
}

function residualReason({ tier, rule, residual }: Tier, pack: Pack): Reason[] {
  if (residual !== true || rule.kind !== 'when') return [];
  return growsWithZones(rule.when.tree, pack) ? [] : [{ kind: 'residual', tier }];
}

/**
 * Raw tiers that are unknown without the case or with it alone; or whose least severe candidate is milder with it. Of tiers
 * that are known in both it is proved already.
 */
function knownness({ pack }: World, relations: readonly Both[], isFree: boolean): Reason[] {
  const top = pack.tiers.findIndex(({ rule, residual }) => rule.kind !== 'declared' && !residual);
  const isBroken = relations.some(({ before, after, can }) => {
    const [open, then] = [not(isKnown(before)), not(isKnown(after))];
    const isOpen = can(open);
    if (before === after) return isOpen && pack.tiers.some(({ residual }) => residual);
    const appears = isFree ? not(after.tiers[top]?.yes ?? NEVER) : ALWAYS;
    if (isOpen && can(and(open, not(then), appears))) return true;
    const isThenOpen = can(then);
    if (isThenOpen && !isFree && can(and(not(open), then))) return true;
    const isLoosened = (rank: number): boolean =>
      can(and(isAtLeast(pack, before, rank), not(isAtLeast(pack, after, rank))));
    return (isOpen || isThenOpen) && pack.tiers.some(({ rank }) => isLoosened(rank));
  });
  return isBroken ? [{ kind: 'unknown' }] : [];
}

/** Whether an area is in a tier or a more severe one for sure. */
function isAtLeast({ tiers }: Pack, state: State, rank: number): Formula {
  const truths = state.tiers.map((truth, at) => (tiers[at]?.unranked ? undefined : truth));
  const otherwise = tiers.findIndex(({ rule }) => rule.kind === 'otherwise');
  const isSome = or(...truths.slice(0, rank + 1).map((truth) => truth?.yes ?? NEVER));
  if (otherwise > rank) return isSome;
  const isNoneBelow = truths.slice(rank + 1).map((truth) => truth?.no ?? ALWAYS);
  return or(isSome, and(...isNoneBelow));
}

/** Whether the raw tier is known: no condition before the first true one is unknown. */
function isKnown({ tiers }: State): Formula {
  const truths = tiers.flatMap((truth) => truth ?? []);
  return truths.reduceRight<Formula>((rest, { yes, no }) => or(yes, and(no, rest)), ALWAYS);
}

function waysDown(world: World, order: Order, relations: readonly Both[]): Reason[] {
  const { pack } = world;
  const { works, ranks, lowest } = order;
  const loosen = (rank: number) => works.clocks[rank]?.loosen;
  return ranks.flatMap((rank): Reason[] => {
    const tier = pack.tiers[rank];
    if (tier === undefined || lowest(rank) === rank) return [];
    const own = { tier: tier.tier };
    const reasons: Reason[] = [];
    if (opens(pack, rank, rank, relations)) reasons.push({ kind: 'release', ...own });
    if (!isStayIdle(world, order, rank)) reasons.push({ kind: 'min_stay', ...own });
    const isPassed = ranks.find(
      (from) =>
        from < rank &&
        lowest(from) > rank &&
        (lowest(from) > lowest(rank) ||
          lastingStay(pack, works.clocks[rank]) > 0 ||
          !looksAtAll(loosen(from)?.after, loosen(rank)?.after, pack.evaluatedOn === undefined) ||
          opens(pack, from, rank, relations)),
    );
    const from = pack.tiers[isPassed ?? -1];
    if (from !== undefined) reasons.push({ kind: 'leap', tier: from.tier, past: tier.tier });
    return reasons;
  });
}

/** Whether one tier can be released with the case while another one is not without it. */
function opens({ tiers }: Pack, from: number, held: number, relations: readonly Both[]): boolean {
  const [left, kept] = [tiers[from]?.release, tiers[held]?.release];
  if (kept === undefined) return false;
  return relations.some(({ before, after, can }) =>
    can(
      and(
        left === undefined ? ALWAYS : after.truth(left, left.tree).yes,
        not(before.truth(kept, kept.tree).yes),
      ),
    ),
  );
}

function waysUp(pack: Pack, { works, ranks, highest }: Order): Reason[] {
  const after = (rank: number) => works.clocks[rank]?.tighten.after;
  return ranks.flatMap((rank): Reason[] => {
    const slower = ranks.some(
      (with_) =>
        with_ < rank &&
        highest(rank) < with_ &&
        (highest(with_) > highest(rank) ||
          !looksAtAll(after(rank), after(with_), pack.evaluatedOn === undefined)),
    );
    return slower ? [{ kind: 'tighten', tier: pack.tiers[rank]?.tier ?? '' }] : [];
  });
}
