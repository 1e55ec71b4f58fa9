import { type Day, daysBetween } from '../days.ts';
import { type Column, numberColumn, textColumn } from '../judging/columns.ts';
import type { Pack } from '../rules/pack.ts';
import { expressionsOf, membersOf } from '../rules/walk.ts';
import type { AllStates } from './all-states.ts';
import type { Members } from './night.ts';
import type { AreaState } from './publish.ts';

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
  const { quiet, own } = before;
  const tierOf = (state: AreaState | undefined): string | null => pack.tiers[state?.rank ?? -1]?.tier ?? null;
  const daysOf = (state: AreaState | undefined): number =>
    state === undefined || tierOf(state) === null ? Number.NaN : daysBetween(state.since, day);
  // What nearly all areas share is worked out once.
  const write = <T>(values: Record<number, T>, readOf: (state: AreaState) => T): void =>
    positions.forEach((position, row) => {
      const state = own.get(position);
      if (state !== undefined) values[row] = readOf(state);
    });
  const columns: Readonly<Record<string, () => Column>> = {
    tier: () => {
      const tiers = new Array<string | null>(positions.length).fill(tierOf(quiet));
      write(tiers, tierOf);
      return textColumn(tiers);
    },
    days: () => {
      const days = new Float64Array(positions.length).fill(daysOf(quiet));
      write(days, daysOf);
      return numberColumn(days);
    },
  };
  return (scope, name) => (scope === 'previous' ? columns[name]?.() : undefined);
}
