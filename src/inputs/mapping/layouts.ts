import type { Column } from './columns.ts';
import { type DayForm, dayFormOfNames } from './days.ts';
import { foldName } from './fold-name.ts';
import type { ColumnNames } from './names.ts';

/** A table with a column for each area, day or kind of number. */
export interface WideLayout {
  readonly pattern: string;
  /** What the names say apart from the number: of which they are. */
  readonly part: 'area' | 'date';
  /** What stands for `{number}` in a name → canonical column. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Columns that look so and are none. */
  readonly except: readonly string[];
  readonly days?: DayForm;
  readonly columns: readonly Column[];
}

const FEWEST = 3;
/** What stands between the two parts of a name. */
const SIGNS = ['_', '-', '·', '/', ':', ' ', ''];

/** How a wide table's columns are named, if a table is one; `keys` are columns that hold no numbers of it. */
export function wideLayout(
  columns: readonly Column[],
  keys: readonly string[],
  names: ColumnNames,
): WideLayout | undefined {
  const others = columns.filter(
    ({ name, numeric, filled }) => !keys.includes(name) && (numeric || filled === 0),
  );
  const ofAreas = others.filter(({ name }) => !names.isSum(name));
  return (
    byDays(others, columns, keys) ??
    byAreaAndNumber(others, columns, names) ??
    byAreas(ofAreas, columns, keys)
  );
}

function byDays(
  numeric: readonly Column[],
  all: readonly Column[],
  keys: readonly string[],
): WideLayout | undefined {
  const dated = numeric.filter(({ name }) => dayFormOfNames([name]) !== undefined);
  const days = dayFormOfNames(dated.map(({ name }) => name));
  if (dated.length < FEWEST || days === undefined) return undefined;
  const except = othersThan(all, [...keys, ...dated.map(({ name }) => name)]);
  return { pattern: '{date}', part: 'date', numbers: {}, except, days, columns: dated };
}

function othersThan(all: readonly Column[], names: readonly string[]): string[] {
  return all.map(({ name }) => name).filter((name) => !names.includes(name));
}

interface Parted {
  readonly column: Column;
  readonly area: string;
  readonly text: string;
  readonly number: string;
}

/** Names such as `朝阳区_确诊`: an area and a number, in either order, with the same sign between them. */
function byAreaAndNumber(
  numeric: readonly Column[],
  all: readonly Column[],
  names: ColumnNames,
): WideLayout | undefined {
  let best: { readonly pattern: string; readonly parted: readonly Parted[] } | undefined;
  for (const sign of SIGNS)
    for (const numberLast of [true, false]) {
      const parted = numeric.flatMap((column) => partName(column, sign, numberLast, names) ?? []);
      const areas = new Set(parted.map(({ area }) => area));
      if (areas.size < FEWEST - 1 || parted.length < FEWEST || parted.length <= (best?.parted.length ?? 0))
        continue;
      best = { pattern: numberLast ? `{area}${sign}{number}` : `{number}${sign}{area}`, parted };
    }
  if (best === undefined) return undefined;
  const { pattern, parted } = best;
  const numbers: Record<string, string> = {};
  for (const { text, number } of parted) if (!Object.values(numbers).includes(number)) numbers[text] = number;
  const sums = parted.filter(({ area }) => names.isSum(area)).map(({ column }) => column.name);
  const columns = parted.filter(({ column }) => !sums.includes(column.name)).map(({ column }) => column);
  // What the pattern fits as well is read as numbers of an area, unless it is said not to be one.
  const [before = '', after = ''] = pattern.split(/\{area\}/u);
  const fits = (name: string): boolean =>
    Object.keys(numbers).some((text) => {
      const [start, end] = [before.replace('{number}', text), after.replace('{number}', text)];
      return name.startsWith(start) && name.endsWith(end) && name.length > start.length + end.length;
    });
  const isOfArea = (name: string): boolean => columns.some((column) => column.name === name);
  const except = all
    .map(({ name }) => name)
    .filter((name) => sums.includes(name) || (fits(name) && !isOfArea(name)));
  return { pattern, part: 'area', numbers, except, columns };
}

function partName(column: Column, sign: string, numberLast: boolean, names: ColumnNames): Parted | undefined {
  const { name } = column;
  const cuts = sign === '' ? [...name].map((_, i) => i) : positionsOf(name, sign);
  for (const at of cuts) {
    const [before, after] = [name.slice(0, at), name.slice(at + sign.length)];
    const [area, text] = numberLast ? [before, after] : [after, before];
    const found = names.numberOf(text);
    if (found?.how === 'whole' && /^\p{L}.*[\p{L}\p{N})）]$/u.test(text) && isAreaName(area, names))
      return { column, area, text, number: found.what };
  }
  return undefined;
}

/** A name of an area is neither a number's nor a column's, nor what tells cases apart. */
function isAreaName(text: string, names: ColumnNames): boolean {
  if (!/^[\p{L}\p{N}].*[\p{L}\p{N})）]$/u.test(text) || names.valueOf('origin', text) !== undefined)
    return false;
  return names.numberOf(text) === undefined && names.roleOf(text)?.how !== 'whole';
}

function positionsOf(name: string, sign: string): number[] {
  const found: number[] = [];
  for (let at = name.indexOf(sign); at !== -1; at = name.indexOf(sign, at + 1)) found.push(at);
  return found;
}

/** Names that are those of districts, a column each. */
function byAreas(
  numeric: readonly Column[],
  all: readonly Column[],
  keys: readonly string[],
): WideLayout | undefined {
  const named = numeric.filter(
    ({ name, number, role }) =>
      number === undefined &&
      role === undefined &&
      /^\p{Script=Han}{1,9}(区|县|市|旗|街道|镇|乡|省)$/u.test(name),
  );
  if (named.length < FEWEST || new Set(named.map(({ name }) => foldName(name))).size < named.length)
    return undefined;
  const except = othersThan(all, [...keys, ...named.map(({ name }) => name)]);
  return { pattern: '{area}', part: 'area', numbers: {}, except, columns: named };
}
