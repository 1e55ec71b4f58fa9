import type { Day } from '../days.ts';
import type { Problem } from '../problems/problem.ts';
import type { Compression, FileFormat } from './files/format.ts';

/**
 * The canonical tables, as they stand in the engine after staging:
 *
 * `areas(ix INTEGER, code VARCHAR, name VARCHAR, level VARCHAR, parent INTEGER, …attributes)`, ix 0… in order of code; beside
 *   it `area_up(_ix, "<level>"…)`, the ix of each area's ancestor (itself included) at every level, and `area_codes(code, ix)`;
 * `cases(_id_hash UBIGINT, id VARCHAR, date_report DATE, class case_class, origin case_origin, area INTEGER, _file USMALLINT,
 *   …needed)`: one row a case, `area` the ix of the deepest area known; `id` only if asked for, `_id_hash` only where
 *   visits name their cases by it; of the other columns only those that rules read;
 * `premises(id VARCHAR, name VARCHAR, …, "date" DATE, area INTEGER, _file USMALLINT)`: one row for premises, or one a day that
 *   their status is of; staged only where asked for;
 * `metrics(area INTEGER, "date" DATE, _file USMALLINT, …numbers DECIMAL(38,12))`, an empty cell NULL.
 *
 * Rows dated after the as-of day are in the tables; counting leaves them out.
 *
 * `cases`, `counts`, `metrics` are views: their rows stand in `rowsTable`, each with the hash of the text that names its
 * area, and `placesTable` says which area a text names. Who goes through all rows had better join the places first.
 */
export const CLASSES = ['confirmed', 'asymptomatic', 'suspected', 'discarded'] as const;

/** Whether premises work. */
export const WORKING = ['working', 'stopped'] as const;

export const ORIGINS = ['local', 'imported', 'domestic'] as const;

/** The table that holds a table's rows as staged: `_place` stands for the text of the area cells. */
export function rowsTable({ table }: { readonly table: string }): string {
  return `${table}_rows`;
}

/** The table that says which area each `_place` of the rows is: `(_place, area)`. */
export function placesTable({ table }: { readonly table: string }): string {
  return `${table}_places`;
}

/** What became of the rows of one file: of a data table, of `areas` or of `decisions`. read = used + excluded + rejected, always. */
export interface FileReport {
  readonly table: string;
  /** Relative to the workspace. */
  readonly file: string;
  readonly format: FileFormat;
  /** The sheet of a spreadsheet that was read. */
  readonly sheet?: string;
  readonly compression: Compression;
  readonly encoding: 'utf-8' | 'gb18030';
  readonly bom: boolean;
  readonly delimiter?: string;
  readonly columnsMapped: Readonly<Record<string, readonly string[]>>;
  readonly columnsIgnored: readonly string[];
  /**
   * Of a table laid out wide or long: the rows of the file, its columns with numbers, and rows of numbers that the
   * workspace does not name. All other counts are of rows laid out anew, one an area and day.
   */
  readonly reshaped?: {
    readonly rows: number;
    readonly columns: number;
    readonly unnamed: Readonly<Record<string, number>>;
    /** Rows of the file that stated filters left out, by filter. */
    readonly excluded?: Readonly<Record<string, number>>;
  };
  readonly read: number;
  readonly used: number;
  /** By filter, e.g. `after-as-of`. */
  readonly excluded: Readonly<Record<string, number>>;
  /** By problem code. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Used rows in which a column that groups rows, or tells them apart, is empty, by column: they belong to no group. */
  readonly ungrouped?: Readonly<Record<string, number>>;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** SHA-256 of the file as it lies on disk; only where asked for. */
  readonly hash?: string;
}

/** What was read, used, excluded and rejected, and how it was placed. */
export interface DataReport {
  readonly asOf: Day;
  /** Only what was known by this day was used, where one was asked for. */
  readonly knownOn?: Day;
  readonly files: readonly FileReport[];
  /** Areas by level, top level first. */
  readonly areas: { readonly file: string; readonly byLevel: Readonly<Record<string, number>> };
  /** Cases used, by class and by origin. */
  readonly classes: Readonly<Record<string, number>>;
  readonly origins: Readonly<Record<string, number>>;
  /** Cases used, by the level at which they were placed. */
  readonly placedAt: Readonly<Record<string, number>>;
  /** The day each table is complete through. */
  readonly through: Readonly<Record<string, Day | null>>;
  /** By table. */
  readonly oddities: Readonly<Record<string, Oddities>>;
  /** Null without cases. */
  readonly alike: Alike | null;
  /** Errors, warnings and, where rejects are allowed, the rejected rows. */
  readonly problems: readonly Problem[];
}

/** What is odd about the days of a table, and may be in order. */
export interface Oddities {
  /** Runs of days without rows, longer than what usually lies between two days with rows. */
  readonly gaps: readonly { readonly from: Day; readonly to: Day }[];
  /** Days with at least ten times the rows that were usual (the median) on the seven days with rows before. */
  readonly surges: readonly OddDay[];
}

export interface OddDay {
  readonly day: Day;
  readonly rows: number;
  readonly usual: number;
}

/** Cases that share their day, place and class with another. None is left out for that. */
export interface Alike {
  readonly rows: number;
  readonly groups: number;
  /** The largest groups. */
  readonly most: readonly {
    readonly day: Day;
    readonly area: string;
    readonly name: string;
    readonly class: string | null;
    readonly rows: number;
  }[];
}

/** One row of the list of premises, its place resolved; null is what the list does not say. */
export interface Premises {
  readonly id: string;
  readonly name: string;
  readonly sector: string | null;
  /** The number of the deepest area known. */
  readonly area: number;
  readonly size: string | null;
  readonly ownership: string | null;
  readonly status: (typeof WORKING)[number] | null;
  /** The day the row is of. */
  readonly date: Day | null;
  /** The class by its link to cases: a tier of the pack that grades premises. */
  readonly link: string | null;
  /** Of window, service or public-facing nature. */
  readonly public: boolean | null;
  /** Able to close itself off. */
  readonly closable: boolean | null;
  readonly inspections: number | null;
  readonly problems: number | null;
  readonly mended: number | null;
}

/** One row of the decisions table, its area resolved to a code. */
export interface Decision {
  readonly area: string;
  readonly tier: string;
  readonly from: Day;
  readonly until: Day | null;
  readonly mode: 'set' | 'raise_only' | 'designate';
  readonly authority: string;
  readonly reason: string;
  readonly decidedOn: Day | null;
  readonly descendants: boolean;
  /** The first night that was not published without it, where it was entered too late for its own day. */
  readonly knownFrom?: Day;
  /** `data/decisions.csv:3` */
  readonly place: string;
}
