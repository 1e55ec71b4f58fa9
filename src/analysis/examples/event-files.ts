import type { Pack } from '../../rules/pack.ts';
import type { EventTable } from '../rows/tables.ts';
import type { ListedRow } from './example.ts';
import { ELSEWHERE, HERE } from './surroundings.ts';

/** The rows of a table as files: those of visits are parted from their cases, which are placed elsewhere. */
export function eventFiles(
  { table }: Pick<EventTable, 'table'>,
  { extra }: Pack,
  rows: readonly ListedRow[],
): Readonly<Record<string, readonly ListedRow[]>> {
  if (table !== 'visits')
    return { [table]: rows.map((row, i) => ({ ...idOf(table, i), ...row, area: HERE })) };
  const isOfVisit = (name: string): boolean =>
    name === 'date' || name === 'role' || extra?.['visits']?.[name] !== undefined;
  const parted = (row: ListedRow, own: boolean): ListedRow =>
    Object.fromEntries(Object.entries(row).filter(([name]) => isOfVisit(name) === own));
  return {
    visits: rows.map((row, i) => ({
      case: `V${i + 1}`,
      date: row['date_report'] ?? '',
      ...parted(row, true),
      area: HERE,
    })),
    cases: rows.map((row, i) => ({ id: `V${i + 1}`, ...parted(row, false), area: ELSEWHERE })),
  };
}

function idOf(table: string, at: number): ListedRow {
  return table === 'cases' ? { id: `C${at + 1}` } : {};
}
