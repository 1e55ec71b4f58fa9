import { error, type Problem } from '../../problems/problem.ts';
import { PREMISES_COLUMNS } from '../../workspace/premises.ts';
import type { RowFilter } from '../../workspace/row-filters.ts';
import { REACH } from '../../workspace/tables.ts';
import type { ExtraType, RowsName, TableSource, Workspace } from '../../workspace/workspace.ts';
import type { DateColumn } from '../files/sheets/cell-text.ts';
import { CLASSES, ORIGINS, WORKING } from '../tables.ts';
import { type Dating, isoBeside } from './dates.ts';
import { isGiven } from './given.ts';

/** What a column holds, and so how its cells are read. */
export type Kind = 'id' | 'class' | 'origin' | 'working' | 'whole' | ExtraType;

/** One canonical column, and the source cells it is made of. */
export interface PlannedColumn {
  readonly name: string;
  readonly kind: Kind;
  /** Positions among the plan's sources; several are joined, none leaves the default. */
  readonly cells: readonly number[];
  /** An empty cell rejects the row. */
  readonly required: boolean;
  /** Rows are only grouped by it. */
  readonly onlyKey: boolean;
  /** Rows are grouped by it, whatever else it is read for. */
  readonly groups: boolean;
  /** A cell that is wrong is empty and rejects no row. */
  readonly lenient: boolean;
  readonly default?: string;
  readonly values: Readonly<Record<string, string>>;
  readonly dating: Dating;
}

/** A stated filter, and the source cell it looks at. */
export interface PlannedFilter {
  readonly filter: RowFilter;
  readonly cell: number;
}

/** How the rows of one table are staged: which source columns are read, and what is made of them. */
export interface TablePlan {
  readonly source: TableSource;
  readonly table: RowsName;
  /** Source columns that are read; no others leave the parser. */
  readonly sources: readonly string[];
  readonly columns: readonly PlannedColumn[];
  /** The cells that name the area. */
  readonly area: { readonly cells: readonly number[]; readonly pad?: number };
  /** The column with the day a row counts for. */
  readonly clock: string;
  /** Filters that are still to leave rows out. */
  readonly filters: readonly PlannedFilter[];
}

/** The columns that rules read of a table. */
export interface ColumnNeeds {
  /** Those that must be given. */
  readonly columns: readonly string[];
  /** Further ones, read where they are given. */
  readonly wished?: readonly string[];
  /** Those whose empty cells reject a row. */
  readonly required: readonly string[];
  /** Those that nothing is judged by: a cell that is wrong, or empty, rejects no row. */
  readonly lenient?: readonly string[];
  /** Those by which rows are only grouped: which text it is does not matter, so long as it is told from others. */
  readonly keys?: readonly string[];
  /** Those that group rows: a row in which they are empty is in no group, and is told of. */
  readonly groups?: readonly string[];
  /** The packs that ask for a column, by column: they are named where it is missing. */
  readonly readers?: Readonly<Record<string, readonly string[]>>;
}

/** Who reads a column, or any of some: packs, or fenqu itself where none asks for it. */
export function readersOf({ readers }: ColumnNeeds, columns: readonly string[]): string {
  const packs = new Set(columns.flatMap((name) => readers?.[name] ?? []));
  return [...packs].join(', ') || 'fenqu';
}

/** The canonical column of the days that say how far a table's data reach. */
export const THROUGH = REACH;

/** The source column that says how far a table's data reach, if one does. */
export function throughColumn({ through }: TableSource): readonly string[] {
  return typeof through === 'object' && 'column' in through ? [through.column] : [];
}

const KINDS: Readonly<Record<string, Kind>> = {
  id: 'id',
  class: 'class',
  origin: 'origin',
  date: 'date',
  date_onset: 'date',
  date_report: 'date',
  date_known: 'date',
  [THROUGH]: 'date',
};

