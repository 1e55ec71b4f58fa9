import { type Day, daysBetween } from '../days.ts';
import { type Column, numberColumn, textColumn } from '../judging/columns.ts';
import type { Pack } from '../rules/pack.ts';
import { expressionsOf, membersOf } from '../rules/walk.ts';
import { type AllStates, stateAt } from './all-states.ts';
import type { Members } from './night.ts';

/** Whether a pack's rules read the tier published the night before. */
export function readsPrevious(pack: Pack): boolean {
  return expressionsOf(pack).some((tree) => membersOf(tree).some(({ scope }) => scope === 'previous'));
}

/** `previous.tier` and `previous.days`, for rules evaluated as of a day: of all areas, or of some by position. */
export function previousMembers(
  pack: Pack,
  before: AllStates,
  day: Day,
  positions: readonly number[],
): Members {
  const states = positions.map((position) => stateAt(before, position));
  const columns: Readonly<Record<string, () => Column>> = {
    tier: () => textColumn(states.map((state) => pack.tiers[state?.rank ?? -1]?.tier ?? null)),
    days: () =>
      numberColumn(
        Float64Array.from(states, (state) =>
          state === undefined || pack.tiers[state.rank] === undefined
            ? Number.NaN
            : daysBetween(state.since, day),
        ),
      ),
  };
  return (scope, name) => (scope === 'previous' ? columns[name]?.() : undefined);
}
