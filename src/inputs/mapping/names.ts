import { join } from 'node:path';
import { packageRoot } from '../../package-root.ts';
import { FenquError } from '../../problems/problem.ts';
import { readYaml, shaped } from '../../yaml/index.ts';
import { endOfWords, foldName, isLatin, wordsOf } from './fold-name.ts';
import { columnsShape, type RawColumnNames, ROLES, type Role } from './names-schema.ts';

/** How a name was recognised: as it is, or by a part of it. */
export type Manner = 'whole' | 'part';

/** Something that a name says. */
export interface Recognised<T> {
  readonly what: T;
  readonly how: Manner;
}

/** What is known of the names of columns and of what stands in them. */
export interface ColumnNames {
  readonly raw: RawColumnNames;
  /** What a column is by its name. */
  roleOf(name: string): Recognised<Role> | undefined;
  /** The canonical column of the number that a name stands for. */
  numberOf(name: string): Recognised<string> | undefined;
  isPersonal(name: string): boolean;
  /** It names a place that is not where the case belongs. */
  isElsewhere(name: string): boolean;
  /** It names a day on which something else happened than a report. */
  isEvent(name: string): boolean;
  isCumulative(name: string): boolean;
  isSum(name: string): boolean;
  /** The canonical value that a text stands for. */
  valueOf(column: ValueColumn, text: string): string | undefined;
}

export const VALUE_COLUMNS = ['class', 'origin', 'role'] as const;
export type ValueColumn = (typeof VALUE_COLUMNS)[number];

/**
 * Reads `rules/columns.yaml` of the package.
 * @throws FenquError where that file is not as it should be, which is our mistake
 */
export async function readColumnNames(): Promise<ColumnNames> {
  const { yaml, problems } = await readYaml(
    join(packageRoot(), 'rules', 'columns.yaml'),
    'rules/columns.yaml',
  );
  if (yaml === undefined) throw new FenquError(problems);
  const { value, problems: shape } = shaped(yaml, columnsShape);
  if (value === undefined) throw new FenquError(shape);
  return columnNames(value);
}

function columnNames(raw: RawColumnNames): ColumnNames {
  const roles = finder(ROLES.flatMap((role) => both(raw.roles[role]).map((name) => [name, role] as const)));
  const numbers = finder(
    Object.entries(raw.numbers).flatMap(([number, names]) =>
      both(names).map((name) => [name, number] as const),
    ),
  );
  const whole = new Set(raw.personal.whole.map(foldName));
  const values = Object.fromEntries(
    VALUE_COLUMNS.map((column) => [
      column,
      new Map(
        Object.entries(raw.values[column]).flatMap(([value, texts]) =>
          texts.map((text) => [foldName(text), value] as const),
        ),
      ),
    ]),
  );
  return {
    raw,
    roleOf: roles,
    numberOf: numbers,
    isPersonal: (name) => whole.has(foldName(name)) || hasWord(name, raw.personal.within),
    isElsewhere: (name) => hasWord(name, raw.elsewhere),
    isEvent: (name) => hasWord(name, raw.events),
    isCumulative: (name) => hasWord(name, raw.cumulative),
    isSum: (name) => hasWord(name, raw.sums),
    valueOf: (column, text) => values[column]?.get(foldName(text)),
  };
}

interface InBoth {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

function both({ zh, en }: InBoth): readonly string[] {
  return [...zh, ...en];
}

/** Whether one of some words stands in a name; Latin ones as whole words. */
function hasWord(name: string, sought: readonly string[]): boolean {
  const folded = name.normalize('NFKC').toLowerCase();
  const words = wordsOf(name);
  return sought.some((word) =>
    isLatin(word) ? endOfWords(words, wordsOf(word)) >= 0 : folded.includes(word.toLowerCase()),
  );
}

/** Recognises names: as a whole, else by the longest that ends them, else by the longest within. */
function finder<T>(known: readonly (readonly [string, T])[]): (name: string) => Recognised<T> | undefined {
  const wholes = new Map(known.map(([name, what]) => [foldName(name), what]));
  const parts = known
    .filter(([name]) => (isLatin(name) ? foldName(name).length >= 4 : foldName(name).length >= 2))
    .toSorted(([a], [b]) => foldName(b).length - foldName(a).length);
  return (name) => {
    const folded = foldName(name);
    const whole = wholes.get(folded);
    if (whole !== undefined) return { what: whole, how: 'whole' };
    const words = wordsOf(name);
    const endOf = (sought: string): number => {
      if (isLatin(sought)) return endOfWords(words, wordsOf(sought)) === words.length ? 0 : -1;
      return folded.endsWith(foldName(sought)) ? 0 : -1;
    };
    const isWithin = (sought: string): boolean =>
      isLatin(sought) ? endOfWords(words, wordsOf(sought)) >= 0 : folded.includes(foldName(sought));
    const found = parts.find(([sought]) => endOf(sought) >= 0) ?? parts.find(([sought]) => isWithin(sought));
    return found && { what: found[1], how: 'part' };
  };
}
