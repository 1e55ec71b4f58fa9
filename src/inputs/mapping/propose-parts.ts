import type { Engine } from '../../engine/duckdb.ts';
import { list } from '../../engine/sql.ts';
import { tidy } from '../staging/cells.ts';
import type { Column } from './columns.ts';
import { seen } from './facts.ts';
import type { WideLayout } from './layouts.ts';
import type { ColumnNames } from './names.ts';
import type { Role } from './names-schema.ts';
import { bestOf, placeColumns } from './places.ts';
import type { Ground, LeftOut, Mapped, OpenPoint, Proposal, Value } from './proposal.ts';

/** A proposal while it is made. */
export interface Draft {
  readonly mapped: Mapped[];
  readonly open: OpenPoint[];
  readonly left: Map<string, LeftOut>;
  readonly values: Record<string, Record<string, string>>;
  readonly formats: Record<string, string>;
  readonly missing: Set<string>;
  readonly pad: Record<string, number>;
  /** Keys of the table behind its columns. */
  readonly more: Record<string, Value>;
  /** Columns of the file that something is read of. */
  readonly used: Set<string>;
}

/** What the columns of a table are chosen from. */
export interface From {
  readonly engine: Engine;
  readonly names: ColumnNames;
  readonly columns: readonly Column[];
  readonly draft: Draft;
  readonly wide: WideLayout | undefined;
  readonly isLong: boolean;
  /** Rows of the file. */
  readonly rows: number;
}

export function newDraft(columns: readonly Column[]): Draft {
  const left = new Map<string, LeftOut>();
  for (const { name, personal, filled } of columns) {
    if (personal) left.set(name, 'personal');
    else if (filled === 0) left.set(name, 'empty');
  }
  return {
    mapped: [],
    open: [],
    left,
    values: {},
    formats: {},
    missing: new Set(),
    pad: {},
    more: {},
    used: new Set(),
  };
}

/** Maps a canonical column to one of the file. */
export function map(draft: Draft, column: string, source: Column, more: readonly Ground[] = []): void {
  const { by = 'values' } = source;
  const agrees: readonly Ground[] = source.days?.kind === 'read' || isTranslated(source) ? [AGREE] : [];
  const grounds: Ground[] = [{ kind: 'by', by }, ...agrees, ...more];
  const sure = by === 'areas' || (by === 'name' && !more.some(({ kind }) => kind === 'other-clock'));
  draft.mapped.push({ column, sources: [source.name], sure: sure ? 'sure' : 'likely', grounds });
  use(draft, source);
}

const AGREE = { kind: 'values-agree' } as const;

function isTranslated({ translated }: Column): boolean {
  return (
    translated !== undefined &&
    translated.known.length > 0 &&
    translated.unknown.length + translated.hidden === 0
  );
}

/** Notes that something is read of a column: what stands for its empty cells does so in all of the table. */
export function use(draft: Draft, source: Column): void {
  draft.used.add(source.name);
  for (const text of source.missing) draft.missing.add(text);
}

/** Maps a column of days, and says how they are written. */
export function mapDays(draft: Draft, column: string, source: Column, more: readonly Ground[] = []): void {
  map(draft, column, source, more);
  formatDays(draft, column, source);
}

/** Maps a column of days that need not be given, unless it would reject rows. */
export function mapOptionalDays(draft: Draft, column: string, source: Column): void {
  const { days, dayless, name } = source;
  if (dayless === undefined && days?.kind !== 'unread' && days?.kind !== 'mixed') {
    mapDays(draft, column, source);
    return;
  }
  draft.open.push({ kind: 'column-unread', column, source: name });
  draft.used.add(name);
}

export function formatDays(
  draft: Draft,
  column: string,
  source: Pick<Column, 'name' | 'days' | 'dayless'>,
): void {
  const { days, name, dayless } = source;
  switch (days?.kind) {
    case undefined:
    case 'read':
      break;
    case 'format':
      draft.formats[column] = days.format;
      break;
    case 'unclear':
      draft.open.push({ kind: 'days-unclear', column, source: name, formats: days.formats });
      break;
    case 'mixed':
      draft.open.push({ kind: 'days-mixed', column, source: name });
      break;
    case 'unread':
      draft.open.push({ kind: 'days-unread', column, source: name, why: days.why });
      break;
  }
  if (dayless !== undefined) draft.open.push({ kind: 'rows-without-day', source: name, rows: dayless });
}

