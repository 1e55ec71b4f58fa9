import { dayOf } from '../../days.ts';
import type { Pack } from '../../rules/pack.ts';
import type { ListedRow } from '../examples/example.ts';

/** A row of an event table that is known from a day on. */
export interface DatedRow {
  readonly table: string;
  /** The day number from which it is known. */
  readonly day: number;
  /** Its other columns. */
  readonly columns: ListedRow;
  /** Days from that day to each of its dates. */
  readonly dates: Readonly<Record<string, number>>;
  /** The indicators whose `where` it meets. */
  readonly counts: ReadonlySet<string>;
}

/** What an area lives through, with and without one row more. */
export interface Life {
  readonly rows: readonly DatedRow[];
  readonly more: DatedRow;
  /** What is reported of a column from the first day on; null is no report. */
  readonly reports: ReadonlyMap<string, readonly (number | null)[]>;
  /** Attributes and context: the same every day. */
  readonly members: ReadonlyMap<string, string | number | boolean>;
}

/** The nights that lives are judged on, as day numbers. */
export interface Nights {
  /** The first day of which anything is reported. */
  readonly begin: number;
  /** The first night that is judged. */
  readonly first: number;
  readonly last: number;
}

/** A row as it stands in a file. */
export function listed({ day, columns, dates }: DatedRow): ListedRow {
  const days = Object.entries(dates).map(([name, after]) => [name, dayOf(day + after)]);
  return { ...columns, ...Object.fromEntries(days) };
}

/** The columns of metrics that a pack reads. */
export function reportedColumns({ indicators }: Pack): string[] {
  const columns = indicators.flatMap((each) =>
    'column' in each && each.table === 'metrics' ? [each.column] : [],
  );
  return [...new Set(columns)];
}