/** What columns of premises hold, where that is no text. */
const PREMISES_KINDS: Readonly<Record<string, Kind>> = {
  status: 'working',
  date: 'date',
  public: 'boolean',
  closable: 'boolean',
  inspections: 'whole',
  problems: 'whole',
  mended: 'whole',
};

/** Texts wherever they are. */
const TEXTS: ReadonlySet<string> = new Set(['case', 'role', 'cluster']);

interface Form {
  /** The column with the day a row counts for; of visits it is their case's. */
  readonly clock: string;
  /** Columns that are read whether or not a rule does. */
  readonly always: readonly string[];
  /** Those of them that no row may lack. */
  readonly firm: readonly string[];
  /** Whether an empty number that a condition reads rejects the row: not so of reports, where it is no value. */
  readonly strict: boolean;
  /** What a column holds of which nothing else is said. */
  readonly kind: Kind;
}

const FORMS: Readonly<Record<RowsName, Form>> = {
  cases: {
    clock: 'date_report',
    always: ['date_report', 'class', 'origin'],
    firm: ['date_report'],
    strict: true,
    kind: 'text',
  },
  visits: {
    clock: 'date_report',
    always: ['case', 'date'],
    firm: ['case'],
    strict: true,
    kind: 'text',
  },
  counts: { clock: 'date', always: ['date'], firm: ['date'], strict: true, kind: 'number' },
  metrics: { clock: 'date', always: ['date'], firm: ['date'], strict: false, kind: 'number' },
  premises: { clock: 'date', always: PREMISES_COLUMNS, firm: ['id'], strict: true, kind: 'text' },
};

/** Columns that are read wherever the workspace names them; from when a visit is known is the matter of its case. */
const GIVEN: Readonly<Record<RowsName, readonly string[]>> = {
  cases: ['id', 'date_known'],
  visits: [],
  counts: ['date_known'],
  metrics: ['date_known'],
  premises: [],
};

/** Values that a column of a kind may take; nothing where any will do. */
export function valuesOf(kind: Kind): readonly string[] | undefined {
  if (kind === 'class') return CLASSES;
  if (kind === 'working') return WORKING;
  return kind === 'origin' ? ORIGINS : undefined;
}

/** Plans how a table is staged. `problems` receives what the rules read and the workspace does not give. */
export function planTable(
  source: TableSource,
  needs: ColumnNeeds,
  workspace: Workspace,
  problems: Problem[],
): TablePlan {
  const { clock, always, firm, strict } = FORMS[source.table];
  const kindOf = (name: string): Kind => kindIn(source, name);
  const isFirm = (name: string): boolean => strict || kindOf(name) !== 'number';
  const required = new Set([...firm, ...needs.required.filter(isFirm)]);
  const given = GIVEN[source.table].filter((name) => source.columns[name] !== undefined);
  const wished = needs.wished?.filter((name) => isGiven(source, name)) ?? [];
  const reach = throughColumn(source);
  const names = new Set([
    ...given,
    ...always,
    ...needs.columns,
    ...wished,
    ...(reach.length > 0 ? [THROUGH] : []),
  ]);
  names.delete('area');

  const place = { file: workspace.file, field: `${fieldOf(source.table)}.columns` };
  const lacking = [...firm, 'area', ...needs.columns].filter((name) => !isGiven(source, name));
  for (const value of new Set(lacking))
    problems.push(
      error('column-unmapped', {
        value,
        place,
        with: { table: source.table, readers: readersOf(needs, [value]) },
      }),
    );

  const sources: string[] = [];
  const cellsOf = (name: string) =>
    (name === THROUGH ? reach : (source.columns[name] ?? [])).map((column) => positionIn(sources, column));
  const columns = [...names].map((name): PlannedColumn => {
    const kind = kindOf(name);
    const lenient = needs.lenient?.includes(name) === true && !always.includes(name);
    // A number that is not there would count as 0; a total that is not there is no report.
    const counted = source.table === 'counts' && !source.cumulative && kind === 'number';
    return {
      name,
      kind,
      cells: cellsOf(name),
      required: required.has(name) || (counted && !lenient),
      lenient,
      groups: needs.groups?.includes(name) === true,
      onlyKey: kind === 'text' && name !== 'case' && needs.keys?.includes(name) === true,
      values: source.values[name] ?? {},
      ...(source.defaults[name] !== undefined && { default: source.defaults[name] }),
      dating: { formats: formatsOf(source, name), timezone: workspace.timezone },
    };
  });
  problems.push(...columns.flatMap((column) => checkTargets(column, source, workspace)));
  const pad = source.pad['area'];
  const area = { cells: cellsOf('area'), ...(pad !== undefined && { pad }) };
  const filters = plannedFilters(source, sources);
  return { source, table: source.table, sources, columns, area, clock, filters };
}