/** Maps the columns that name where a row belongs. */
export function mapPlace({ draft, columns }: Pick<From, 'draft' | 'columns'>): readonly Column[] {
  const place = placeColumns(columns);
  if (place.length === 0) {
    draft.open.push({ kind: 'column-needed', column: 'area', candidates: [] });
    return place;
  }
  const sources = place.map(({ name }) => name);
  const by = place.every((column) => column.by === 'name' || column.by === 'areas');
  const grounds: Ground[] = [...new Set(place.map((column) => column.by ?? 'values'))].map((each) => ({
    kind: 'by',
    by: each,
  }));
  if (place.length > 1) grounds.push({ kind: 'down-the-tree' });
  draft.mapped.push({ column: 'area', sources, sure: by ? 'sure' : 'likely', grounds });
  for (const column of place) use(draft, column);
  const [only, ...more] = place;
  if (only !== undefined && more.length === 0) padCode(draft, only);
  for (const other of columns)
    if (!draft.used.has(other.name) && other.role !== undefined && PLACES.has(other.role))
      draft.left.set(other.name, 'second');
  return place;
}

const PLACES: ReadonlySet<Role> = new Set([
  'area_code',
  'province',
  'city',
  'county',
  'street',
  'community',
  'address',
  'area',
  'name',
]);

/** Codes of the United States' counties have five digits, those of their states two. */
function padCode(draft: Draft, { name, digits, role }: Column): void {
  if (role === 'area_code' && /fips|geoid/i.test(name) && digits.least === 4 && digits.most === 5)
    draft.pad['area'] = 5;
}

/** Proposes what the texts of a column stand for. */
export function mapValues(draft: Draft, column: string, source: Column): void {
  map(draft, column, source);
  const { known = [], unknown = [], hidden = 0 } = source.translated ?? {};
  const told = known.filter(([text, value]) => text !== value);
  if (told.length > 0) draft.values[column] = Object.fromEntries(told);
  if (unknown.length + hidden > 0)
    draft.open.push({ kind: 'values-unknown', column, values: unknown, hidden });
}

/** Rows whose texts in some columns another row has as well. */
export async function repeatedIn(engine: Engine, columns: readonly Column[]): Promise<number> {
  const cells = columns.map(({ index }) => tidy(seen(index)));
  const present = cells.map((each) => `(${each}) IS NOT NULL`).join(' AND ');
  const [row] = await engine.rows(`SELECT coalesce(sum(n), 0) AS n FROM
    (SELECT count(*) AS n FROM seen WHERE ${present} GROUP BY ${list(cells)} HAVING count(*) > 1)`);
  return Number(row?.['n'] ?? 0);
}

/** Of the columns with one of some roles the best of the first role that any has. */
export function firstOf(columns: readonly Column[], roles: readonly Role[]): Column | undefined {
  for (const role of roles) {
    const found = bestOf(columns, role);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The keys of a table, in the order in which they are usually written. */
export function tableKeys(draft: Draft): Record<string, Value> {
  const columns = Object.fromEntries(
    draft.mapped
      .filter(({ column }) => column !== '')
      .map(({ column, sources }) => [column, sources.length === 1 ? (sources[0] ?? '') : sources]),
  );
  const filled = (key: string, value: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.keys(value).length > 0 ? { [key]: value } : {};
  return {
    columns,
    ...draft.more,
    ...filled('values', draft.values),
    ...filled('formats', draft.formats),
    ...filled('pad', draft.pad),
    ...(draft.missing.size > 0 && { missing: [...draft.missing].sort() }),
  };
}

/** Columns that nothing is read of, and why. */
export function leftOutOf(
  { left, used }: Draft,
  columns: readonly Column[],
  names: ColumnNames,
): Proposal['leftOut'] {
  return columns
    .filter(({ name }) => !used.has(name))
    .map(({ name, role }) => {
      const isPerson = role === 'name' && names.isPersonal(name);
      return { source: name, why: left.get(name) ?? (isPerson ? 'personal' : 'unknown') };
    });
}
