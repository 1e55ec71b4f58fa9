import { CLASSES, ORIGINS } from '../inputs/tables.ts';
import type { ExtraType } from '../workspace/workspace.ts';
import type { Names } from './expressions/index.ts';

/** What a pack may say of a canonical table's rows. */
export interface Table {
  readonly columns: Names;
  /** The date column windows run on unless an indicator says otherwise. */
  readonly clock: string;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** A row is an event, so rows can be counted; else it is a day's report of an area. */
  readonly events: boolean;
}

/** Columns that a workspace adds to a canonical table, by table. */
export type ExtraColumns = Readonly<Record<string, Readonly<Record<string, ExtraType>>>>;

/** The tables an indicator may count, with the columns a workspace adds. */
export function tablesWith(extra: ExtraColumns): Readonly<Record<string, Table>> {
  return {
    cases: {
      columns: {
        known: {
          id: 'text',
          class: 'text',
          origin: 'text',
          date_onset: 'date',
          date_report: 'date',
          cluster: 'text',
          ...extra['cases'],
        },
      },
      clock: 'date_report',
      choices: { class: CLASSES, origin: ORIGINS },
      events: true,
    },
    metrics: {
      // The numbers of a metrics table are the workspace's; they are looked for when it is read.
      columns: { known: { date: 'date', ...extra['metrics'] }, others: 'number' },
      clock: 'date',
      choices: {},
      events: false,
    },
  };
}

/** Tables of the rule language that this version does not read. */
export const LATER_TABLES: ReadonlySet<string> = new Set(['visits', 'counts']);
