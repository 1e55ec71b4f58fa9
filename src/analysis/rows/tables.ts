import type { Written } from '../../rules/expression.ts';
import type { DaysSinceIndicator, RowIndicator, Window } from '../../rules/indicator.ts';
import { needsOf } from '../../rules/needs.ts';
import type { Pack } from '../../rules/pack.ts';
import { type Cell, cellsOf } from './cells.ts';
import { cutsOf, type Region, regionFor, regionOf } from './regions.ts';
import { FAR, openRow, type RowSpace } from './row.ts';

/** The rows of a table of events, as a pack's indicators look at them. */
export interface EventTable {
  readonly table: string;
  readonly indicators: readonly RowIndicator[];
  readonly row: RowSpace;
  readonly cells: readonly Cell[];
}

/** Tables whose rows are events, with the date from which a row is known. */
const EVENT_CLOCKS: Readonly<Record<string, string>> = {
  cases: 'date_report',
  visits: 'date_report',
  counts: 'date',
};

/**
 * The event tables a pack counts, with the cells of each.
 *
 * @param indicators those that its tiers rest on
 * @param pack of which every indicator decides which rows are rejected
 */
export function eventTables(
  indicators: readonly RowIndicator[],
  pack: Pick<Pack, 'indicators'>,
): EventTable[] {
  const tables = [...new Set(indicators.map(({ table }) => table))];
  return tables.flatMap((table) => {
    const own = indicators.filter((indicator) => indicator.table === table);
    const row = rowOf(table, own, pack);
    return row === undefined
      ? []
      : [{ table, indicators: own, row, cells: cellsOf(table, allRegions(own), row) }];
  });
}

/** Any row of an event table, as these indicators look at it; nothing for a table of reports. */
export function rowOf(
  table: string,
  indicators: readonly RowIndicator[],
  pack: Pick<Pack, 'indicators'>,
): RowSpace | undefined {
  const clock = EVENT_CLOCKS[table];
  const wheres = indicators.flatMap(({ where }): Written[] => (where === undefined ? [] : [where]));
  const required = new Set(needsOf([pack], table).required);
  return clock === undefined ? undefined : openRow(clock, wheres, required);
}

/** The regions of a table's indicators, and for those that look for the last row every stretch of days apart. */
function allRegions(indicators: readonly RowIndicator[]): Region[] {
  const own = indicators.map(regionOf);
  const stretches = indicators
    .filter((indicator) => indicator.kind === 'days_since')
    .flatMap((indicator) => stretchesOf(indicator, own).map(({ region }) => region));
  return [...new Map([...own, ...stretches].map((region) => [region.key, region])).values()];
}

/** Days back in which all windows of a table see the same rows. */
export interface Stretch {
  readonly from: number;
  /** Not in it; nothing if it has no end. */
  readonly to?: number;
  readonly region: Region;
}

/** The stretches of days in which a last row can lie, the newest first. */
export function stretchesOf(indicator: DaysSinceIndicator, regions: readonly Region[]): Stretch[] {
  const { window } = indicator;
  const [first, end] =
    window.kind === 'days' ? [window.lag, window.lag + window.days] : [0, Number.POSITIVE_INFINITY];
  const cuts = cutsOf(regions, indicator.clock).filter((cut) => cut >= first && cut < end);
  return cuts.map((from, i) => {
    const to = cuts[i + 1] ?? (Number.isFinite(end) ? end : undefined);
    const days: Window = { kind: 'days', lag: from, days: to === undefined ? FAR - from : to - from };
    const region = regionFor(indicator.table, indicator.clock, days, indicator.where);
    return { from, region, ...(to === undefined ? {} : { to }) };
  });
}
