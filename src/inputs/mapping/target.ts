import type { Column } from './columns.ts';
import type { WideLayout } from './layouts.ts';
import type { ColumnNames } from './names.ts';
import type { Role } from './names-schema.ts';
import { bestOf, placeColumns } from './places.ts';
import type { Target } from './proposal.ts';

/** What a file is, or what it could be where that cannot be told. */
export type Chosen = { readonly target: Target } | { readonly could: readonly Target[] };

/** What is known of a file when it is told which table it is. */
export interface Seen {
  readonly columns: readonly Column[];
  readonly wide: WideLayout | undefined;
  /** A row for each number: its name and its value have columns. */
  readonly isLong: boolean;
  readonly names: ColumnNames;
  /** The workspace has areas already. */
  readonly areasKnown: boolean;
}

const CASE_ROLES: readonly Role[] = [
  'class',
  'origin',
  'date_onset',
  'date_report',
  'date_diagnosis',
  'cluster',
];

/** Which table a file is. */
export function chooseTarget(file: Seen): Chosen {
  const { columns, wide, isLong, names } = file;
  const has = (role: Role): boolean => bestOf(columns, role) !== undefined;
  const hasDay = columns.some(({ days }) => days !== undefined);
  const hasPlace = placeColumns(columns).length > 0;
  if (!hasDay && wide?.part !== 'date') return withoutDays(file, has, hasPlace);
  if (wide !== undefined) return { target: countsOrMetrics(Object.values(wide.numbers), names) };
  if (isLong) return { target: countsOrMetrics(numbersNamed(columns, names), names) };
  const counted = columns.filter(({ number, numeric }) => numeric && isCount(number, names));
  if (has('id') && (has('role') || has('date_visit')) && !has('class')) return { target: 'visits' };
  if (counted.length === 0 && CASE_ROLES.some(has)) return { target: 'cases' };
  if (!hasPlace) return { could: [] };
  if (counted.length > 0) return { target: 'counts' };
  if (has('id')) return { target: 'cases' };
  return columns.some(isNumber) ? { target: 'metrics' } : { could: ['cases'] };
}

/** Files without days tell of areas, or are no table of days. */
function withoutDays(
  { columns, areasKnown, wide, isLong }: Seen,
  has: (role: Role) => boolean,
  hasPlace: boolean,
): Chosen {
  const hasPopulation = columns.some(({ number, numeric }) => number === 'population' && numeric);
  if (has('area_code') && (has('name') || has('area')))
    return { target: areasKnown && hasPopulation && !has('parent') ? 'populations' : 'areas' };
  if (hasPopulation && hasPlace) return { target: 'populations' };
  if (has('class') && hasPlace) return { target: 'cases' };
  return { could: wide !== undefined || isLong ? ['counts', 'metrics'] : hasPlace ? ['areas', 'cases'] : [] };
}

function countsOrMetrics(numbers: readonly string[], names: ColumnNames): Target {
  return numbers.length === 0 || numbers.some((number) => isCount(number, names)) ? 'counts' : 'metrics';
}

function isCount(number: string | undefined, names: ColumnNames): boolean {
  return number !== undefined && names.raw.numbers[number]?.counts === true;
}

function isNumber({ numeric, role, personal }: Column): boolean {
  return numeric && role === undefined && !personal;
}

/** The numbers that a table with a row for each names. */
export function numbersNamed(columns: readonly Column[], names: ColumnNames): string[] {
  const texts = bestOf(columns, 'number_name')?.texts ?? [];
  return texts.flatMap((text) => {
    const found = names.numberOf(text);
    return found?.how === 'whole' ? [found.what] : [];
  });
}
