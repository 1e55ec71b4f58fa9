import { CLASSES, ORIGINS } from '../inputs/tables.ts';
import type { ExtraType } from '../workspace/workspace.ts';
import type { Names } from './expressions/index.ts';

/** What a pack may say of a canonical table's rows. */
export interface Table {
  readonly columns: Names;
  /** Columns of other tables, by what stands before the point: of a visit those of its case. */
  readonly members: Readonly<Record<string, Names>>;
  /** The date column windows run on unless an indicator says otherwise. */
  readonly clock: string;
  /** Columns that hold one of a few values, as they are written. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** A row is an event, so rows can be counted; else it is a day's report of an area. */
  readonly events: boolean;
}

/** Columns that a workspace adds to a canonical table, by table. */
export type ExtraColumns = Readonly<Record<string, Readonly<Record<string, ExtraType>>>>;

/** The tables an indicator may count, with the columns a workspace adds. */
export function tablesWith(extra: ExtraColumns): Readonly<Record<string, Table>> {
  const cases: Names = {
    known: {
      id: 'text',
      class: 'text',
      origin: 'text',
      date_onset: 'date',
      date_report: 'date',
      date_known: 'date',
      cluster: 'text',
      ...extra['cases'],
    },
  };
  return {
    cases: {
      columns: cases,
      members: {},
      clock: 'date_report',
      choices: { class: CLASSES, origin: ORIGINS },
      events: true,
    },
    visits: {
      columns: {
        known: { case: 'text', date: 'date', role: 'text', date_report: 'date', ...extra['visits'] },
      },
      members: { case: cases },
      clock: 'date_report',
      choices: { 'case.class': CLASSES, 'case.origin': ORIGINS },
      events: true,
    },
    // The numbers of these tables are the workspace's; they are looked for when it is read.
    counts: {
      columns: { known: { date: 'date', ...extra['counts'] }, others: 'number' },
      members: {},
      clock: 'date',
      choices: {},
      events: true,
    },
    metrics: {
      columns: { known: { date: 'date', ...extra['metrics'] }, others: 'number' },
      members: {},
      clock: 'date',
      choices: {},
      events: false,
    },
  };
}
