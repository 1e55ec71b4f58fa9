import { addDays, type Day, earlierOf } from '../days.ts';
import type { Decision } from '../inputs/tables.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import type { Effect } from '../rules/pack.ts';
import type { Clockwork } from './clocks/clockwork.ts';
import { afterEvening, type RulesEvening, type RulesState } from './clocks/rules-state.ts';
import { advance, due, effectiveFrom, type InForce, NOTHING_IN_FORCE } from './effect.ts';
import { type Overlay, overlaid, overlaidInForce } from './overlay.ts';

/** One area's tier from night to night. Ranks: 0 is the most severe; NO_TIER while nothing is known. */
export interface AreaState {
  readonly rank: number;
  /** First night of the unbroken run with this published tier. */
  readonly since: Day;
  readonly effectiveFrom: Day;
  readonly inForce: InForce;
  readonly decision: Decision | null;
  /** What is published but for decisions, and what is in force but for them. They run on beneath. */
  readonly beneath: Beneath;
  readonly rules: RulesState;
}

/** What the rules come to before decisions: their own tier, or an unranked or residual one instead. */
export interface Beneath {
  readonly rank: number;
  /** An unknown left it as it was. */
  readonly kept: boolean;
  /** The tiers that depend on other areas, as they came out tonight; missing where they have no say. */
  readonly zones?: OtherZones;
  readonly inForce: InForce;
}

/** The most severe tier by way of other areas that is true, and above it the most severe that is unknown; or NO_TIER. */
export interface OtherZones {
  readonly sure: number;
  readonly open: number;
}

/** How a pack's tiers move and take effect. */
export interface Regime {
  readonly works: Clockwork;
  readonly effect: Effect;
}

/** What rules and decisions say of an area on one night. */
export interface Evening extends RulesEvening {
  readonly overlay: Overlay;
}

/** Goes on by one night, for an area whose tier depends on no other area's. */
export function nextState(before: AreaState | undefined, evening: Evening, regime: Regime): AreaState {
  const rules = afterEvening(regime.works, before?.rules, evening);
  return published(before, rules, undecided(rules), evening, regime);
}

/** What the rules come to by themselves: the unranked tier an area is in meanwhile, or their own. */
export function undecided(rules: RulesState): Pick<Beneath, 'rank' | 'kept'> {
  const last = rules.evaluations.at(-1);
  const isUnknown = last?.rank === NO_TIER && last.day === rules.evaluatedOn;
  // What is unknown may also raise, if it can only be worse.
  const isRaised = rules.unranked === NO_TIER && rules.since === last?.day;
  return {
    rank: rules.unranked === NO_TIER ? rules.rank : rules.unranked,
    kept: isUnknown && !isRaised && rules.rank !== NO_TIER,
  };
}

/** Publishes what the rules come to: what comes into force when, and the decisions over it. */
export function published(
  before: AreaState | undefined,
  rules: RulesState,
  { rank: judged, kept, zones }: Omit<Beneath, 'inForce'>,
  { day, overlay }: Pick<Evening, 'day' | 'overlay'>,
  { works, effect }: Regime,
): AreaState {
  const earlier =
    inForceAtStart(works, before?.rules, rules, day) ?? before?.beneath.inForce ?? NOTHING_IN_FORCE;
  const inForceBeneath =
    judged === NO_TIER
      ? due(earlier, addDays(day, 1))
      : advance(earlier, judged, day, effect, works.isUnranked);
  const { rank, decision } = overlaid(judged, overlay, works.isUnranked);
  const inForce = overlaidInForce(inForceBeneath, overlay, works.isUnranked);
  const byDecision = decision !== null || (before?.decision ?? null) !== null;
  return {
    rank,
    since: before?.rank === rank ? before.since : day,
    effectiveFrom: effectiveDay(before, { rank, inForce, day, byDecision }, effect),
    inForce,
    decision,
    beneath: { rank: judged, kept, ...(zones && { zones }), inForce: inForceBeneath },
    rules,
  };
}

/** The tier in which a pack lets areas begin is in force from the beginning. */
function inForceAtStart(
  works: Clockwork,
  before: RulesState | undefined,
  { rank, since }: RulesState,
  day: Day,
): InForce | undefined {
  const begins = (before?.rank ?? NO_TIER) === NO_TIER && since === day;
  return works.start !== null && rank === works.start && begins ? { rank, queue: [] } : undefined;
}

interface Tonight {
  readonly rank: number;
  readonly inForce: InForce;
  readonly day: Day;
  readonly byDecision: boolean;
}

/** The day from 0:00 of which a published tier is in force. */
function effectiveDay(before: AreaState | undefined, tonight: Tonight, effect: Effect): Day {
  const { rank, inForce, day, byDecision } = tonight;
  const tomorrow = addDays(day, 1);
  const queued = inForce.queue.find((each) => each.rank === rank);
  if (queued !== undefined) return queued.from;
  if (before !== undefined && before.rank === rank) return earlierOf(before.effectiveFrom, tomorrow);
  if (byDecision) return tomorrow;
  // A tier that is in force already is so from that very day.
  if (before !== undefined && before.inForce.rank === rank) return day;
  const own = effectiveFrom(effect, day);
  return rank === NO_TIER ? own : earlierOf(own, tomorrow);
}
