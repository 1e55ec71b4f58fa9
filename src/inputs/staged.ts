import type { Day } from '../days.ts';
import type { Problem } from '../problems/problem.ts';
import type { CalendarDay } from '../rules/pack.ts';
import type { TableName } from '../workspace/workspace.ts';
import type { AreaIndex } from './areas/area-index.ts';
import type { ColumnNeeds } from './staging/plan.ts';
import type { CountedRows } from './staging/table.ts';
import type { DataReport, Decision, FileReport } from './tables.ts';

/** What a command wants of the inputs. */
export interface StageOptions {
  /** The present civil day: rows dated after it are rejected. */
  readonly today: Day;
  /** The day judged, where it is known: by it files may be chosen. */
  readonly asOf?: Day;
  /** The day whose areas count; without it the present one. */
  readonly areasOn?: Day;
  /** The columns that the rules read, by table; nothing else is kept but what places and dates a row. */
  readonly needs: Readonly<Partial<Record<TableName, ColumnNeeds>>>;
  /** Keeps the text of case ids; otherwise only a hash of 64 bits is there to find duplicates by. */
  readonly ids: boolean;
  /** Takes the SHA-256 of each file as it lies on disk. */
  readonly hashes: boolean;
  /** Reads row by row even where nothing seems wrong. */
  readonly careful?: boolean;
  /** Problems met before, told together with those of the inputs. */
  readonly found?: readonly Problem[];
  /** Goes on whatever is wrong: `problems` then has the errors, too, and the tables what could be read. */
  readonly whatever?: boolean;
  /** Goes on before it is certain that no id is there twice; `assured` then tells. */
  readonly hopeful?: boolean;
  /** Keeps only the cases that a night is judged by, where they can be told; rows used are then not to be asked for. */
  readonly counted?: CountedRows;
  /** Reads the list of premises, too. */
  readonly premises?: boolean;
  /** Leaves out what was not known by the end of this day; what is left is taken as known from the day it counts for. */
  readonly knownOn?: Day;
  /** A file of hypothetical cases that are counted as if they were known; wants `asOf`. */
  readonly assume?: string;
}

/** The inputs, in the engine's canonical tables. Rows dated after an as-of day stay there: counting leaves them out. */
export interface Staged {
  readonly areas: AreaIndex;
  /** Which areas there are depends on the day. */
  readonly areasDated: boolean;
  readonly decisions: readonly Decision[];
  /** The workspace's list of working days and holidays. */
  readonly holidays: readonly CalendarDay[];
  /** The canonical tables that are there, besides `areas`. */
  readonly tables: readonly TableName[];
  /** The day each table is complete through: the one stated, or what says it, or its newest row's. */
  readonly through: Readonly<Record<string, Day | null>>;
  /** Warnings; with rejects allowed, also the rejected rows. Errors only after `whatever` staging. */
  readonly problems: readonly Problem[];
  /** The day by which every row was known, where one was asked for. */
  readonly knownOn: Day | null;
  /** Rows rejected within what the workspace allows. */
  readonly rejected: number;
  /** Whether no row is there twice after all. Only after `hopeful` staging can it be otherwise; then stage once more without. */
  assured(): Promise<boolean>;
  /** What of each file was read, used, excluded and rejected, as of a day; rows are counted once for all days. */
  filesOn(asOf: Day): Promise<readonly FileReport[]>;
  /** The same, with what can be told of the rows used. */
  report(asOf: Day): Promise<DataReport>;
  /** The newest day in the data. */
  latestDay(): Promise<Day | null>;
  /** Writes the rejected rows, as they were, to a CSV file that only this user can read. */
  writeRejects(path: string): Promise<void>;
  close(): Promise<void>;
}
