import { TRUE } from '../../judging/columns.ts';
import { isPlace } from '../../rules/expressions/places.ts';
import type { Pack } from '../../rules/pack.ts';
import { membersOf } from '../../rules/walk.ts';
import {
  allNamesIn,
  type Condition,
  conditionsOf,
  isPlain,
  type Rule,
  rulesOf,
  usedIndicators,
} from '../conditions.ts';
import { hasAlwaysData } from '../examples/data.ts';
import { triedAt, wishesOf } from '../examples/make.ts';
import { pairOf } from '../examples/one-more.ts';
import type { Finding, Where } from '../finding.ts';
import { compare } from '../meaning/compare.ts';
import { knownness } from '../meaning/value.ts';
import { everythingReported, type Reason, reasonsAgainst } from '../nights/reasons.ts';
import { ALWAYS, and, type Formula, NEVER, not, or, smallest, solve } from '../solver/index.ts';
import { type OneMore, oneMoreCases } from '../world/one-more.ts';
import { plainly } from '../world/plain.ts';
import type { World } from '../world/world.ts';
import { addedRow } from './added.ts';
import { laterFindings } from './later.ts';
import { chosenIn } from './tiers.ts';

/** Whether one more case, or one more visit or count of one, can lower a published tier, on any night. */
export interface Monotonicity {
  /**
   * `monotone-if-reported`: never, if nothing that is reported, no attribute and no context is unknown on any night.
   * `unproved`: no such case was found, but something is in the way of a proof. `no-cases`: no rows of cases are counted.
   */
  readonly kind: 'monotone' | 'monotone-if-reported' | 'not-monotone' | 'unproved' | 'no-cases';
  readonly findings: readonly Finding[];
  /** What is in the way of a proof; where there is one only if all is reported, what there is without that. */
  readonly reasons: readonly Reason[];
}

/**
 * Looks for rows, and one case more, with which an area comes into a less severe tier: at one evaluation, for every pair of
 * tiers; and where there are none, on some night, if it is not proved that there cannot be.
 *
 * @param searches whether to try nights out, which takes its time
 */
export function monotonicity(world: World, searches: boolean): Monotonicity {
  const cases = oneMoreCases(world);
  if (cases.length === 0) return { kind: 'no-cases', findings: [], reasons: [] };
  const { findings, isProved } = atOneEvaluation(world, cases);
  if (findings.length > 0) return { kind: 'not-monotone', findings, reasons: [] };
  const first = reasonsAtOnce(world, cases, isProved);
  const reasons = [...first, ...reasonsAgainst(world, cases)];
  if (reasons.length === 0) return { kind: 'monotone', findings, reasons };
  if (isByUnknown(reasons) && reasonsAgainst(world, cases, everythingReported(world)).length === 0)
    return { kind: 'monotone-if-reported', findings, reasons };
  const later = searches ? laterFindings(world) : [];
  return later.length > 0
    ? { kind: 'not-monotone', findings: later, reasons: [] }
    : { kind: 'unproved', findings, reasons };
}

/** Whether nothing is in the way but what may be unknown. */
function isByUnknown(reasons: readonly Reason[]): boolean {
  return reasons.every(({ kind }) => kind === 'unknown' || kind === 'release');
}

/** Cases that lower the raw tier; or the proof that none does. */
function atOneEvaluation(
  world: World,
  cases: readonly OneMore[],
): { readonly findings: readonly Finding[]; readonly isProved: boolean } {
  const ranked = world.pack.tiers
    .filter((tier) => tier.rule.kind !== 'declared' && !tier.residual && !tier.unranked)
    .map(({ rank }) => rank);
  const pairs = ranked.flatMap((from) => ranked.flatMap((to) => (to > from ? [{ from, to }] : [])));
  const findings: Finding[] = [];
  let isProved = true;
  for (const pair of pairs) {
    const found = firstLowering(world, cases, pair);
    if (found === 'unproved') isProved = false;
    else if (found !== 'never') findings.push(found);
  }
  return { findings: perCondition(findings), isProved };
}

/** What is in the way of a proof about one evaluation already. */
function reasonsAtOnce(world: World, cases: readonly OneMore[], isProved: boolean): Reason[] {
  const { pack } = world;
  return [
    ...(isProved ? [] : [{ kind: 'judged' } as const]),
    ...(cases.some(({ after }) => after.beyond.size > 0) ? [{ kind: 'beyond' } as const] : []),
    ...(isOverRowsAlone(pack) ? [] : [{ kind: 'reads' } as const]),
    ...(readsPrevious(pack) ? [{ kind: 'previous' } as const] : []),
  ];
}

/** Whether no condition reads what is made of cases in ways that are not followed: their past, ranks, other areas. */
function isOverRowsAlone(pack: Pack): boolean {
  const isPlain = usedIndicators(pack).every(
    (each) =>
      each.kind === 'expr' ||
      each.kind === 'count' ||
      each.kind === 'days_since' ||
      each.kind === 'sum' ||
      ('table' in each && each.table === 'metrics'),
  );
  return isPlain && !scopesIn(pack).some((scope) => isPlace(scope));
}

