import { FALSE, TRUE, type TruthColumn, truthColumn, UNKNOWN } from './columns.ts';

/** Three-valued `!`: unknown stays unknown. */
export function not(of: TruthColumn): TruthColumn {
  return truthColumn(of.values.map((truth) => (truth === UNKNOWN ? UNKNOWN : 1 - truth)));
}

/** Three-valued `&&`: false wins over unknown. */
export function and(left: TruthColumn, right: TruthColumn): TruthColumn {
  return combine(left, right, FALSE, TRUE);
}

/** Three-valued `||`: true wins over unknown. */
export function or(left: TruthColumn, right: TruthColumn): TruthColumn {
  return combine(left, right, TRUE, FALSE);
}

function combine(left: TruthColumn, right: TruthColumn, wins: number, neutral: number): TruthColumn {
  const a = left.values;
  const b = right.values;
  const out = new Uint8Array(a.length);
  for (let row = 0; row < out.length; row++) {
    const x = a[row];
    const y = b[row];
    out[row] = x === wins || y === wins ? wins : x === neutral && y === neutral ? neutral : UNKNOWN;
  }
  return truthColumn(out);
}

/** True once `k` of the conditions are true, false once `k` cannot be reached, else unknown. */
export function atLeast(k: Float64Array, conditions: readonly TruthColumn[]): TruthColumn {
  const out = new Uint8Array(k.length);
  for (let row = 0; row < out.length; row++) {
    let yes = 0;
    let open = 0;
    for (const { values } of conditions) {
      if (values[row] === TRUE) yes++;
      else if (values[row] === UNKNOWN) open++;
    }
    const needed = k[row] ?? Number.NaN;
    out[row] = yes >= needed ? TRUE : yes + open < needed ? FALSE : UNKNOWN;
  }
  return truthColumn(out);
}

/** `c ? a : b` for truth values; unknown `c` is unknown unless both agree. */
export function chooseTruth(condition: TruthColumn, then: TruthColumn, otherwise: TruthColumn): TruthColumn {
  const out = new Uint8Array(condition.values.length);
  for (let row = 0; row < out.length; row++) {
    const c = condition.values[row];
    const a = then.values[row] ?? UNKNOWN;
    const b = otherwise.values[row] ?? UNKNOWN;
    out[row] = c === TRUE ? a : c === FALSE ? b : a === b ? a : UNKNOWN;
  }
  return truthColumn(out);
}
