import type { Day, Weekday } from '../days.ts';
import type { Language } from '../language/text.ts';
import type { RowFilter } from './row-filters.ts';
import type { FILE_FORMATS, FOLDER_FORMATS } from './schema-reports.ts';
import type { Shape } from './shape.ts';

/** The canonical columns of a table, each fed by one source column or several joined ones. */
export type ColumnMap = Readonly<Record<string, readonly string[]>>;

export type ExtraType = 'text' | 'number' | 'boolean' | 'date';

/** The canonical tables of data. */
export const TABLES = ['cases', 'visits', 'counts', 'metrics'] as const;
export type TableName = (typeof TABLES)[number];
/** A table that is read row by row: of data that rules count, or the list of premises. */
export type RowsName = TableName | 'premises';

/** How one canonical table is read from files. Paths are absolute; globs are not yet expanded. */
export interface TableSource {
  readonly table: RowsName;
  readonly file: string;
  readonly columns: ColumnMap;
  /** Other names that a column of the source may have → the one that `columns` has for it. */
  readonly otherNames?: Readonly<Record<string, string>>;
  /** Canonical column → text as written → canonical value. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Canonical column → value where the column is not mapped or the cell is empty. */
  readonly defaults: Readonly<Record<string, string>>;
  /** Canonical date column → date format, e.g. `M/d/yyyy`, or several. */
  readonly formats: Readonly<Record<string, string | readonly string[]>>;
  /** Further columns by type, usable in `where`. */
  readonly extra: Readonly<Record<string, ExtraType>>;
  /** Which rows of the source are read; all if absent. */
  readonly filters?: readonly RowFilter[];
  /** Texts that stand for an empty cell, besides the empty one. */
  readonly missing: readonly string[];
  /** Canonical column → digits to which a code that lost its zeros is filled up. */
  readonly pad: Readonly<Record<string, number>>;
  readonly encoding?: 'utf-8' | 'gb18030';
  readonly delimiter?: string;
  /** Of a spreadsheet: the sheet's name, or its number from 1. */
  readonly sheet?: string | number;
  /** Of a spreadsheet: the row of the header. */
  readonly header?: number;
  readonly freshWithin?: { readonly days: number; readonly severity: 'error' | 'warning' };
  /** How it is laid out, where that is not a row an area and day. Of `counts` and `metrics` only. */
  readonly shape?: Shape;
  /** Which of the files are read: the newest, or those named for the day judged; all if absent. */
  readonly take?: 'newest' | 'as_of';
  /** The day the table is complete through, or what says it: the name of the newest file, or the newest day in a column. */
  readonly through?: Day | { readonly fileName: string } | { readonly column: string };
  /** Numbers are totals so far: what is new is the difference. Of `counts` only. */
  readonly cumulative?: boolean;
  /** The areas of which it tells, with all inside them; all areas if absent. */
  readonly covers?: readonly string[];
  /** The file names its columns as they are canonically called; those that it does not have are not given. */
  readonly asNamed?: true;
  /** No row is no error: a table of the store, of which a night may use none. */
  readonly mayBeEmpty?: true;
}

/** The list of premises, and how it is told. */
export interface PremisesSource {
  readonly source: TableSource;
  /** The pack whose tiers are the classes of premises linked to cases. */
  readonly grading?: string;
  /** How percentages are rounded, and to how many digits. */
  readonly rounding: { readonly mode: 'half-up' | 'truncate'; readonly digits: number };
}

export interface AreasSource {
  readonly file: string;
  /** `nbs`: codes carry the tree; `explicit`: columns `level` and `parent`. */
  readonly codes: 'nbs' | 'explicit';
  readonly columns: ColumnMap;
  readonly otherNames?: Readonly<Record<string, string>>;
  readonly pad: number | undefined;
  readonly encoding?: 'utf-8' | 'gb18030';
  readonly sheet?: string | number;
  readonly header?: number;
}

export interface PopulationsSource {
  readonly file: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly encoding?: 'utf-8' | 'gb18030';
  readonly sheet?: string | number;
  readonly header?: number;
}

export interface PolicyEntry {
  readonly pack: string;
  readonly from: Day;
  readonly retrospective: boolean;
  /** The last day, where the next entry's does not say it. */
  readonly until?: Day;
  /** What the tiers of the pack before become. */
  readonly mapsFrom?: Readonly<Record<string, string>>;
}

/** A day-dated value the workspace sets, e.g. a city's response level: the newest entry on or before a day holds. */
export type ContextSeries = Readonly<Record<string, Readonly<Record<Day, string | number | boolean>>>>;

/** A report that the nightly job writes. */
export type Report = FileReport | FolderReport;

interface AnyReport {
  readonly language: Language;
  /** A level: a file for each of its areas. */
  readonly by?: string;
}

/** A report that is a file, or one an area. */
export interface FileReport extends AnyReport {
  readonly what: 'zones' | 'diff' | 'measures';
  /** The file, with `{as_of}`, `{code}`, `{name}` to be filled in; relative to the workspace. */
  readonly to: string;
  readonly format: (typeof FILE_FORMATS)[number];
}

/** Documents to hand out, which come into place together. */
export interface FolderReport extends AnyReport {
  readonly what: 'handouts';
  /** The folder, relative to the workspace. */
  readonly to: string;
  readonly format: (typeof FOLDER_FORMATS)[number];
}

/** What `fenqu.yaml` says, checked, with defaults filled in and paths made absolute. */
export interface Workspace {
  readonly directory: string;
  readonly file: string;
  readonly language: Language;
  readonly timezone: string;
  readonly areas: AreasSource;
  readonly tables: readonly TableSource[];
  /** Share of rows (0–1) that may be rejected before a run fails. */
  readonly rejectsAllowed: number;
  /** Ids of cases are shown and kept as HMACs alone. */
  readonly hidesIds?: boolean;
  /** The list of premises, if there is one. */
  readonly premises?: PremisesSource;
  /** The file that says which areas texts mean. */
  readonly crosswalk?: string;
  readonly decisions?: string;
  /** A decision is to be looked at after so many days, and so many before its end. */
  readonly review?: { readonly after: number; readonly ending: number };
  /** A file that says more of areas: column of the areas → column of the file. */
  readonly populations?: PopulationsSource;
  /** The file of places elsewhere with their tiers. */
  readonly origins?: string;
  /** The file of neighbouring areas. */
  readonly neighbors?: string;
  /** Levels made of attributes: level → attribute. */
  readonly groups?: Readonly<Record<string, string>>;
  /** Constants of packs that are to be other than the packs have them: pack → name → value. */
  readonly params?: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
  readonly context: ContextSeries;
  /** The workspace's own packs, if it has a folder of them. */
  readonly rules?: string;
  readonly policy: readonly PolicyEntry[];
  /** The first night judged, where that is not the policy's first day. */
  readonly historyFrom?: Day;
  /** Working days, where a pack does not say which they are, and a list of those that are otherwise. */
  readonly calendar?: { readonly workdays?: readonly Weekday[]; readonly file?: string };
  /** Who hands documents out, and whom to ask. */
  readonly handout?: { readonly issuer?: string; readonly contact?: string };
  readonly reports?: readonly Report[];
  readonly store: string;
  /** How many days back from the newest published night pruning leaves what; without a number, all. */
  readonly keep?: { readonly nights?: number; readonly revisions?: number };
}