/** Whether a condition reads the tier of the night before, of which the case was part. */
function readsPrevious(pack: Pack): boolean {
  return scopesIn(pack).includes('previous');
}

/** The scopes of the names that tiers and their releases read. */
function scopesIn(pack: Pack): string[] {
  const trees = pack.tiers.flatMap(({ rule, release }) => [
    ...(rule.kind === 'when' ? [rule.when.tree] : []),
    ...(release === undefined ? [] : [release.tree]),
  ]);
  const calculated = usedIndicators(pack).flatMap((each) => (each.kind === 'expr' ? [each.expr.tree] : []));
  return [...trees, ...calculated].flatMap(membersOf).map(({ scope }) => scope);
}

interface Pair {
  readonly from: number;
  readonly to: number;
}

/** The first case that lowers one tier to another; a proof that none does, or neither. */
function firstLowering(world: World, cases: readonly OneMore[], pair: Pair): Finding | 'never' | 'unproved' {
  const { space, state } = world;
  let result: 'never' | 'unproved' = 'never';
  for (const more of cases) {
    const lowered = and(chosenIn(world, state, pair.from), chosenIn(world, more.after, pair.to));
    const both = and(space.axioms(), state.axioms(), more.after.axioms(), more.axioms);
    const answer = solve(and(both, lowered), space.variables);
    if (answer.kind === 'never') continue;
    const asked = and(both, lowered, asBefore(world, more));
    for (const wish of [...plainly(world.pack, space, state.near()), ALWAYS]) {
      const found = solve(and(asked, wish), space.variables);
      const finding = found.kind === 'found' ? lowering(world, more, found, pair) : undefined;
      if (finding !== undefined) return finding;
    }
    result = 'unproved';
  }
  return result;
}

/** What is made of cases in ways that are not followed is as it was: a change of it would be none that the case makes. */
function asBefore({ pack, space, state }: World, { after }: OneMore): Formula {
  const names = pack.indicators.flatMap(({ kind, name }) =>
    kind === 'past' || kind === 'rank' ? [name] : [],
  );
  const differs = names.flatMap((name) => {
    const [one, other] = [state.values.get(name), after.values.get(name)];
    if (one === undefined || other === undefined) return [];
    const [known, then] = [knownness(one).yes, knownness(other).yes];
    const appears = or(and(known, not(then)), and(not(known), then));
    return [appears, compare(one, '==', other, space)?.no ?? NEVER];
  });
  return and(...differs.map(not));
}

/** One finding for each condition that comes not to hold is enough. */
function perCondition(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (one, i) =>
      findings.findIndex(
        ({ where, value }) => value === one.value && `${where.path}` === `${one.where.path}`,
      ) === i,
  );
}

function lowering(
  world: World,
  more: OneMore,
  answer: Parameters<typeof smallest>[0],
  { from, to }: Pair,
): Finding | undefined {
  const point = smallest(answer, wishesOf(world), world.space.variables);
  const before = triedAt(world, world.state, point);
  const after = triedAt(world, more.after, point);
  const { tiers } = world.pack;
  const [high, low] = [tiers[from], tiers[to]];
  if (high === undefined || low === undefined) return undefined;
  if (before.example.tier !== high.tier || after.example.tier !== low.tier) return undefined;
  const examples = pairOf(world, more, before.example, after.example, point);
  // Where a pack looks at rows of its own area alone, there have to be such rows.
  if (hasAlwaysData(world) && examples[0]?.data === undefined) return undefined;
  const cause = flipped(world, from, before.judgement, after.judgement);
  return {
    code: 'rule-not-monotone',
    severity: 'warning',
    value: cause?.text ?? high.tier,
    with: { from: high.tier, to: low.tier },
    said: addedRow(more.table, examples),
    where: cause?.where ?? { file: 'pack', path: ['tiers', from, 'when'] },
    examples,
  };
}

type Judged = ReturnType<typeof triedAt>['judgement'];

function whereOf({ rule, tree, text }: Condition): { readonly where: Where; readonly text: string } {
  return { where: { file: 'pack', path: rule.path, part: tree }, text };
}

/** The first plain condition of a tier that held and no longer does. */
function flipped(world: World, rank: number, before: Judged, after: Judged) {
  const { pack } = world;
  const tier = pack.tiers[rank];
  if (tier?.rule.kind !== 'when') return undefined;
  const read = allNamesIn(pack, tier.rule.when.tree);
  const isOfTier = ({ owner }: Rule): boolean =>
    owner.kind === 'tier' ? owner.rank === rank : owner.kind === 'expr' && read.has(owner.name);
  const held = (judged: Judged, tree: Parameters<Judged['trace']['get']>[0]): boolean => {
    const column = judged.trace.get(tree);
    return column?.kind === 'truth' && column.values[0] === TRUE;
  };
  for (const rule of rulesOf(pack).filter(isOfTier)) {
    for (const condition of conditionsOf(rule).filter(isPlain)) {
      // Under a `not` it is the condition that came to hold which lowers the tier.
      if (held(before, condition.tree) !== held(after, condition.tree)) {
        const isNegated = condition.around.at(-1)?.kind === 'not';
        if (held(before, condition.tree) || isNegated) return whereOf(condition);
      }
    }
  }
  return undefined;
}
