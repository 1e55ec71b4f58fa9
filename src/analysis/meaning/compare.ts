import type { Expression } from '../../rules/expression.ts';
import { ALWAYS, and, type Formula, NEVER, not, or } from '../solver/index.ts';
import { related } from './numbers.ts';
import type { Space } from './space.ts';
import { type Case, paired, type SomeText, type Truth, type Value } from './value.ts';

type Comparison = Extract<Expression, { kind: 'compare' }>['op'];

/** When a comparison is true and when it is false; nothing if that is beyond sums and lists of texts. */
export function compare(left: Value, op: Comparison, right: Value, space: Space): Truth | undefined {
  if (left.kind === 'number' && right.kind === 'number') {
    let isBeyond = false;
    const cases = paired(left.cases, right.cases, (a, b): Case<Formula>[] => {
      const formula = related(a, op, b, space.variables);
      isBeyond ||= formula === undefined;
      return [{ when: ALWAYS, value: formula ?? NEVER }];
    });
    return isBeyond ? undefined : decidedBy(cases);
  }
  if (op !== '==' && op !== '!=') return undefined;
  const equal =
    left.kind === 'text' && right.kind === 'text'
      ? sameText(left.cases, right.cases, space)
      : left.kind === 'truth' && right.kind === 'truth'
        ? sameTruth(left, right)
        : undefined;
  return equal === undefined || op === '==' ? equal : { kind: 'truth', yes: equal.no, no: equal.yes };
}

function decidedBy(cases: readonly Case<Formula>[]): Truth {
  const sure = cases.flatMap(({ when, value }) => (value === null ? [] : [{ when, value }]));
  return {
    kind: 'truth',
    yes: or(...sure.map(({ when, value }) => and(when, value))),
    no: or(...sure.map(({ when, value }) => and(when, not(value)))),
  };
}

function sameTruth(a: Truth, b: Truth): Truth {
  return {
    kind: 'truth',
    yes: or(and(a.yes, b.yes), and(a.no, b.no)),
    no: or(and(a.yes, b.no), and(a.no, b.yes)),
  };
}

function sameText(
  left: readonly Case<SomeText>[],
  right: readonly Case<SomeText>[],
  space: Space,
): Truth | undefined {
  let isBeyond = false;
  const cases = paired(left, right, (a, b): Case<Formula>[] => {
    if (a.kind === 'literal' && b.kind === 'literal')
      return [{ when: ALWAYS, value: a.text === b.text ? ALWAYS : NEVER }];
    if (a.kind === 'literal' && b.kind === 'variable')
      return [{ when: ALWAYS, value: space.textIs(b.name, a.text) }];
    if (b.kind === 'literal' && a.kind === 'variable')
      return [{ when: ALWAYS, value: space.textIs(a.name, b.text) }];
    isBeyond = true;
    return [];
  });
  return isBeyond ? undefined : decidedBy(cases);
}
