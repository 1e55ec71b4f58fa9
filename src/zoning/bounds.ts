import { defaultClock, isEventTable, windowBounds } from '../counting/plan.ts';
import type { Tally } from '../counting/tally.ts';
import type { Day } from '../days.ts';
import type { NumberColumn } from '../judging/columns.ts';
import { withExact } from '../judging/exact.ts';
import type { RowIndicator } from '../rules/indicator.ts';
import { COVERED, COVERED_IN_PART, NOT_COVERED } from './covered.ts';

/** Days of a table that are not in yet, though the night is over: from the day after `through` to `tonight`. */
export interface Stale {
  readonly through: Day;
  readonly tonight: Day;
}

type Interval = readonly [lo: number, hi: number];
const UNKNOWN: Interval = [Number.NaN, Number.NaN];

/**
 * What was counted as numbers to judge by: known where the table covers the area and the days of the window, bounds
 * where it covers them in part, unknown where it covers nothing of them and nothing was found.
 *
 * @param degrees how far the table covers the area of each row; all of it where absent
 */
export function boundedColumn(
  indicator: RowIndicator,
  { values, exact, partial }: Tally,
  day: Day,
  stale: Stale | undefined,
  degrees: Uint8Array | undefined,
): NumberColumn {
  const days = daysCovered(indicator, day, stale);
  const fewer = [...partial].filter(([, why]) => why === 'days').map(([row]) => row);
  const reduced = fewer.length > 0 ? { reduced: new Set(fewer) } : {};
  const bounds = [...partial.values()].includes('bound');
  if (days === COVERED && degrees === undefined && !bounds)
    return { ...withExact({ lo: values, hi: values }, exact), ...reduced };
  const lo = Float64Array.from(values);
  const hi = Float64Array.from(values);
  for (let row = 0; row < lo.length; row++) {
    const degree = Math.min(days, degrees?.[row] ?? COVERED);
    const known = degree === COVERED && partial.get(row) === 'bound' ? COVERED_IN_PART : degree;
    if (known === COVERED) continue;
    const [least, most] = boundsOf(indicator, values[row] ?? Number.NaN, known);
    const instead = indicator.missing === 'zero' && Number.isNaN(least);
    lo[row] = instead ? 0 : least;
    hi[row] = instead ? 0 : most;
  }
  return { ...withExact({ lo, hi }, exact), ...reduced };
}

/** What a value found in part of its area or days leaves open. */
function boundsOf({ kind }: RowIndicator, found: number, degree: number): Interval {
  switch (kind) {
    case 'count':
    case 'sum':
      if (Number.isNaN(found) || (degree === NOT_COVERED && found === 0)) return UNKNOWN;
      return [found, Number.POSITIVE_INFINITY];
    case 'max':
      return Number.isNaN(found) ? UNKNOWN : [found, Number.POSITIVE_INFINITY];
    case 'min':
      return Number.isNaN(found) ? UNKNOWN : [Number.NEGATIVE_INFINITY, found];
    case 'days_since':
      // A row that is not in yet can only be newer; not that there never was one.
      return [0, Number.isNaN(found) ? Number.POSITIVE_INFINITY : found];
    case 'mean':
    case 'latest':
      return UNKNOWN;
  }
}

/** How far a table covers the days of a window. A look ahead assumes nothing new after tonight. */
function daysCovered(indicator: RowIndicator, day: Day, stale: Stale | undefined): number {
  if (stale === undefined || !isEventTable(indicator.table)) return COVERED;
  const last = day < stale.tonight ? day : stale.tonight;
  if (last <= stale.through) return COVERED;
  // A case reported later may have fallen ill on any day before.
  if (indicator.clock !== defaultClock(indicator.table)) return COVERED_IN_PART;
  const { from, to } = windowBounds(indicator.window, day);
  if (to <= stale.through || (from !== undefined && from > last)) return COVERED;
  return from !== undefined && from > stale.through && to <= last ? NOT_COVERED : COVERED_IN_PART;
}
