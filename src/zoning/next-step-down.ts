import { addDays, type Day, daysFrom } from '../days.ts';
import type { Decision } from '../inputs/tables.ts';
import { valueAt } from '../judging/columns.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import type { Pack } from '../rules/pack.ts';
import { namesOf } from '../rules/walk.ts';
import type { Around } from './around.ts';
import { actsFrom } from './decisions.ts';
import { eveningOf } from './evening.ts';
import type { Judged } from './history.ts';
import { lookback } from './night.ts';
import { type AreaState, nextState } from './publish.ts';
import type { StepDown } from './verdict.ts';

/** For each area, the first as-of day on which it would be lowered if nothing new happened, and what binds until then. */
export function nextStepsDown(
  judged: Judged,
  around: Around,
  states: ReadonlyMap<number, AreaState>,
): Map<number, StepDown> {
  const days = comingDays(judged, judged.book.decisions);
  const steps = new Map<number, StepDown>();
  for (const [position, state] of states) {
    const row = around.rowOf(position);
    const step =
      row === undefined || state.rank === NO_TIER
        ? undefined
        : stepDown(judged, around, days, state, position, row);
    if (step !== undefined) steps.set(position, step);
  }
  return steps;
}

function stepDown(
  judged: Judged,
  around: Around,
  days: readonly Day[],
  start: AreaState,
  position: number,
  row: number,
): StepDown | undefined {
  const { bench, book, asOf, tonight, regime } = judged;
  const lower = days.find((day) => (around.judgedOn(day).raw[row] ?? NO_TIER) > start.rank);
  if (!book.knows(position) && lower === undefined) return undefined;
  let state = start;
  let before: Night = { judgement: tonight, row: position };
  for (const day of days) {
    const judgement = around.judgedOn(day);
    const next = nextState(state, eveningOf(judged, judgement, { position, row }, day, asOf), regime);
    if (next.rank > start.rank) {
      const because = endedByDecision(state, next)
        ? 'decision'
        : bindingIndicator(bench.pack, start, before, { judgement, row });
      return { tier: bench.pack.tiers[next.rank]?.tier ?? '', on: day, because };
    }
    state = next;
    before = { judgement, row };
  }
  return undefined;
}

/** Nights on which the rules or an ending decision could lower a tier. */
export function comingDays(
  { bench, asOf }: Pick<Judged, 'bench' | 'asOf'>,
  decisions: readonly Decision[],
): Day[] {
  const days = new Set(daysFrom(addDays(asOf, 1), addDays(asOf, lookback(bench.pack))));
  for (const decision of decisions) {
    days.add(actsFrom(decision));
    if (decision.until !== null) days.add(addDays(decision.until, 1));
  }
  return [...days].filter((day) => day > asOf).sort();
}

function endedByDecision(before: AreaState, after: AreaState): boolean {
  return before.decision !== null && after.decision !== before.decision;
}

interface Night {
  readonly judgement: Judgement;
  readonly row: number;
}

/** The first indicator of the present tier's condition whose value changes on the day the tier is lowered. */
function bindingIndicator(pack: Pack, state: AreaState, before: Night, after: Night): string {
  const names = namesByRank(pack)[state.rules.rank] ?? pack.indicators.map((indicator) => indicator.name);
  return names.find((name) => reading(name, before) !== reading(name, after)) ?? names[0] ?? '';
}

const namesOfPacks = new WeakMap<Pack, (string[] | undefined)[]>();

/** The indicators that each tier's condition reads; nothing for a tier without one. */
function namesByRank(pack: Pack): (string[] | undefined)[] {
  const known = namesOfPacks.get(pack);
  if (known !== undefined) return known;
  const names = pack.tiers.map(({ rule }) => (rule.kind === 'when' ? namesOf(rule.when.tree) : undefined));
  namesOfPacks.set(pack, names);
  return names;
}

function reading(name: string, { judgement, row }: Night): unknown {
  const column = judgement.indicators.get(name);
  return column && valueAt(column, row);
}
