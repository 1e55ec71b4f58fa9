import { DuckDBScalarFunction, type DuckDBVector, INTEGER, UBIGINT, UTINYINT } from '@duckdb/node-api';

/** Some rows of a statement, by what it tells of each. Valid only during the call. */
export interface Batch {
  readonly rows: number;
  /** A number of 64 bits for each row, and another: the lower and the upper half of each in turn. */
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly about: Int32Array;
}

/** Sees every row of a statement once, in no certain order, and writes 1 for each that passes, 0 for others. */
export type Sieve = (batch: Batch, passes: Uint8Array) => void;

/** The function of the engine that shows a sieve its rows; none of what it is called with may be NULL. */
export function sieveFunction(name: string, sieve: Sieve): DuckDBScalarFunction {
  return DuckDBScalarFunction.create({
    name,
    parameterTypes: [UBIGINT, UBIGINT, INTEGER],
    returnType: UTINYINT,
    // Called for every row, whatever it said of one like it before.
    volatile: true,
    mainFunction: (_info, chunk, output) => {
      const about = itemsOf(chunk.getColumnVector(2));
      const passes = itemsOf(output);
      if (!(about instanceof Int32Array) || !(passes instanceof Uint8Array)) throw new TypeError(ELSEWHERE);
      const first = halvesOf(chunk.getColumnVector(0));
      const second = halvesOf(chunk.getColumnVector(1));
      sieve({ rows: chunk.rowCount, first, second, about }, passes);
      output.flush();
    },
  });
}

const ELSEWHERE = 'the numbers of a vector do not lie where they are looked for';

/** A vector's numbers as they lie: to ask for each takes longer than reading the file it comes from. */
function itemsOf(vector: DuckDBVector): unknown {
  return Reflect.get(vector, 'items');
}

function halvesOf(vector: DuckDBVector): Uint32Array {
  const items = itemsOf(vector);
  if (!(items instanceof BigUint64Array)) throw new TypeError(ELSEWHERE);
  return new Uint32Array(items.buffer, items.byteOffset, 2 * items.length);
}
