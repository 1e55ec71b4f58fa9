import { dayNumber } from '../../days.ts';
import { CLASSES, ORIGINS } from '../../inputs/tables.ts';
import type { Expression, Written } from '../../rules/expression.ts';
import { freeValue, namesAskedAbout, unknownFlag, withUnknown } from '../meaning/names.ts';
import { whole } from '../meaning/numbers.ts';
import { openSpace, type Space } from '../meaning/space.ts';
import { type Names, truthOf } from '../meaning/translate.ts';
import type { Truth } from '../meaning/value.ts';
import { ALWAYS, and, compared, constant, type Formula, type Linear, minus, NEVER } from '../solver/index.ts';
import type { Region } from './regions.ts';

/** Days between a row and the as-of day that no row reaches: two and a half centuries. */
export const FAR = 100_000;

/** One row of a table, of which nothing is fixed yet: the question is in which regions it can lie at once. */
export interface RowSpace {
  readonly space: Space;
  /** The as-of day, as a day number. */
  readonly asOf: Linear;
  /** Days from a row's date to the as-of day. */
  lag(clock: string): Linear;
  /** When the row lies in a region. */
  isIn(region: Region): Formula;
  /** When a part of a condition over the row is true and when it is false. */
  truth(written: Written, tree: Expression): Truth;
  /** Parts of conditions that are beyond exact reasoning. */
  readonly beyond: Set<Expression>;
}

/**
 * @param defaultClock the date from which a row is known: it is not after the as-of day
 * @param wheres all conditions over the table's rows; columns asked about in `known()` may be empty
 * @param required columns that are empty in no row, for such rows are rejected
 */
export function openRow(
  defaultClock: string,
  wheres: readonly Written[],
  required: ReadonlySet<string>,
): RowSpace {
  const space = openSpace();
  const asOf = space.whole('as of', 0);
  const lag = (clock: string): Linear => space.whole(`lag ${clock}`, -FAR, FAR - 1);
  space.require(compared(lag(defaultClock), '>=', constant(0), space.variables));
  space.oneOf('text class', CLASSES);
  space.oneOf('text origin', ORIGINS);
  const askedAbout = wheres.flatMap(({ tree }) => namesAskedAbout(tree));
  const mayBeEmpty = new Set(askedAbout.filter((name) => !required.has(name)));
  const beyond = new Set<Expression>();
  const names: Names = {
    space,
    value: (tree, wanted) => {
      const open = mayBeEmpty.has(tree.name) ? unknownFlag(tree.name, space) : NEVER;
      if (tree.type !== 'date') return freeValue(tree.name, wanted, open, space);
      return { kind: 'number', cases: withUnknown(whole(minus(asOf, lag(tree.name))), open) };
    },
    beyond: (tree, wanted, text) => {
      beyond.add(tree);
      return freeValue(`(${text})`, wanted, NEVER, space);
    },
  };
  const meets = (where: Written | undefined): Formula =>
    where === undefined ? ALWAYS : truthOf(where, { names }).yes;
  // A row has all columns that are read, whichever of the conditions is looked at.
  for (const where of wheres) meets(where);
  const truth = ({ text }: Written, tree: Expression): Truth => truthOf({ text, tree }, { names });
  const isIn = ({ window, clock, where }: Region): Formula =>
    and(meets(where), inWindow(window, lag(clock), asOf, space));
  return { space, asOf, lag, isIn, truth, beyond };
}

function inWindow(window: Region['window'], lag: Linear, asOf: Linear, { variables }: Space): Formula {
  switch (window.kind) {
    case 'days':
      return and(
        compared(lag, '>=', constant(window.lag), variables),
        compared(lag, '<', constant(window.lag + window.days), variables),
      );
    case 'all':
      return compared(lag, '>=', constant(0), variables);
    case 'since':
      return and(
        compared(lag, '>=', constant(0), variables),
        compared(minus(asOf, lag), '>=', constant(dayNumber(window.since)), variables),
      );
  }
}
