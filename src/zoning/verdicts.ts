import type { Decision } from '../inputs/tables.ts';
import { rounded } from '../judging/arithmetic.ts';
import { isPartial, valueAt } from '../judging/columns.ts';
import { fractionAt } from '../judging/exact.ts';
import { plainNumber } from '../judging/fractions.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { plainLabel } from './area-label.ts';
import type { Told } from './beginning.ts';
import { type Holder, holdersOf } from './clocks/held-by.ts';
import type { Eligible } from './clocks/rules-state.ts';
import type { Acting } from './decision-book.ts';
import { plainTruth, releasedIn } from './evening.ts';
import type { Outlook } from './next-step-down.ts';
import type { Night } from './open-night.ts';
import type { AreaState } from './publish.ts';
import { rawTonight } from './raw-tonight.ts';
import type { TonightsStates } from './tonights-states.ts';
import type { AreaLabel, Flag, IndicatorValue, Verdict } from './verdict.ts';

/** What of an area goes into its verdict beside its state. */
export interface About {
  readonly position: number;
  readonly area: AreaLabel | undefined;
  readonly outlook: Outlook | undefined;
  readonly possiblyHigher: boolean;
  /** The decisions on it tonight. */
  readonly acting: Acting;
  /** What was told of it before. */
  readonly told?: Told | undefined;
}

/** What a night is judged by. */
type Ruled = Pick<Night, 'pack' | 'asOf' | 'regime' | 'workdays'>;
/** What its last evaluation said. */
type Judged = Pick<TonightsStates, 'judgement' | 'evaluatedOn'>;

/** The verdict on one area. */
export function verdictOf(night: Ruled, tonight: Judged, state: AreaState, about: About): Verdict {
  const { pack } = night;
  const { position, area, outlook } = about;
  const tierAt = (rank: number | null | undefined): string | null =>
    pack.tiers[rank ?? NO_TIER]?.tier ?? null;
  const { judgement, evaluatedOn } = tonight;
  const evaluation = { judgement, evaluatedOn, pack, asOf: night.asOf };
  const raw = rawTonight(evaluation, state, position);
  const decision = decisionOn(state, about);
  const eligible = eligibleTonight(state);
  return {
    area: area ?? plainLabel('', ''),
    position,
    tier: tierAt(state.rank),
    rawTier: tierAt(raw.rank) ?? 'unknown',
    atLeast: raw.rank === NO_TIER ? tierAt(raw.atLeast) : null,
    atMost: raw.rank === NO_TIER ? tierAt(raw.atMost) : null,
    since: state.since,
    evaluatedOn: state.rules.evaluatedOn,
    tierInForce: tierAt(state.inForce.rank),
    effectiveFrom: state.effectiveFrom,
    ruleTier: tierAt(state.beneath.rank),
    queued: state.inForce.queue.map(({ rank, from }) => ({ tier: tierAt(rank) ?? '', from })),
    heldBy: holders(night, tonight, state, { position, raw: raw.rank, decision }).map((holder) =>
      holderText(night, tonight, state, position, holder),
    ),
    eligible: eligible && { tier: tierAt(eligible.rank) ?? '', since: eligible.since },
    indicators: valuesToTell(night, tonight, about),
    clause: decision?.place ?? pack.tiers[state.beneath.rank]?.clause ?? null,
    decision,
    nextStepDown: outlook?.step ?? null,
    unknownAhead: outlook?.unknownFrom ?? null,
    flags: flagsOf(tonight, state, about),
  };
}

/** The tier that a decision may give tonight; none to speak of while the area is outside the order of severity. */
function eligibleTonight({ rules }: AreaState): Eligible | null {
  return rules.unranked === NO_TIER ? (rules.eligible.at(-1) ?? null) : null;
}

