import type { Written } from '../../rules/expression.ts';
import type { Indicator, RowIndicator, Window } from '../../rules/indicator.ts';

/** The rows that an indicator counts: those of a table that meet a condition, in a window of one of their dates. */
export interface Region {
  readonly key: string;
  readonly table: string;
  readonly clock: string;
  readonly window: Window;
  readonly where?: Written;
}

export function regionOf({ table, clock, window, where }: RowIndicator): Region {
  return regionFor(table, clock, window, where);
}

export function regionFor(table: string, clock: string, window: Window, where: Written | undefined): Region {
  const key = [table, clock, windowKey(window), where?.text ?? ''].join('|');
  return { key, table, clock, window, ...(where === undefined ? {} : { where }) };
}

function windowKey(window: Window): string {
  switch (window.kind) {
    case 'days':
      return `${window.lag}+${window.days}`;
    case 'all':
      return 'all';
    case 'since':
      return window.since;
  }
}

export function isOverRows(indicator: Indicator): indicator is RowIndicator {
  return 'table' in indicator;
}

/**
 * The days back at which the windows of a table begin and end: between two of them all windows see the same rows. 0 is the
 * as-of day itself.
 */
export function cutsOf(regions: readonly Region[], clock: string): number[] {
  const ends = regions
    .filter((region) => region.clock === clock)
    .flatMap(({ window }) => (window.kind === 'days' ? [window.lag, window.lag + window.days] : []));
  return [...new Set([0, ...ends])].sort((a, b) => a - b);
}
