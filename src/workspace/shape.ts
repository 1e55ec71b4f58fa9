/** How a table of numbers is laid out that has not one row an area and day, with a column for each number. */
export type Shape = WideShape | LongShape;

/** Columns whose names say something of their numbers: of which area, day or kind they are. */
export interface WideShape {
  readonly kind: 'wide';
  /** `{area}_{number}`: what a column's name is made of; parts are canonical columns, or `number`. */
  readonly pattern: string;
  /** The canonical column of all numbers, where names do not say it. */
  readonly number?: string;
  /** What stands for `{number}` in a name → canonical column. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Columns that look so and are none. */
  readonly except: readonly string[];
}

/** A row for each number, which a column names. */
export interface LongShape {
  readonly kind: 'long';
  /** The columns of the source that name the number, and that hold it. */
  readonly number: string;
  readonly value: string;
  /** Name as written → canonical column. */
  readonly numbers: Readonly<Record<string, string>>;
}

/** The part of a pattern that says which number a column holds. */
export const NUMBER = 'number';

/** The parts of a pattern, in order: `{area}_{number}` has two. */
export function partsOf(pattern: string): string[] {
  return [...pattern.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map(([, name = '']) => name);
}

/** What the columns of a table are called that come of its shape, by canonical column. */
export function columnsOfShape(shape: Shape): Record<string, string> {
  const named = (text: string): string =>
    shape.kind === 'wide' ? shape.pattern.replace(`{${NUMBER}}`, text) : `${shape.number}=${text}`;
  const numbers = Object.entries(shape.numbers).map(([text, column]): [string, string] => [
    column,
    named(text),
  ]);
  if (shape.kind === 'long') return Object.fromEntries(numbers);
  const parts = partsOf(shape.pattern).filter((name) => name !== NUMBER);
  const own = parts.map((name): [string, string] => [name, `{${name}}`]);
  return Object.fromEntries([
    ...own,
    ...(shape.number === undefined ? numbers : [[shape.number, `{${shape.number}}`] as const]),
  ]);
}
