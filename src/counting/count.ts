import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { remembered } from '../engine/remembered.ts';
import { identifier, literal } from '../engine/sql.ts';
import type { RowIndicator } from '../rules/indicator.ts';
import { type CountingPlan, defaultClock, windowBounds } from './plan.ts';
import { sourceSql } from './source.ts';
import { groupingSetsSql, resultName } from './sql.ts';
import { tally } from './tally.ts';
import { aboveSql, aboveTable, withinSetSql, withinSql } from './within.ts';

/**
 * The counted indicators: for each as-of day and indicator one number a position (an area of the plan's level, in order
 * of code; with `plan.positions`, in the order given there). NaN is unknown.
 */
export type Counts = ReadonlyMap<Day, ReadonlyMap<string, Float64Array>>;

/**
 * Makes ready to count at a level; afterwards its areas have positions 0 … `areas` − 1.
 *
 * @param levels the levels it is made of, where it is several
 */
export async function prepareLevel(
  engine: Engine,
  level: string,
  levels: readonly string[] = [level],
): Promise<void> {
  await engine.run(levels.length === 1 ? withinSql(level) : withinSetSql(level, areasOf(levels)));
}

/** A query for the areas of some levels. */
export function areasOf(levels: readonly string[]): string {
  const among = levels.length === 0 ? 'false' : `level IN (${levels.map(literal).join(', ')})`;
  return `SELECT ix FROM areas WHERE ${among}`;
}

/** Carries out a counting plan for its numbers alone. */
export async function count(engine: Engine, plan: CountingPlan, areas: number): Promise<Counts> {
  const tallies = await tally(engine, plan, areas);
  return new Map(
    [...tallies].map(([day, byName]) => [
      day,
      new Map([...byName].map(([name, { values }]) => [name, values])),
    ]),
  );
}

/**
 * Rows placed only above the level, which count for no area of it: for each such place (an area's ix) and indicator the
 * number of rows, or the days since the last one. Groups are counted as rows: one row more can complete one group.
 */
export async function countAbove(
  engine: Engine,
  plan: CountingPlan,
): Promise<Map<number, Map<string, number>>> {
  const above = new Map<number, Map<string, number>>();
  const indicators = plan.indicators
    .filter((each) => each.table === 'cases' && ABOVE_KINDS.has(each.kind))
    .map(ungrouped);
  if (indicators.length === 0) return above;
  const within = aboveTable(plan.level);
  const span = await spans(engine, plan.level, () => askSpan(engine, plan.level));
  if (span === null || isOutside(span, { ...plan, indicators })) return above;
  for (const row of await engine.rows(groupingSetsSql({ ...plan, indicators }, 'cases', within))) {
    const values = indicators.map(({ name }, i) => [name, Number(row[resultName(i)] ?? Number.NaN)] as const);
    above.set(Number(row['position']), new Map(values.filter(([, value]) => value !== 0)));
  }
  return above;
}

/** The days of the cases that are placed only above a level; null if there are none. */
interface Span {
  readonly first: Day;
  readonly last: Day;
}

const spans = remembered<Span | null>();

async function askSpan(engine: Engine, level: string): Promise<Span | null> {
  await engine.run(aboveSql(level, 'cases'));
  const source = sourceSql({ table: 'cases', level, indicators: [], within: aboveTable(level) });
  const day = `r.${identifier(defaultClock('cases'))}`;
  const [found] = await engine.rows(
    `SELECT min(${day})::VARCHAR AS first, max(${day})::VARCHAR AS last FROM ${source}`,
  );
  const [first, last] = [found?.['first'], found?.['last']];
  return typeof first === 'string' && typeof last === 'string' ? { first, last } : null;
}

/** Whether none of the cases lies in any of the windows: quiet nights are many. */
function isOutside({ first, last }: Span, { indicators, days, knownOn }: CountingPlan): boolean {
  if (first > knownOn) return true;
  if (indicators.some(({ clock }) => clock !== defaultClock('cases'))) return false;
  return indicators.every(({ window }) =>
    days.every((day) => {
      const { from } = windowBounds(window, day);
      return from !== undefined && last < from;
    }),
  );
}

function ungrouped(indicator: RowIndicator): RowIndicator {
  if (indicator.kind !== 'count') return indicator;
  const { groupBy: _groups, distinct: _distinct, ...plain } = indicator;
  return plain;
}

/** Of what could come on top, only what adds up to what is there. */
const ABOVE_KINDS: ReadonlySet<RowIndicator['kind']> = new Set(['count', 'sum', 'days_since']);
