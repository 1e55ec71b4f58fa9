import { type Tally, tally } from '../counting/tally.ts';
import { openTimeline, type Timeline } from '../counting/timeline.ts';
import { type Day, daysFrom } from '../days.ts';
import type { Column } from '../judging/columns.ts';
import { type Judgement, judge } from '../judging/judge.ts';
import type { CountIndicator, RowIndicator } from '../rules/indicator.ts';
import { looksElsewhere } from './demands.ts';
import { lookElsewhere } from './elsewhere.ts';
import { type Bench, judgeOn, type Members, rowIndicators } from './night.ts';

/** Some areas on the nights around one that was judged. */
export interface Around {
  readonly positions: readonly number[];
  /** Where an area stands among the rows of the judgements; undefined if it was not asked for. */
  rowOf(position: number): number | undefined;
  /** What the rules say as of a day of the span; with what was published the night before, where they read that. */
  judgedOn(day: Day, more?: Members): Judgement;
}

export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/**
 * Looks at some areas on the nights of a span around a night that was judged already. Their cases are fetched once and
 * counted here for every day asked for; what is no plain count is counted by the engine. Rows dated after `knownOn` are
 * not known: days after it show what comes if nothing new happens.
 */
export async function lookAround(
  bench: Bench,
  span: Span,
  knownOn: Day,
  positions: readonly number[],
  tonight: Judgement,
): Promise<Around> {
  const rowOf = rowsOf(bench, positions);
  if (looksElsewhere(bench.pack)) {
    const readingsOn = await lookElsewhere(bench, daysFrom(span.from, span.to), knownOn, positions);
    return {
      positions,
      rowOf,
      judgedOn: onceADay((day, more) => {
        const readings = readingsOn(day);
        const member: Members = (scope, name) => more?.(scope, name) ?? readings.member(scope, name);
        return judge(bench.pack, { ...readings, member });
      }),
    };
  }
  const { traits, events } = bench;
  const level = bench.pack.level;
  const [simple, others] = split(bench);
  const totals = (name: string, position: number): number => numberAt(tonight.indicators.get(name), position);
  const simplePlan = {
    level,
    indicators: simple,
    from: span.from,
    to: span.to,
    knownOn,
    positions,
    totals,
    traits,
    events,
  };
  const timeline = await openTimeline(bench.engine, simplePlan, bench.areas);
  const days = others.length === 0 ? [] : daysFrom(span.from, span.to);
  const some = isEveryArea(bench, positions) ? {} : { positions };
  const plan = { level, indicators: others, days, knownOn, traits, events, ...some };
  const tallies = await tally(bench.engine, plan, bench.areas);
  return {
    positions,
    rowOf,
    judgedOn: onceADay((day, more) => {
      const counted = new Map([...talliesOn(timeline, day), ...(tallies.get(day) ?? [])]);
      return judgeOn(bench, day, positions.length, counted, positions, more);
    }),
  };
}

/** A nation's areas are not listed again where they are all wanted. */
function rowsOf(bench: Bench, positions: readonly number[]): Around['rowOf'] {
  if (isEveryArea(bench, positions)) return (position) => position;
  const rows = new Map(positions.map((position, row) => [position, row]));
  return (position) => rows.get(position);
}

/** Whether these are all areas, in their order: they need not be named then. */
function isEveryArea({ areas }: Bench, positions: readonly number[]): boolean {
  return positions.length === areas && positions.every((position, row) => position === row);
}

function onceADay(judge: Around['judgedOn']): Around['judgedOn'] {
  const judged = new Map<Day, Judgement>();
  return (day, more) => {
    const known = more === undefined ? judged.get(day) : undefined;
    const judgement = known ?? judge(day, more);
    judged.set(day, judgement);
    return judgement;
  };
}

function talliesOn(timeline: Timeline, day: Day): [string, Tally][] {
  return [...timeline.countsOn(day)].map(([name, values]) => [
    name,
    { values, exact: new Map(), partial: new Map() },
  ]);
}

/** Plain counts of cases, which are counted here, and what the engine has to count. */
function split({ pack }: Bench): [CountIndicator[], RowIndicator[]] {
  const isSimple = (each: RowIndicator): each is CountIndicator =>
    each.kind === 'count' && each.table === 'cases' && each.missing !== 'unknown';
  const indicators = rowIndicators(pack);
  return [indicators.filter(isSimple), indicators.filter((each) => !isSimple(each))];
}

function numberAt(column: Column | undefined, row: number): number {
  return column?.kind === 'number' ? (column.lo[row] ?? Number.NaN) : Number.NaN;
}
