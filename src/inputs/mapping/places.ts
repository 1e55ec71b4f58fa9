import type { Column } from './columns.ts';
import type { Role } from './names-schema.ts';

/** Levels of the tree from above, and last what is below all of them. */
const DOWN = ['province', 'city', 'county', 'street', 'community', 'address'] as const;

/** The columns that name where a row belongs, down the tree; none where no column does. */
export function placeColumns(columns: readonly Column[]): readonly Column[] {
  const of = (role: Role): Column | undefined => bestOf(columns, role);
  const code = bestCode(columns);
  const down = DOWN.flatMap((role) => of(role) ?? []);
  if (code !== undefined) {
    // A code of a county is no reason to forget the address; one of a street or community says it all.
    const below = DOWN.slice(3).flatMap((role) => of(role) ?? []);
    return code.digits.most > 6 || !isChinese(code) ? [code] : [code, ...below];
  }
  const area = of('area');
  if (area === undefined || of('county') !== undefined) return down.length > 0 ? down : nameAlone(columns);
  const above = DOWN.slice(0, 2).flatMap((role) => of(role) ?? []);
  return [...above, area, ...DOWN.slice(3).flatMap((role) => of(role) ?? [])];
}

function nameAlone(columns: readonly Column[]): readonly Column[] {
  const name = bestOf(columns, 'name');
  return name === undefined ? [] : [name];
}

function isChinese({ forms, filled, digits }: Column): boolean {
  return digits.most === 6 && forms.code >= filled * 0.9;
}

/** Of several columns of codes the one that leads furthest down. */
function bestCode(columns: readonly Column[]): Column | undefined {
  const codes = columns.filter(({ role, filled }) => role === 'area_code' && filled > 0);
  return codes.toSorted((a, b) => b.digits.most - a.digits.most || rankOf(a) - rankOf(b))[0];
}

const RANKS = ['areas', 'name', 'part', 'values'] as const;

function rankOf({ by }: Column): number {
  return by === undefined ? RANKS.length : RANKS.indexOf(by);
}

/** Of several columns with a role the one that is most surely it; of equals the first. Empty columns have none. */
export function bestOf(columns: readonly Column[], role: Role): Column | undefined {
  const found = columns.filter((column) => column.role === role && column.filled > 0);
  return found.toSorted((a, b) => rankOf(a) - rankOf(b))[0];
}
