import { type Day, daysBetween } from '../days.ts';
import { type Column, numberColumn, textColumn } from '../judging/columns.ts';
import type { Pack } from '../rules/pack.ts';
import { expressionsOf, membersOf } from '../rules/walk.ts';
import type { StatesByRow } from './all-states.ts';
import type { Members } from './night.ts';
import type { AreaState } from './publish.ts';

/** Whether a pack's rules read the tier published the night before. */
export function readsPrevious(pack: Pack): boolean {
  return expressionsOf(pack).some((tree) => membersOf(tree).some(({ scope }) => scope === 'previous'));
}

/** `previous.tier` and `previous.days`, for rules evaluated as of a day. */
export function previousMembers(pack: Pack, { kinds, states }: StatesByRow, day: Day): Members {
  const tierOf = (state: AreaState | undefined): string | null => pack.tiers[state?.rank ?? -1]?.tier ?? null;
  const daysOf = (state: AreaState | undefined): number =>
    state === undefined || tierOf(state) === null ? Number.NaN : daysBetween(state.since, day);
  const columns: Readonly<Record<string, () => Column>> = {
    tier: () => {
      const tiers = states.map(tierOf);
      return textColumn(Array.from(kinds, (kind) => tiers[kind] ?? null));
    },
    days: () => {
      const days = states.map(daysOf);
      const values = new Float64Array(kinds.length);
      for (let row = 0; row < values.length; row++) values[row] = days[kinds[row] ?? 0] ?? Number.NaN;
      return numberColumn(values);
    },
  };
  return (scope, name) => (scope === 'previous' ? columns[name]?.() : undefined);
}