/** Until the next evaluation its values stay as they were told, whatever was reported late since. */
function valuesToTell(
  { pack, asOf }: Ruled,
  { judgement, evaluatedOn }: Judged,
  { position, told }: About,
): Record<string, IndicatorValue> {
  const isTold =
    told !== undefined && evaluatedOn !== null && evaluatedOn !== asOf && told.evaluatedOn === evaluatedOn;
  return isTold ? { ...told.indicators } : indicatorsAt({ pack, tonight: judgement }, position);
}

/** The decision behind a published tier: what lies over the rules, or replaced tonight's evaluation. */
function decisionOn({ decision }: AreaState, { acting: { designated } }: About): Decision | null {
  return decision ?? designated?.decision ?? null;
}

function flagsOf(
  { judgement }: Judged,
  state: AreaState,
  { position, possiblyHigher, acting: { overlay } }: About,
): Flag[] {
  const flags: Flag[] = [];
  if (state.beneath.kept && state.decision === null) flags.push('kept');
  if (possiblyHigher) flags.push('possibly_higher');
  if (isAnyPartial(judgement, position)) flags.push('partial');
  if (overlay.set !== undefined && overlay.set.rank !== state.beneath.rank) flags.push('contradicts_rules');
  return flags;
}

function isAnyPartial({ indicators }: Judged['judgement'], position: number): boolean {
  for (const column of indicators.values()) if (isPartial(column, position)) return true;
  return false;
}

/** What holders are asked of: the raw tier, and the decision behind what is published. */
interface Held {
  readonly position: number;
  readonly raw: number;
  readonly decision: Decision | null;
}

/** What holds a published tier whose raw tier is known and less severe. */
function holders(
  night: Ruled,
  tonight: Judged,
  { rank, rules }: AreaState,
  { position, raw, decision }: Held,
): Holder[] {
  const { isUnranked } = night.regime.works;
  if (raw === NO_TIER || isUnranked(raw) || isUnranked(rank) || raw <= rank) return [];
  const byDecision: Holder[] = decision === null ? [] : [{ kind: 'decision' }];
  if (rules.rank > rank) return byDecision;
  // Designated, and not evaluated since then.
  if (rules.evaluatedOn !== rules.evaluations.at(-1)?.day) return [{ kind: 'decision' }];
  const own = holdersOf(night.regime.works, rules, {
    day: rules.evaluatedOn ?? night.asOf,
    isWorkday: night.workdays.at(position),
    released: (tier) => releasedIn(tonight.judgement, night.pack.tiers[tier], position),
  });
  return [...byDecision, ...own.filter(({ kind }) => kind !== 'decision' || byDecision.length === 0)];
}

/** A holder as results have it: `2 of 3`, `min_stay`, `release: rounds_1d >= 1 is unknown`, `decision`. */
function holderText(
  { pack }: Ruled,
  { judgement }: Judged,
  { rules }: AreaState,
  position: number,
  holder: Holder,
): string {
  switch (holder.kind) {
    case 'count':
      return `${holder.have} of ${holder.need}`;
    case 'min_stay':
    case 'decision':
      return holder.kind;
    case 'release': {
      const tier = pack.tiers[rules.rank];
      const truth = plainTruth(releasedIn(judgement, tier, position));
      return `release: ${tier?.release?.text ?? ''} is ${truth === null ? 'unknown' : 'false'}`;
    }
  }
}

/** The value of every indicator for an area, rounded as the pack says. */
export function indicatorsAt(
  { pack, tonight }: Pick<Night, 'pack' | 'tonight'>,
  position: number,
): Record<string, IndicatorValue> {
  const values: Record<string, IndicatorValue> = {};
  for (const { name, round } of pack.indicators) {
    const column = tonight.indicators.get(name);
    const value = column === undefined ? null : valueAt(column, position);
    const exact = round === undefined || column?.kind !== 'number' ? null : fractionAt(column, position);
    values[name] = exact === null || round === undefined ? value : plainNumber(rounded(exact, round));
  }
  return values;
}
