import { addDays, type Day, daysFrom } from '../days.ts';
import { valueAt } from '../judging/columns.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import type { Pack } from '../rules/pack.ts';
import { namesOf } from '../rules/walk.ts';
import type { DecisionBook } from './decision-book.ts';
import { evening } from './history.ts';
import { type Bench, judgeAround, lookback } from './night.ts';
import { type AreaState, nextState } from './publish.ts';
import type { StepDown } from './verdict.ts';

/** For each area, the first as-of day on which it would be lowered if nothing new happened, and what binds until then. */
export async function nextStepsDown(
  bench: Bench,
  book: DecisionBook,
  day: Day,
  tonight: Judgement,
  states: ReadonlyMap<number, AreaState>,
): Promise<Map<number, StepDown>> {
  const positions = [...states.keys()];
  const days = comingDays(bench, states, day);
  const nights = await judgeAround(bench, days, day, positions, tonight);
  const steps = new Map<number, StepDown>();
  positions.forEach((position, row) => {
    const start = states.get(position);
    if (start === undefined || start.rank === NO_TIER) return;
    if (!book.knows(position) && !mayStepDown(nights, days, row, start.rank)) return;
    let state = start;
    let before: Night = { judgement: tonight, row: position };
    for (const each of days) {
      const judgement = nights.get(each);
      const next = nextState(state, evening(book, judgement, row, position, each), bench.pack.effective);
      if (next.rank > start.rank) {
        const because = endedByDecision(state, next)
          ? 'decision'
          : bindingIndicator(bench.pack, start, before, { judgement, row });
        steps.set(position, { tier: bench.pack.tiers[next.rank]?.tier ?? '', on: each, because });
        return;
      }
      state = next;
      before = { judgement, row };
    }
  });
  return steps;
}

/** Whether any coming night has a known raw tier less severe than the present one. */
function mayStepDown(
  nights: ReadonlyMap<Day, Judgement>,
  days: readonly Day[],
  row: number,
  rank: number,
): boolean {
  return days.some((day) => (nights.get(day)?.raw[row] ?? NO_TIER) > rank);
}

/** Nights on which the rules or an ending decision could lower a tier. */
function comingDays(bench: Bench, states: ReadonlyMap<number, AreaState>, day: Day): Day[] {
  const days = new Set(daysFrom(addDays(day, 1), addDays(day, lookback(bench.pack))));
  for (const { decision } of states.values()) {
    if (decision !== null && decision.until !== null) days.add(addDays(decision.until, 1));
  }
  return [...days].sort();
}

function endedByDecision(before: AreaState, after: AreaState): boolean {
  return before.decision !== null && after.decision !== before.decision;
}

interface Night {
  readonly judgement: Judgement | undefined;
  readonly row: number;
}

/** The first indicator of the present tier's condition whose value changes on the day the tier is lowered. */
function bindingIndicator(pack: Pack, state: AreaState, before: Night, after: Night): string {
  const rule = pack.tiers[state.ruleRank]?.rule;
  const names =
    rule?.kind === 'when' ? namesOf(rule.when.tree) : pack.indicators.map((indicator) => indicator.name);
  return names.find((name) => reading(name, before) !== reading(name, after)) ?? names[0] ?? '';
}

function reading(name: string, { judgement, row }: Night): unknown {
  const column = judgement?.indicators.get(name);
  return column && valueAt(column, row);
}
