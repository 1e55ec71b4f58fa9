import { error, type Problem } from '../../problems/problem.ts';
import type { ExtraType, TableName, TableSource, Workspace } from '../../workspace/workspace.ts';
import { CLASSES, ORIGINS } from '../tables.ts';
import { isGiven } from './given.ts';

/** What a column holds, and so how its cells are read. */
export type Kind = 'id' | 'class' | 'origin' | ExtraType;

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
  readonly default?: string;
  readonly values: Readonly<Record<string, string>>;
  readonly format?: string;
}

/** How the rows of one table are staged: which source columns are read, and what is made of them. */
export interface TablePlan {
  readonly source: TableSource;
  readonly table: TableName;
  /** Source columns that are read; no others leave the parser. */
  readonly sources: readonly string[];
  readonly columns: readonly PlannedColumn[];
  /** The cells that name the area. */
  readonly area: { readonly cells: readonly number[]; readonly pad?: number };
  /** The column with the day a row counts for. */
  readonly clock: string;
}

/** The columns that rules read of a table. */
export interface ColumnNeeds {
  /** Those that must be given. */
  readonly columns: readonly string[];
  /** Further ones, read where they are given. */
  readonly wished?: readonly string[];
  /** Those whose empty cells reject a row. */
  readonly required: readonly string[];
  /** Those by which rows are only grouped: which text it is does not matter, so long as it is told from others. */
  readonly keys?: readonly string[];
}

const KINDS: Readonly<Record<string, Kind>> = {
  id: 'id',
  class: 'class',
  origin: 'origin',
  date: 'date',
  date_onset: 'date',
  date_report: 'date',
  date_known: 'date',
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

const FORMS: Readonly<Record<TableName, Form>> = {
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
};

/** Columns that are read wherever the workspace names them; from when a visit is known is the matter of its case. */
const GIVEN: Readonly<Record<TableName, readonly string[]>> = {
  cases: ['id', 'date_known'],
  visits: [],
  counts: ['date_known'],
  metrics: ['date_known'],
};

/** Values that a column of a kind may take; nothing where any will do. */
export function valuesOf(kind: Kind): readonly string[] | undefined {
  if (kind === 'class') return CLASSES;
  return kind === 'origin' ? ORIGINS : undefined;
}

/** Plans how a table is staged. `problems` receives what the rules read and the workspace does not give. */
export function planTable(
  source: TableSource,
  needs: ColumnNeeds,
  workspace: Workspace,
  problems: Problem[],
): TablePlan {
  const { clock, always, firm, strict, kind: usual } = FORMS[source.table];
  const kindOf = (name: string): Kind =>
    source.extra[name] ?? KINDS[name] ?? (TEXTS.has(name) ? 'text' : usual);
  const isFirm = (name: string): boolean => strict || kindOf(name) !== 'number';
  const required = new Set([...firm, ...needs.required.filter(isFirm)]);
  const given = GIVEN[source.table].filter((name) => source.columns[name] !== undefined);
  const wished = needs.wished?.filter((name) => isGiven(source, name)) ?? [];
  const names = new Set([...given, ...always, ...needs.columns, ...wished]);
  names.delete('area');

  const place = { file: workspace.file, field: `data.${source.table}.columns` };
  const lacking = [...firm, 'area', ...needs.columns].filter((name) => !isGiven(source, name));
  for (const value of new Set(lacking))
    problems.push(error('column-unmapped', { value, place, with: { table: source.table } }));

  const sources: string[] = [];
  const cellsOf = (name: string) => (source.columns[name] ?? []).map((column) => positionIn(sources, column));
  const columns = [...names].map((name): PlannedColumn => {
    const kind = kindOf(name);
    // A number that is not there would count as 0; a total that is not there is no report.
    const counted = source.table === 'counts' && !source.cumulative && kind === 'number';
    return {
      name,
      kind,
      cells: cellsOf(name),
      required: required.has(name) || counted,
      onlyKey: kind === 'text' && name !== 'case' && needs.keys?.includes(name) === true,
      values: source.values[name] ?? {},
      ...(source.defaults[name] !== undefined && { default: source.defaults[name] }),
      ...(source.formats[name] !== undefined && { format: source.formats[name] }),
    };
  });
  problems.push(...columns.flatMap((column) => checkTargets(column, source, workspace)));
  const pad = source.pad['area'];
  const area = { cells: cellsOf('area'), ...(pad !== undefined && { pad }) };
  return { source, table: source.table, sources, columns, area, clock };
}

/** Plans to read nothing of a table's rows but where they are. */
export function placesPlan(source: TableSource): TablePlan {
  const sources: string[] = [];
  const cells = (source.columns['area'] ?? []).map((column) => positionIn(sources, column));
  const pad = source.pad['area'];
  const area = { cells, ...(pad !== undefined && { pad }) };
  return { source, table: source.table, sources, columns: [], area, clock: FORMS[source.table].clock };
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
        place: { file: workspace.file, field: `data.${source.table}.values.${column.name}` },
        with: { field: column.name },
        suggest: allowed,
      }),
    );
}
