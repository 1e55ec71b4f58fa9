import { byArea, type Cell, fromCsv, given, listCell, listOf, toCsv } from './csv.ts';
import type { PublishedState } from './published.ts';

const COLUMNS = ['area', 'tier', 'since', 'rule_tier', 'tier_in_force', 'effective_from', 'queued'] as const;

/** `state.csv`, in order of area code. What waits is written `2022-05-25=low`. */
export function writeStates(states: readonly PublishedState[]): string {
  const rows = byArea(states).map((state): Cell[] => [
    state.area,
    state.tier,
    state.since,
    state.rule_tier,
    state.tier_in_force,
    state.effective_from,
    listCell(state.queued.map(({ tier, from }) => `${from}=${tier}`)),
  ]);
  return toCsv(COLUMNS, rows);
}

/** @throws Unreadable */
export function readStates(text: string): PublishedState[] {
  return fromCsv(text, COLUMNS).map((cells) => {
    const at = (column: (typeof COLUMNS)[number]): Cell => cells[COLUMNS.indexOf(column)] ?? null;
    return {
      area: given(at('area')),
      tier: at('tier'),
      since: given(at('since')),
      rule_tier: at('rule_tier'),
      tier_in_force: at('tier_in_force'),
      effective_from: given(at('effective_from')),
      queued: listOf(at('queued')).map((text) => {
        const [from = '', tier = ''] = text.split('=');
        return { tier, from };
      }),
    };
  });
}
