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

/** SQL: whether one of the cells of an area, each without blanks around it, says that the row is an example. */
export function isExampleSql(cells: readonly string[]): string {
  const marks = EXAMPLE_AREAS.map(literal).join(', ');
  return cells.length === 0
    ? 'false'
    : `(${cells.map((text) => `${text} IN (${marks})`).join(' OR ')}) IS TRUE`;
}
