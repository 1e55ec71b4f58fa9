import { windowBounds } from '../../counting/plan.ts';
import type { Day } from '../../days.ts';
import { conditionTrace } from '../../explain/explain.ts';
import type { ConditionTrace } from '../../explain/explanation.ts';
import { valueAt } from '../../judging/columns.ts';
import type { Judgement } from '../../judging/judge.ts';
import type { Attributed } from '../../measures/applying.ts';
import type { Pack } from '../../rules/pack.ts';
import { expressionOf, membersOf, namesOf } from '../../rules/walk.ts';
import type { Verdict } from '../../zoning/verdict.ts';
import type { Reason } from './difference.ts';

/** A verdict on a night, with the judgement it comes from. */
export interface Judged {
  readonly pack: Pack;
  readonly day: Day;
  readonly verdict: Verdict;
  /** The rules' own tier before this night and after it, by rank; NO_TIER where there is none. */
  readonly moved: { readonly from: number; readonly to: number };
  readonly judgement: Judgement;
  /** What the area is, for measures that ask for it. */
  readonly area: Attributed;
}

/**
 * Why the published tier is not the expected one: what made it the more severe one of the two, or kept it from being so.
 *
 * @param expected a tier, or null for unknown
 */
export function whyThisTier(judged: Judged, expected: string | null): Reason[] {
  const { verdict, pack } = judged;
  if (verdict.decision !== null) return [{ kind: 'decision', place: verdict.decision.place }];
  const byRules = whyThisRawTier(judged, expected);
  const moved = verdict.tier !== null && verdict.rawTier !== verdict.tier;
  if (!moved) return byRules;
  const raw: Reason = { kind: 'raw_tier', tier: verdict.rawTier === 'unknown' ? null : verdict.rawTier };
  const held: Reason[] = verdict.heldBy.length === 0 ? [] : [{ kind: 'held_by', what: verdict.heldBy }];
  const rawIsExpected = pack.tiers.some(({ tier }) => tier === expected) && verdict.rawTier === expected;
  return [raw, ...held, ...(rawIsExpected ? [] : byRules)];
}

/** Why another tier is in force than the expected one: what waits, or where nothing does, why it is the published one. */
export function whyInForce(judged: Judged, expected: string | null): Reason[] {
  const { verdict } = judged;
  if (verdict.queued.length === 0) return whyThisTier(judged, expected);
  return verdict.queued.map(({ tier, from }) => ({ kind: 'queued', tier, from }));
}

/** Why the rules alone do not say the expected tier. */
export function whyThisRawTier({ pack, verdict, judgement }: Judged, expected: string | null): Reason[] {
  const raw = pack.tiers.find(({ tier }) => tier === verdict.rawTier);
  const wanted = pack.tiers.find(({ tier }) => tier === expected);
  const reasonsFor = (tier: Pack['tiers'][number] | undefined): Reason[] => {
    if (tier?.rule.kind !== 'when') return [];
    const { when } = tier.rule;
    const trace = conditionTrace(when, when.tree, { pack, tonight: judgement }, verdict.position);
    return deciding(trace).map((condition) => ({ kind: 'condition', tier: tier.tier, condition }));
  };
  if (raw === undefined) return pack.tiers.flatMap((tier) => reasonsFor(tier).filter(isUnknown));
  const own =
    raw.rule.kind === 'otherwise' ? [{ kind: 'otherwise', tier: raw.tier } as const] : reasonsFor(raw);
  const milder = wanted === undefined || wanted.rank > raw.rank;
  return milder ? own : [...reasonsFor(wanted), ...own];
}

function isUnknown(reason: Reason): boolean {
  return reason.kind === 'condition' && reason.condition.truth === null;
}

/** The parts of a condition that make it true, false or unknown, as it is. */
export function deciding(trace: ConditionTrace): ConditionTrace[] {
  const { joint, parts, truth } = trace;
  if (joint === null || parts.length === 0) return [trace];
  const same = parts.filter((part) => part.truth === truth);
  const decides =
    (joint === 'and' && truth === false) || (joint === 'or' && truth === true) || truth === null;
  const chosen = decides && same.length > 0 ? same : parts;
  return chosen.flatMap(deciding);
}

/** What an indicator's value came from: the days counted, or the values it was calculated from. */
export function whyThisValue(judged: Judged, name: string): Reason[] {
  const { pack, day, verdict, judgement } = judged;
  const indicator = pack.indicators.find((each) => each.name === name);
  if (indicator === undefined) return [];
  const tree = expressionOf(indicator);
  if (tree === undefined || indicator.kind === 'past') {
    if (indicator.kind === 'rank') return [readingOf(judged, indicator.of)];
    if (indicator.kind === 'expr') return [];
    const { from, to } = windowBounds(indicator.window, day);
    return [{ kind: 'window', from: from ?? null, to }];
  }
  const values = namesOf(tree).map((each) => readingOf(judged, each));
  const members = membersOf(tree).map((part): Reason => {
    const column = judgement.trace.get(part);
    const value = column === undefined ? null : valueAt(column, verdict.position);
    return { kind: 'value', name: `${part.scope}.${part.name}`, value };
  });
  return [...values, ...members];
}

function readingOf({ verdict }: Judged, name: string): Reason {
  return { kind: 'value', name, value: verdict.indicators[name] ?? null };
}
