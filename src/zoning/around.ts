import { count } from '../counting/count.ts';
import { openTimeline } from '../counting/timeline.ts';
import { type Day, daysFrom } from '../days.ts';
import type { Column } from '../judging/columns.ts';
import type { Judgement } from '../judging/judge.ts';
import type { CountIndicator, RowIndicator } from '../rules/pack.ts';
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
  const level = bench.pack.level;
  const [simple, others] = split(rowIndicators(bench.pack));
  const totals = (name: string, position: number): number => numberAt(tonight.indicators.get(name), position);
  const plan = { level, indicators: simple, from: span.from, to: span.to, knownOn, positions, totals };
  const timeline = await openTimeline(bench.engine, plan, bench.areas);
  const days = others.length === 0 ? [] : daysFrom(span.from, span.to);
  const counts = await count(
    bench.engine,
    { level, indicators: others, days, knownOn, positions },
    bench.areas,
  );
  const rows = new Map(positions.map((position, row) => [position, row]));
  const judged = new Map<Day, Judgement>();
  return {
    positions,
    rowOf: (position) => rows.get(position),
    judgedOn: (day, more) => {
      const known = more === undefined ? judged.get(day) : undefined;
      if (known !== undefined) return known;
      const counted = new Map([...timeline.countsOn(day), ...(counts.get(day) ?? [])]);
      const judgement = judgeOn(bench, day, positions.length, counted, positions, more);
      judged.set(day, judgement);
      return judgement;
    },
  };
}

function split(indicators: readonly RowIndicator[]): [CountIndicator[], RowIndicator[]] {
  const isSimple = (each: RowIndicator): each is CountIndicator =>
    each.kind === 'count' && each.missing !== 'unknown';
  return [indicators.filter(isSimple), indicators.filter((each) => !isSimple(each))];
}

function numberAt(column: Column | undefined, row: number): number {
  return column?.kind === 'number' ? (column.lo[row] ?? Number.NaN) : Number.NaN;
}
