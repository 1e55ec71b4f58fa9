import { isDeepStrictEqual } from 'node:util';
import { addDays, type Day, daysBetween, earlierOf, laterOf } from '../../days.ts';
import type { Cause } from '../../diff/change.ts';
import { actsFrom } from '../../inputs/decisions.ts';
import type { Decision } from '../../inputs/tables.ts';
import { isKnown } from '../../zoning/decisions.ts';
import type { Given } from '../given.ts';
import type { KeptThings } from '../kept-night.ts';

/** A night as it would have been with no more than some causes at work. */
export interface Step {
  readonly cause: Cause;
  readonly things: KeptThings;
  /** Rows dated by this day count as far as they were known by it. */
  readonly olderKnownBy: Day | null;
}

/** What there is of a night, and its day. */
export interface Side {
  readonly asOf: Day;
  readonly things: KeptThings;
}

/**
 * The steps that lead from one night to the next: the day alone first, then rows dated since, then what became of older
 * rows, then rules, parameters and context, then decisions, and last which areas there are; those at which nothing was changed are left out. The last one is the
 * night as it was published.
 *
 * @param late whether rows dated by the earlier night have become known since
 */
export function stepsBetween(
  { asOf, things }: Side,
  { asOf: on, things: after }: Side,
  late: boolean,
): Step[] {
  // Until their turn comes decisions go on as they were.
  const before: KeptThings = {
    ...things,
    decisions: goingOnFrom(things, asOf),
    context: begunBy(things.context, asOf),
    given: withReach(things.given, reachOnTime([asOf, things.given], [on, after.given])),
  };
  const isAreas = ({ table }: KeptThings['rows'][number]): boolean => table === 'areas';
  const isOlder = ({ day }: KeptThings['rows'][number]): boolean => day !== null && day <= asOf;
  const areas = before.rows.filter(isAreas);
  const fresh = after.rows.filter((row) => !isAreas(row) && !isOlder(row));
  const [older, olderNow] = [before.rows.filter(isOlder), after.rows.filter(isOlder)];
  const reached = { ...before, given: withReach(before.given, reachOf(after.given)) };
  const time: Step = { cause: 'time', things: before, olderKnownBy: asOf };
  const newRows: Step = {
    cause: 'new-cases',
    things: { ...reached, rows: [...areas, ...older, ...fresh], lenient: true },
    olderKnownBy: asOf,
  };
  const rows = { ...reached, rows: [...areas, ...olderNow, ...fresh], lenient: true };
  const { given, policy, context, holidays } = after;
  const ruled = { ...rows, given, policy, context, holidays };
  const decided = { ...ruled, decisions: after.decisions };
  const steps: [Step, boolean][] = [
    [time, true],
    [newRows, fresh.length > 0 || !isDeepStrictEqual(reached.given, before.given)],
    [{ cause: 'revised-data', things: rows, olderKnownBy: null }, late || !sameFiles(older, olderNow)],
    [
      { cause: 'rules', things: ruled, olderKnownBy: null },
      !sameRules(reached, { ...after, context: begunBy(context, on) }),
    ],
    [
      { cause: 'decision', things: decided, olderKnownBy: null },
      !isDeepStrictEqual(before.decisions.map(saying), goingOnFrom(after, on).map(saying)),
    ],
    [
      { cause: 'area-list', things: after, olderKnownBy: null },
      !sameFiles(areas, after.rows.filter(isAreas)) || before.neighbors !== after.neighbors,
    ],
  ];
  return steps.flatMap(([step, happened]) => (happened ? [step] : []));
}

/** The day that the data of a table reached, by table; only where something depends on it. */
type Reach = Readonly<Record<string, Day | undefined>>;

function reachOf({ tables }: Given): Reach {
  return Object.fromEntries(Object.entries(tables).map(([name, { through }]) => [name, through]));
}

/**
 * How far the data would have reached with nothing new in them: as many days further as have passed, unless they were late
 * in the end. Otherwise every quiet night would be one without data.
 */
function reachOnTime([from, before]: [Day, Given], [on, after]: [Day, Given]): Reach {
  const days = daysBetween(from, on);
  const [was, is] = [reachOf(before), reachOf(after)];
  const reach = Object.entries(was).map(([name, through]): [string, Day | undefined] => {
    const now = is[name];
    if (through === undefined || now === undefined) return [name, through];
    return [name, laterOf(through, earlierOf(now, addDays(through, days)))];
  });
  return Object.fromEntries(reach);
}

/** How far the data reach goes with the rows, and is no rule. */
function withReach(given: Given, reach: Reach): Given {
  const tables = Object.entries(given.tables).map(([name, { through: _, ...table }]) => {
    const through = reach[name];
    return [name, { ...table, ...(through && { through }) }];
  });
  return { ...given, tables: Object.fromEntries(tables) };
}

/** What of the context has begun: what was planned for a later day is a change of that day. */
function begunBy(context: KeptThings['context'], day: Day): KeptThings['context'] {
  const series = Object.entries(context).map(([name, values]) => {
    const begun = Object.entries(values).filter(([from]) => from <= day);
    return [name, Object.fromEntries(begun)];
  });
  return Object.fromEntries(series);
}

function sameFiles(some: KeptThings['rows'], others: KeptThings['rows']): boolean {
  const names = (rows: KeptThings['rows']): string[] =>
    rows.map(({ table, file }) => `${table} ${file}`).sort();
  return isDeepStrictEqual(names(some), names(others));
}

function sameRules(before: KeptThings, after: KeptThings): boolean {
  const parts = ({ given, context, holidays }: KeptThings): unknown => [given, context, holidays];
  return isDeepStrictEqual(parts(before), parts(after));
}

/** The decisions that act on a night, as if none ended and none were made after it; and those that have been carried out. */
function goingOnFrom({ decisions }: KeptThings, asOf: Day): Decision[] {
  return decisions
    .filter((each) => isKnown(each, asOf) && actsFrom(each) <= asOf)
    .filter(({ mode, until }) => mode === 'designate' || until === null || until >= asOf)
    .map((each) => ({ ...each, until: null }));
}

/** What a decision says, wherever it stands in its file. */
function saying({ place: _, ...said }: Decision): unknown {
  return said;
}
