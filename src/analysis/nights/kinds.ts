import { addDays, dayNumber, isDay } from '../../days.ts';
import { TRUE } from '../../judging/columns.ts';
import type { Pack } from '../../rules/pack.ts';
import type { ListedRow } from '../examples/example.ts';
import { judgedRow } from '../examples/row-evidence.ts';
import { rowIn } from '../examples/rows.ts';
import type { EventTable } from '../rows/tables.ts';
import { and, not } from '../solver/index.ts';
import { groupsOf } from '../world/groups.ts';
import { summedColumns } from '../world/totals.ts';
import type { World } from '../world/world.ts';
import type { DatedRow } from './life.ts';

/** Rows that differ in their date and in what they are counted by alone. */
export interface RowKind {
  readonly table: EventTable;
  /** Columns in which the names of groups stand. */
  readonly groups: readonly string[];
  /** Columns with numbers that are added up. */
  readonly sums: readonly string[];
  /** A row of the kind that is known from a day on. */
  row(day: number, columns: ListedRow): DatedRow;
}

/** The kinds of row that a pack's indicators tell apart: of each cell of its event tables one, but for the days back. */
export function rowKinds({ pack, tables }: World): RowKind[] {
  const asOf = dayNumber(addDays(pack.inForce.from ?? pack.edition, 60));
  return tables.flatMap((table) => {
    const isCase = not(table.row.space.textIs('text class', 'discarded'));
    const found = table.cells.flatMap((cell) => {
      const columns = rowIn(cell, asOf, table, and(isCase), new Set());
      const parted = columns && partedDates(columns, table.table === 'counts' ? 'date' : 'date_report');
      return parted === undefined ? [] : [parted];
    });
    const kinds = new Map(found.map((each) => [JSON.stringify(each), each]));
    return [...kinds.values()].map((each) => kindOf(pack, table, each));
  });
}

interface Parted {
  readonly columns: ListedRow;
  readonly dates: Readonly<Record<string, number>>;
}

/** A row's dates by how far they are from the day it is known; nothing where one comes later than that. */
function partedDates(row: ListedRow, known: string): Parted | undefined {
  const at = row[known];
  if (at === undefined) return undefined;
  const isDate = ([, cell]: readonly [string, string]): boolean => isDay(cell);
  const dates = Object.entries(row)
    .filter(isDate)
    .map(([name, cell]) => [name, dayNumber(cell) - dayNumber(at)] as const);
  if (dates.some(([, after]) => after > 0)) return undefined;
  const columns = Object.fromEntries(Object.entries(row).filter((each) => !isDate(each)));
  return { columns, dates: Object.fromEntries(dates) };
}

function kindOf({ indicators }: Pack, table: EventTable, { columns, dates }: Parted): RowKind {
  const groups = table.indicators.flatMap((each) =>
    each.kind === 'count' ? (groupsOf(each)?.column ?? []) : [],
  );
  const known = new Map<string, ReadonlySet<string>>();
  const counts = (all: ListedRow): ReadonlySet<string> => {
    const key = JSON.stringify(all);
    const names = known.get(key) ?? countedBy(all);
    known.set(key, names);
    return names;
  };
  const countedBy = (all: ListedRow): ReadonlySet<string> => {
    const written = Object.entries(dates).map(([name, after]) => [name, addDays('2020-01-01', after)]);
    const row: ListedRow = { ...all, ...Object.fromEntries(written) };
    const met = indicators.filter((each) => {
      if (!('table' in each) || each.table !== table.table) return false;
      if (each.where === undefined) return true;
      const column = judgedRow(each.where.tree, row);
      return column.kind === 'truth' && column.values[0] === TRUE;
    });
    return new Set(met.map(({ name }) => name));
  };
  return {
    table,
    groups: [...new Set(groups)],
    sums: summedColumns(table),
    row: (day, more) => {
      const all = { ...columns, ...more };
      return { table: table.table, day, columns: all, dates, counts: counts(all) };
    },
  };
}