/** Where a workspace says how a table is read. */
export function fieldOf(table: RowsName): string {
  return table === 'premises' ? table : `data.${table}`;
}

function kindIn({ table, extra }: TableSource, name: string): Kind {
  if (table === 'premises') return PREMISES_KINDS[name] ?? 'text';
  return extra[name] ?? KINDS[name] ?? (TEXTS.has(name) ? 'text' : FORMS[table].kind);
}

/** The source columns that hold numbers. */
export function numberColumns(source: TableSource): ReadonlySet<string> {
  const named = Object.entries(source.columns).filter(([name]) => isNumber(kindIn(source, name)));
  return new Set(named.flatMap(([, columns]) => columns));
}

function isNumber(kind: Kind): boolean {
  return kind === 'number' || kind === 'whole';
}

/** The source columns that hold dates and nothing else, with the format that the workspace states for them. */
export function dateColumns(source: TableSource): ReadonlyMap<string, DateColumn> {
  const uses = Object.entries(source.columns).flatMap(([name, columns]) =>
    columns.map((column) => ({
      name,
      column,
      isDate: columns.length === 1 && kindIn(source, name) === 'date',
    })),
  );
  const dates = uses.filter(
    ({ column, isDate }) => isDate && uses.every((use) => use.column !== column || use.isDate),
  );
  return new Map(
    dates.map(({ name, column }) => {
      const formats = formatsOf(source, name);
      return [column, { format: isoBeside(formats) ? undefined : formats[0] }];
    }),
  );
}

/** The formats that a table states for the dates of a column. */
function formatsOf({ formats }: TableSource, name: string): readonly string[] {
  return [formats[name] ?? []].flat();
}

/** Plans to read nothing of a table's rows but where they are. */
export function placesPlan(source: TableSource): TablePlan {
  const sources: string[] = [];
  const cells = (source.columns['area'] ?? []).map((column) => positionIn(sources, column));
  const pad = source.pad['area'];
  const area = { cells, ...(pad !== undefined && { pad }) };
  const filters = plannedFilters(source, sources);
  const { clock } = FORMS[source.table];
  return { source, table: source.table, sources, columns: [], area, clock, filters };
}

/** The filters of a table with their cells; what was laid out anew has been through them. */
function plannedFilters({ filters = [], shape }: TableSource, sources: string[]): PlannedFilter[] {
  if (shape !== undefined) return [];
  return filters.map((filter) => ({ filter, cell: positionIn(sources, filter.column) }));
}

function positionIn(sources: string[], column: string): number {
  const known = sources.indexOf(column);
  return known === -1 ? sources.push(column) - 1 : known;
}

/** Values and defaults must lead to canonical values. */
function checkTargets(column: PlannedColumn, source: TableSource, workspace: Workspace): Problem[] {
  const allowed = valuesOf(column.kind);
  if (allowed === undefined) return [];
  const targets = [
    ...Object.values(column.values),
    ...(column.default === undefined ? [] : [column.default]),
  ];
  return [...new Set(targets)]
    .filter((target) => !allowed.includes(target))
    .map((value) =>
      error('value-target-unknown', {
        value,
        place: { file: workspace.file, field: `${fieldOf(source.table)}.values.${column.name}` },
        with: { field: column.name },
        suggest: allowed,
      }),
    );
}
