/** Rows that are alike as far as is known: for each the number of its class, which is below `count`. */
export interface Classes {
  readonly of: Int32Array;
  readonly count: number;
}

/** The same, and of each class its first row. */
export interface FoundClasses extends Classes {
  readonly rows: readonly number[];
}

/** One class of all rows, but that some make up one by themselves each. */
export function apart(count: number, alone: readonly number[]): Classes {
  const numbers = new Int32Array(count);
  let classes = 1;
  for (const row of alone) if (row >= 0 && row < count) numbers[row] = classes++;
  return { of: numbers, count: classes };
}

/** Classes of rows with the same number, too: one of `range` numbers from the least on. */
export function refined(
  { of, count }: Classes,
  values: ArrayLike<number>,
  least: number,
  range: number,
): FoundClasses {
  const known = new Int32Array(count * range).fill(-1);
  const finer = new Int32Array(of.length);
  const rows: number[] = [];
  for (let row = 0; row < finer.length; row++) {
    const key = (of[row] ?? 0) * range + (values[row] ?? least) - least;
    let number = known[key] ?? -1;
    if (number === -1) {
      number = rows.push(row) - 1;
      known[key] = number;
    }
    finer[row] = number;
  }
  return { of: finer, count: rows.length, rows };
}
