import Fraction from 'fraction.js';
import { addDays } from '../../days.ts';
import type { LatestIndicator, RowIndicator, SumIndicator, ValueIndicator } from '../../rules/indicator.ts';
import { openSpace, type Space } from '../meaning/space.ts';
import {
  and,
  compared,
  constant,
  type Formula,
  type Linear,
  not,
  or,
  type Point,
  smallest,
  solve,
  sumOf,
  times,
  variable,
} from '../solver/index.ts';
import type { ListedRow } from './example.ts';
import type { Known } from './values.ts';

type Reported = SumIndicator | ValueIndicator | LatestIndicator;

/** Columns of which every day says the same, for so many days more than the windows look back. */
export interface Steady {
  readonly days: number;
  readonly columns: ReadonlySet<string>;
}

export const NO_PAST: Steady = { days: 0, columns: new Set() };

/** Days back between which all windows see the same reports, the end not in it. */
interface Segment {
  readonly from: number;
  readonly to: number;
  /** When it has reports, and what they say. */
  readonly isThere: Formula;
  readonly value: Linear;
}

/**
 * Rows of reports with which indicators have wanted values, by day; nothing if there are none. Within a stretch that all
 * windows see alike every day says the same, but the newest of a window.
 */
export function reportsWith(
  wanted: ReadonlyMap<RowIndicator, Known>,
  asOf: string,
  steady: Steady,
): ListedRow[] | undefined {
  const days = new Map<number, Record<string, string>>();
  const all = [...wanted.keys()].filter(isReported);
  if (all.length < wanted.size) return undefined;
  for (const column of new Set(all.map((each) => each.column))) {
    const own = new Map(all.flatMap((each) => (each.column === column ? [[each, wanted.get(each)]] : [])));
    const values = columnWith(own, steady.columns.has(column) ? steady.days : 0);
    if (values === undefined) return undefined;
    for (const [lag, value] of values) days.set(lag, { ...days.get(lag), [column]: value });
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([lag, columns]) => ({ date: addDays(asOf, -lag), ...columns }));
}

function isReported(indicator: RowIndicator): indicator is Reported {
  const { kind, where, window, clock } = indicator;
  return (
    kind !== 'count' &&
    kind !== 'days_since' &&
    where === undefined &&
    window.kind !== 'since' &&
    clock === 'date'
  );
}

function columnWith(
  wanted: ReadonlyMap<Reported, Known | undefined>,
  further: number,
): [number, string][] | undefined {
  const space = openSpace();
  const segments = segmentsOf([...wanted.keys()], space);
  const [first] = segments;
  const isSteady = segments.flatMap((each) =>
    first === undefined || further === 0 ? [] : [alike(first, each, space)],
  );
  const question = and(
    ...isSteady,
    ...[...wanted].map(([indicator, value]) => has(indicator, value ?? null, segments, space)),
  );
  const answer = solve(question, space.variables);
  if (answer.kind !== 'found') return undefined;
  // Single days last: they take what is left of a total, which divided among many days may have no end.
  const longest = segments.toSorted((a, b) => b.to - b.from - (a.to - a.from));
  const wishes = [
    ...segments.map(({ from }) => variable(`reported ${from}`)),
    ...longest.map(({ value }) => value),
  ];
  return dailyValues(segments, smallest(answer, wishes, space.variables), further);
}

function segmentsOf(indicators: readonly Reported[], space: Space): Segment[] {
  // The newest day of a window may say something else than its others, so that any total has an end after the point.
  const ends = indicators.flatMap(({ window }) =>
    window.kind === 'days' ? [window.lag, window.lag + 1, window.lag + window.days] : [0],
  );
  const cuts = [...new Set(ends)].sort((a, b) => a - b);
  // A window without an end looks back one day further than all others.
  const last = (cuts.at(-1) ?? 0) + 1;
  return [...cuts, last].slice(0, -1).map((from, i) => ({
    from,
    to: cuts[i + 1] ?? last,
    isThere: space.flag(`reported ${from}`),
    value: space.real(`value ${from}`),
  }));
}

function alike(a: Segment, b: Segment, { variables }: Space): Formula {
  return and(
    or(and(a.isThere, b.isThere), and(not(a.isThere), not(b.isThere))),
    compared(a.value, '==', b.value, variables),
  );
}

/** When an indicator has a value over what is reported. */
function has(indicator: Reported, value: Known, all: readonly Segment[], space: Space): Formula {
  const { window } = indicator;
  const seen = all.filter(
    ({ from, to }) => window.kind !== 'days' || (from >= window.lag && to <= window.lag + window.days),
  );
  const isNone = and(...seen.map(({ isThere }) => not(isThere)));
  if (value === null) return indicator.missing === 'zero' ? or() : isNone;
  if (!(value instanceof Fraction)) return or();
  const isZero = value.equals(0) && indicator.missing === 'zero';
  return or(...(isZero ? [isNone] : []), comesTo(indicator, value, seen, space));
}

function comesTo(
  { kind }: Reported,
  value: Fraction,
  seen: readonly Segment[],
  { variables }: Space,
): Formula {
  const is = (relation: '==' | '<=' | '>=', left: Linear, right = value): Formula =>
    compared(left, relation, constant(right), variables);
  const areThere = and(...seen.map(({ isThere }) => isThere));
  const length = ({ from, to }: Segment): Fraction => new Fraction(to - from);
  const total = sumOf(seen.map((each) => times(each.value, length(each))));
  switch (kind) {
    case 'latest':
      return or(
        ...seen.map((newest, i) =>
          and(newest.isThere, ...seen.slice(0, i).map(({ isThere }) => not(isThere)), is('==', newest.value)),
        ),
      );
    case 'sum':
      return and(areThere, is('==', total));
    case 'mean': {
      const days = seen.reduce((sum, each) => sum.add(length(each)), new Fraction(0));
      return and(areThere, is('==', total, value.mul(days)));
    }
    case 'min':
    case 'max': {
      const relation = kind === 'min' ? '>=' : '<=';
      const isExtreme = or(...seen.map((each) => is('==', each.value)));
      return and(areThere, isExtreme, ...seen.map((each) => is(relation, each.value)));
    }
  }
}

/** What is reported on each day, or nothing if that has no end after the point. */
function dailyValues(segments: readonly Segment[], point: Point, further: number) {
  const daily: [number, string][] = [];
  for (const [i, { from, to }] of segments.entries()) {
    if (point.get(`reported ${from}`)?.equals(1) !== true) continue;
    const value = (point.get(`value ${from}`) ?? new Fraction(0)).toString();
    if (value.includes('(')) return undefined;
    const end = i === segments.length - 1 ? to + further : to;
    for (let lag = from; lag < end; lag++) daily.push([lag, value]);
  }
  return daily;
}
