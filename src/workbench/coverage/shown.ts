import { addDays } from '../../days.ts';
import { type Column, FALSE, TRUE } from '../../judging/columns.ts';
import type { Trace } from '../../judging/evaluate.ts';
import { fractionAt } from '../../judging/exact.ts';
import { traceOf } from '../../measures/applying.ts';
import { tierForMeasures } from '../../measures/measure-list.ts';
import type { Expression } from '../../rules/expression.ts';
import { applying } from '../tests/compare.ts';
import type { Seen } from '../tests/seen.ts';
import type { Element } from './elements.ts';
import { showsTransition } from './transitions.ts';

/** Tells which elements of its pack a verdict shows, of which a test expects something. */
export function isShownBy(seen: Seen): (element: Element) => boolean {
  const { expectation, judged, test } = seen;
  const { verdict, judgement, pack, day } = judged;
  const measures =
    expectation.measures === undefined ? [] : applying(judged, tierForMeasures(verdict), test.context);
  const conditions = new Map(
    expectation.measures === undefined
      ? []
      : pack.measures.flatMap(({ when }) =>
          when === undefined ? [] : [...traceOf(when, addDays(day, 1), test.context, judged.area)],
        ),
  );
  return (element) => {
    switch (element.kind) {
      case 'tier':
        return verdict.tier === element.tier.tier;
      case 'transition':
        return showsTransition(element, judged);
      case 'measure':
        return measures.includes(element.measure.id);
      case 'condition':
        return reaches(element, judgement.trace, verdict.position) || reaches(element, conditions, 0);
    }
  };
}

/** Whether a comparison does what is wanted of it at a row. */
function reaches(
  { tree, goal }: Extract<Element, { kind: 'condition' }>,
  trace: Trace,
  row: number,
): boolean {
  const column = trace.get(tree);
  if (goal === 'threshold') return tree.kind === 'compare' && meet(tree.left, tree.right, trace, row);
  return column?.kind === 'truth' && column.values[row] === (goal === 'true' ? TRUE : FALSE);
}

function meet(left: Expression, right: Expression, trace: Trace, row: number): boolean {
  const a = exactly(trace.get(left), row);
  return a !== null && a === exactly(trace.get(right), row);
}

/** The exact value of a column at a row, as a text by which values can be compared. */
function exactly(column: Column | undefined, row: number): string | null {
  if (column?.kind === 'number') return fractionAt(column, row)?.toFraction() ?? null;
  return column?.kind === 'text' ? (column.values[row] ?? null) : null;
}
