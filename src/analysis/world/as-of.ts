import { AS_OF } from '../../rules/expressions/places.ts';
import type { Space } from '../meaning/space.ts';
import type { EventTable } from '../rows/tables.ts';
import { and, compared, constant, type Formula, or } from '../solver/index.ts';
import type { RowsOf } from './counts.ts';

/** The variable of the day as of which is judged. */
const TODAY = `${AS_OF}.day`;

/** Where the as-of day is read, there are rows of a cell only on the days on which there can be. */
export function asOfAxioms({ cells }: EventTable, rows: RowsOf, space: Space): Formula {
  const { variables } = space;
  if (!variables.has(TODAY)) return and();
  const today = space.whole(TODAY);
  return and(
    ...cells.flatMap(({ name, days }) => {
      if (days === undefined) return [];
      const isEmpty = compared(rows(name), '==', constant(0), variables);
      const isAfter = compared(today, '>=', constant(days.first), variables);
      const isBefore =
        days.last === undefined ? and() : compared(today, '<=', constant(days.last), variables);
      return [or(isEmpty, and(isAfter, isBefore))];
    }),
  );
}
