import { rounded } from '../judging/arithmetic.ts';
import { isPartial, valueAt } from '../judging/columns.ts';
import { fractionAt } from '../judging/exact.ts';
import { plainNumber } from '../judging/fractions.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { type Holder, holdersOf } from './clocks/held-by.ts';
import { plainTruth, releasedIn } from './evening.ts';
import type { Night } from './open-night.ts';
import type { AreaState } from './publish.ts';
import type { TonightsStates } from './tonights-states.ts';
import type { AreaLabel, Flag, IndicatorValue, StepDown, Verdict } from './verdict.ts';

/** What of an area goes into its verdict beside its state. */
export interface About {
  readonly position: number;
  readonly area: AreaLabel | undefined;
  readonly nextStepDown: StepDown | null;
  readonly possiblyHigher: boolean;
}

/** What a night is judged by. */
type Ruled = Pick<Night, 'pack' | 'asOf' | 'regime' | 'workdays'>;
/** What its last evaluation said. */
type Judged = Pick<TonightsStates, 'judgement' | 'evaluatedOn'>;

/** The verdict on one area. */
export function verdictOf(night: Ruled, tonight: Judged, state: AreaState, about: About): Verdict {
  const { pack } = night;
  const { judgement } = tonight;
  const { position, area, nextStepDown } = about;
  const tierAt = (rank: number | null | undefined): string | null =>
    pack.tiers[rank ?? NO_TIER]?.tier ?? null;
  const raw = rawTier(night, tonight, state, position);
  const { eligible } = state.rules;
  return {
    area: area ?? { code: '', name: '', district: null },
    position,
    tier: tierAt(state.rank),
    rawTier: tierAt(raw) ?? 'unknown',
    atLeast: raw === NO_TIER ? tierAt(judgement.atLeast[position]) : null,
    atMost: raw === NO_TIER ? tierAt(judgement.atMost[position]) : null,
    since: state.since,
    evaluatedOn: state.rules.evaluatedOn,
    tierInForce: tierAt(state.inForce.rank),
    effectiveFrom: state.effectiveFrom,
    ruleTier: tierAt(state.beneath.rank),
    queued: state.inForce.queue.map(({ rank, from }) => ({ tier: tierAt(rank) ?? '', from })),
    heldBy: holders(night, tonight, state, position).map((holder) =>
      holderText(night, tonight, state, position, holder),
    ),
    eligible: eligible && { tier: tierAt(eligible.rank) ?? '', since: eligible.since },
    indicators: indicatorsAt({ pack, tonight: judgement }, position),
    clause: state.decision?.place ?? pack.tiers[state.beneath.rank]?.clause ?? null,
    decision: state.decision,
    nextStepDown,
    flags: flagsOf(tonight, state, about),
  };
}

function flagsOf({ judgement }: Judged, state: AreaState, { position, possiblyHigher }: About): Flag[] {
  const flags: Flag[] = [];
  if (state.beneath.kept && state.decision === null) flags.push('kept');
  if (possiblyHigher) flags.push('possibly_higher');
  if ([...judgement.indicators.values()].some((column) => isPartial(column, position))) flags.push('partial');
  if (state.decision?.mode === 'set' && state.beneath.rank !== state.rank) flags.push('contradicts_rules');
  return flags;
}

/** What the rules alone say: a tier that depends on other areas is among them. */
function rawTier(
  { pack }: Ruled,
  { judgement, evaluatedOn }: Judged,
  state: AreaState,
  position: number,
): number {
  const { beneath } = state;
  if (pack.tiers[beneath.rank]?.residual) return beneath.kept ? NO_TIER : beneath.rank;
  return evaluatedOn === null ? NO_TIER : (judgement.raw[position] ?? NO_TIER);
}

/** What holds a published tier whose raw tier is known and less severe. */
function holders(night: Ruled, tonight: Judged, state: AreaState, position: number): Holder[] {
  const { rules } = state;
  const raw = rawTier(night, tonight, state, position);
  const { isUnranked } = night.regime.works;
  if (raw === NO_TIER || isUnranked(raw) || isUnranked(state.rank) || raw <= state.rank) return [];
  const byDecision: Holder[] = state.decision === null ? [] : [{ kind: 'decision' }];
  if (rules.rank > state.rank || rules.evaluatedOn !== rules.evaluations.at(-1)?.day) return byDecision;
  const own = holdersOf(night.regime.works, rules, {
    day: rules.evaluatedOn ?? night.asOf,
    isWorkday: night.workdays.at(position),
    released: (rank) => releasedIn(tonight.judgement, night.pack.tiers[rank], position),
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
  return Object.fromEntries(
    pack.indicators.map((indicator) => {
      const column = tonight.indicators.get(indicator.name);
      const value = column === undefined ? null : valueAt(column, position);
      if (indicator.round === undefined || column?.kind !== 'number' || typeof value !== 'number')
        return [indicator.name, value];
      const exact = fractionAt(column, position);
      return [indicator.name, exact === null ? value : plainNumber(rounded(exact, indicator.round))];
    }),
  );
}
