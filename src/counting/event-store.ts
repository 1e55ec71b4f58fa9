import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import type { RowIndicator } from '../rules/indicator.ts';
import { eventsSql, numbersSql } from './events.ts';
import { type ByDay, type EventIndicator, type EventStore, type Fetched, groupOf } from './fetched.ts';
import { type CountingPlan, isEventTable, type TableTraits } from './plan.ts';

/** What is fetched, and for how many areas. */
interface Fetching {
  readonly level: string;
  readonly areas: number;
  readonly indicators: readonly RowIndicator[];
  readonly traits: TableTraits;
  readonly through: Day;
}

/** Fetches the rows of all indicators that count events or add up whole numbers, up to a day. */
export async function openEventStore(engine: Engine, fetching: Fetching): Promise<EventStore> {
  const { level, areas, traits, through } = fetching;
  const sources = new Map<string, Fetched[]>();
  const isTotal = ({ table }: RowIndicator): boolean => traits[table]?.cumulative === true;
  const wanted = fetching.indicators.filter((each) => !isTotal(each)).filter(isOfEvents);
  for (const indicator of wanted.sort(groupedFirst)) {
    const key = rowsOf(indicator);
    const there = sources.get(key) ?? [];
    if (servedBy(there, indicator) !== undefined) continue;
    if (isOfNumbers(indicator)) {
      const sql = numbersSql({ level, knownOn: through, traits }, indicator);
      const [others] = await engine.rows(sql.others);
      if (Number(others?.['n']) === 0)
        sources.set(key, [fetched(undefined, await engine.integers(sql.rows), areas)]);
      continue;
    }
    const group = groupOf(indicator);
    const columns = await engine.integers(
      eventsSql(
        { level, knownOn: through, traits },
        { indicator: { ...indicator, window: { kind: 'all' } }, group, from: undefined, late: false },
      ),
    );
    sources.set(key, [...there, fetched(group, columns, areas)]);
  }
  return { level, through, traits, sources };
}

/** The fetched rows from which an indicator can be told at a level, with what is known by a day; undefined if none can. */
export function eventsFor(
  store: EventStore | undefined,
  { level, knownOn, traits }: Pick<CountingPlan, 'level' | 'knownOn' | 'traits'>,
  indicator: RowIndicator,
): { readonly rows: Fetched; readonly indicator: EventIndicator } | undefined {
  if (store === undefined || level !== store.level || knownOn > store.through) return undefined;
  if (saysWhenKnown(traits, indicator) !== saysWhenKnown(store.traits, indicator)) return undefined;
  if (!isOfEvents(indicator)) return undefined;
  const rows = servedBy(store.sources.get(rowsOf(indicator)) ?? [], indicator);
  return rows && { rows, indicator };
}

function saysWhenKnown(traits: TableTraits | undefined, { table }: RowIndicator): boolean {
  return traits?.[table]?.dateKnown === true;
}

/** Whether an indicator can be told from a list of days; of numbers, if they turn out to be whole ones. */
function isOfEvents(indicator: RowIndicator): indicator is EventIndicator {
  if (isOfNumbers(indicator)) return true;
  return (indicator.kind === 'count' || indicator.kind === 'days_since') && isEventTable(indicator.table);
}

function isOfNumbers(
  indicator: RowIndicator,
): indicator is Extract<EventIndicator, { kind: 'sum' | 'latest' }> {
  if (indicator.kind !== 'sum' && indicator.kind !== 'latest') return false;
  return !('daysAtLeast' in indicator && indicator.daysAtLeast !== undefined);
}

/** Rows that are grouped can be counted without their groups, too. */
function servedBy(there: readonly Fetched[], indicator: EventIndicator): Fetched | undefined {
  const group = groupOf(indicator);
  return group === undefined ? there[0] : there.find((each) => each.group === group);
}

function groupedFirst(a: EventIndicator, b: EventIndicator): number {
  return Number(groupOf(b) !== undefined) - Number(groupOf(a) !== undefined);
}

/** What rows an indicator is of, whatever its window. */
function rowsOf(indicator: EventIndicator): string {
  const { table, clock, where } = indicator;
  const column = isOfNumbers(indicator) ? indicator.column : '';
  return `${table}|${clock}|${where?.text ?? ''}|${column}`;
}

function fetched(group: string | undefined, columns: readonly Int32Array[], areas: number): Fetched {
  const [positions, days, known, high, low, counts] = columns;
  if (!positions || !days || !known || !high || !low || !counts)
    throw new RangeError('events have six columns');
  const starts = new Int32Array(areas + 1);
  for (const position of positions) starts[position + 1] = (starts[position + 1] ?? 0) + 1;
  addUp(starts);
  return { group, starts, days, known, groups: [high, low], counts, byDay: inOrderOfDay(positions, days) };
}

function inOrderOfDay(positions: Int32Array, days: Int32Array): ByDay {
  const firstDay = days.reduce((least, day) => Math.min(least, day), Number.MAX_SAFE_INTEGER);
  const last = days.reduce((most, day) => Math.max(most, day), Number.MIN_SAFE_INTEGER);
  const starts = new Int32Array(days.length === 0 ? 1 : last - firstDay + 2);
  for (const day of days) starts[day - firstDay + 1] = (starts[day - firstDay + 1] ?? 0) + 1;
  addUp(starts);
  const next = Int32Array.from(starts);
  const ordered = new Int32Array(positions.length);
  positions.forEach((position, i) => {
    const day = (days[i] ?? 0) - firstDay;
    const at = next[day] ?? 0;
    ordered[at] = position;
    next[day] = at + 1;
  });
  return { firstDay, starts, positions: ordered };
}

function addUp(numbers: Int32Array): void {
  for (let i = 1; i < numbers.length; i++) numbers[i] = (numbers[i] ?? 0) + (numbers[i - 1] ?? 0);
}
