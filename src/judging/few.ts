import type { Expression } from '../rules/expression.ts';
import type { Pack } from '../rules/pack.ts';
import { type Column, type End, numberColumn, textColumn, truthColumn } from './columns.ts';
import type { Readings } from './evaluate.ts';
import { type Few, type Judgement, judge } from './judge.ts';
import { readAt } from './others.ts';

/**
 * Judges all rows by those that read something of their own, and one for all others; what was judged of these is written
 * into the columns of all rows when it is asked for.
 *
 * @param readings what all rows read
 * @param member what so many rows read that is the same in each
 */
export function judgeFew(
  pack: Pack,
  readings: Readings,
  few: Few,
  member: (rows: number) => Readings['member'],
): Judgement {
  const rows = Int32Array.from([...few.apart, few.standsFor]);
  const judged = judge(pack, {
    rows: rows.length,
    indicator: (name) => {
      const column = readings.indicator(name);
      return column && readAt(column, rows);
    },
    member: member(rows.length),
  });
  const written = spread(judged, readings, rows, few.standsFor);
  // What waits for other areas is evaluated of all rows, and stands in their trace then.
  let whole: Judgement | undefined;
  return {
    ...written,
    few,
    get trace() {
      return whole?.trace ?? written.trace;
    },
    evaluateLater: (tree, zones) => {
      whole ??= judge(pack, readings);
      return whole.evaluateLater(tree, zones);
    },
  };
}

/**
 * What was judged of some rows, written into the columns of all.
 *
 * @param all what all rows read
 * @param rows those that were judged
 * @param standsFor the one of them that stands for all others
 */
export function spread(
  judged: Judgement,
  { rows: count, indicator }: Pick<Readings, 'rows' | 'indicator'>,
  rows: ArrayLike<number>,
  standsFor: number,
): Judgement {
  const to: Spreading = { rows, rest: Array.prototype.indexOf.call(rows, standsFor), count };
  const wide = (column: Column): Column => spreadColumn(column, to);
  const ranks = (values: Int8Array): Int8Array => scattered(values, to, new Int8Array(count));
  const indicators = lazily(judged.indicators, (name, column) => indicator(name) ?? wide(column));
  const trace = lazily(
    judged.trace,
    (part: Expression, column) =>
      (part.kind === 'name' ? indicators.get(part.name) : undefined) ?? wide(column),
  );
  return {
    ...judged,
    rows: count,
    indicators,
    trace,
    raw: ranks(judged.raw),
    atMost: ranks(judged.atMost),
    atLeast: ranks(judged.atLeast),
    evaluateLater: () => {
      throw new RangeError('what waits for other areas was evaluated before');
    },
  };
}

/** From which rows to how many; `rest` is the place of the one that stands for all others. */
interface Spreading {
  readonly rows: ArrayLike<number>;
  readonly rest: number;
  readonly count: number;
}

function spreadColumn(column: Column, to: Spreading): Column {
  const { rows, rest, count } = to;
  switch (column.kind) {
    case 'truth':
      return truthColumn(scattered(column.values, to, new Uint8Array(count)));
    case 'text': {
      const values = new Array<string | null>(count).fill(column.values[rest] ?? null);
      for (let i = 0; i < rows.length; i++) values[rows[i] ?? -1] = column.values[i] ?? null;
      return textColumn(values);
    }
    case 'number': {
      const numbers = (values: Float64Array) => scattered(values, to, new Float64Array(count));
      const { exactly, error, reduced } = column;
      const plain = numberColumn(numbers(column.lo));
      const places = exactly && new Map(Array.from(rows, (row, i) => [row, i] as const));
      return {
        ...plain,
        ...(column.hi !== column.lo && { hi: numbers(column.hi) }),
        ...(exactly && {
          exactly: (row: number, end?: End) => exactly(places?.get(row) ?? rest, end),
        }),
        ...(error && { error: numbers(error) }),
        ...(reduced && { reduced: new Set(Array.from(reduced, (i) => rows[i] ?? -1)) }),
      };
    }
  }
}

function scattered<T extends Int8Array | Uint8Array | Float64Array>(
  values: T,
  { rows, rest }: Spreading,
  into: T,
): T {
  into.fill(values[rest] ?? Number.NaN);
  for (let i = 0; i < rows.length; i++) into[rows[i] ?? -1] = values[i] ?? Number.NaN;
  return into;
}

/** A map whose values are worked out when they are asked for. */
function lazily<K>(
  of: ReadonlyMap<K, Column>,
  work: (key: K, value: Column) => Column,
): ReadonlyMap<K, Column> {
  const worked = new Map<K, Column>();
  const get = (key: K): Column | undefined => {
    const value = worked.has(key) ? undefined : of.get(key);
    if (value !== undefined) worked.set(key, work(key, value));
    return worked.get(key);
  };
  let whole: ReadonlyMap<K, Column> | undefined;
  const all = (): ReadonlyMap<K, Column> => {
    whole ??= new Map([...of].map(([key, value]) => [key, get(key) ?? value]));
    return whole;
  };
  return {
    get,
    has: (key) => of.has(key),
    get size() {
      return of.size;
    },
    keys: () => all().keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (each) => all().forEach(each),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}
