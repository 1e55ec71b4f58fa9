import { byArea, type Cell, csvBytes, fromCsv, given, listCell, listOf, Unreadable } from './csv.ts';
import type { PublishedState, StoredEvaluation } from './published.ts';

const COLUMNS = [
  'area',
  'tier',
  'since',
  'effective_from',
  'tier_in_force',
  'undecided',
  'undecided_in_force',
  'queued',
  'kept',
  'rule_tier',
  'rule_since',
  'unranked',
  'evaluated_on',
  'eligible_tier',
  'eligible_since',
  'raw_tiers',
] as const;

/**
 * `state.csv`, in order of area code. What waits is written `2022-05-25=low`; a raw tier `2022-05-24=low`, or
 * `2022-05-24=?low` if it is unknown but at least low.
 */
export function writeStates(states: readonly PublishedState[]): Buffer {
  return csvBytes(COLUMNS, byArea(states), (state): Cell[] => [
    state.area,
    state.tier,
    state.since,
    state.effective_from,
    state.tier_in_force,
    state.undecided,
    state.undecided_in_force,
    listCell(state.queued.map(({ tier, from }) => `${from}=${tier}`)),
    state.kept ? 'true' : null,
    state.rule_tier,
    state.rule_since,
    state.unranked,
    state.evaluated_on,
    listCell(state.eligible.map(({ tier }) => tier)),
    listCell(state.eligible.map(({ since }) => since)),
    listCell(state.raw_tiers.map(evaluationText)),
  ]);
}

function evaluationText({ day, tier, at_least }: StoredEvaluation): string {
  return `${day}=${tier ?? `?${at_least ?? ''}`}`;
}

/** States as they would be read from the file they are written to. */
export function statesAsRead(states: readonly PublishedState[]): PublishedState[] {
  return byArea(states).map((state) => {
    if (state.raw_tiers.every(({ tier, at_least }) => tier === null || tier === at_least)) return state;
    const raw = state.raw_tiers.map(({ day, tier, at_least }) => ({ day, tier, at_least: tier ?? at_least }));
    return { ...state, raw_tiers: raw };
  });
}

/** @throws Unreadable */
export function readStates(text: string): PublishedState[] {
  return fromCsv(text, COLUMNS).map((cells) => {
    const at = (column: (typeof COLUMNS)[number]): Cell => cells[COLUMNS.indexOf(column)] ?? null;
    const eligibleSince = listOf(at('eligible_since'));
    return {
      area: given(at('area')),
      tier: at('tier'),
      since: given(at('since')),
      effective_from: given(at('effective_from')),
      tier_in_force: at('tier_in_force'),
      undecided: at('undecided'),
      undecided_in_force: at('undecided_in_force'),
      queued: listOf(at('queued')).map((item) => {
        const [from, tier] = pairOf(item);
        return { tier, from };
      }),
      kept: at('kept') === 'true',
      rule_tier: at('rule_tier'),
      rule_since: given(at('rule_since')),
      unranked: at('unranked'),
      evaluated_on: at('evaluated_on'),
      eligible: listOf(at('eligible_tier')).map((tier, i) => ({
        tier,
        since: given(eligibleSince[i] ?? null),
      })),
      raw_tiers: listOf(at('raw_tiers')).map(evaluationOf),
    };
  });
}

function evaluationOf(item: string): StoredEvaluation {
  const [day, tier] = pairOf(item);
  if (!tier.startsWith('?')) return { day, tier, at_least: tier };
  return { day, tier: null, at_least: tier === '?' ? null : tier.slice(1) };
}

function pairOf(item: string): [string, string] {
  const at = item.indexOf('=');
  if (at === -1) throw new Unreadable(`no day: ${item}`);
  return [item.slice(0, at), item.slice(at + 1)];
}
