import { literal } from '../engine/sql.ts';

/**
 * What stands in the place of an area in a row that is an example, as the templates have one: such a row is left out, and
 * told of. Areas are not called so; where nobody looks for examples, the row is rejected for its unknown area.
 */
const EXAMPLE_AREAS = ['示例', 'EXAMPLE'];

/** Whether a text stands in the place of an area in an example. */
export function isExampleArea(text: string): boolean {
  return EXAMPLE_AREAS.includes(text);
}

/**
 * SQL: whether the first of the cells of an area, each without blanks around it, says that the row is an example. Beside a
 * real area it says nothing: such a row may be a case.
 */
export function isExampleSql(cells: readonly string[]): string {
  const marks = EXAMPLE_AREAS.map(literal).join(', ');
  const [first] = cells;
  return first === undefined ? 'false' : `(${first} IN (${marks})) IS TRUE`;
}
