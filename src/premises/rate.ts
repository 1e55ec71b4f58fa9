import type { PremisesSource } from '../workspace/workspace.ts';

/** A part of a whole, in whole things. No rate is told without both. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

export type Rounding = PremisesSource['rounding'];

/**
 * A share in per cent, exactly rounded to a fixed number of digits: `91.5`. Halves go up, or what is beyond the digits is
 * cut off.
 *
 * @returns null where there is no whole
 */
export function percent({ part, whole }: Share, rounding: Rounding): string | null {
  return whole === 0 ? null : rounded(BigInt(part) * HUNDRED, BigInt(whole), rounding);
}

/**
 * By how many percentage points a share lies above an earlier one, exactly rounded: `+1.8`, `-1.8`, `0.0`. It is the
 * difference of the shares, not of what is printed of them. Halves go away from zero.
 *
 * @returns null where either has no whole
 */
export function pointsAbove(now: Share, before: Share, rounding: Rounding): string | null {
  if (now.whole === 0 || before.whole === 0) return null;
  const [part, whole] = [BigInt(now.part), BigInt(now.whole)];
  const [earlier, all] = [BigInt(before.part), BigInt(before.whole)];
  const difference = part * all - earlier * whole;
  const size = rounded((difference < 0n ? -difference : difference) * HUNDRED, whole * all, rounding);
  if (!/[1-9]/.test(size)) return size;
  return `${difference < 0n ? '-' : '+'}${size}`;
}

const HUNDRED = 100n;

/** A fraction that is not negative, as decimal text. */
function rounded(numerator: bigint, denominator: bigint, { mode, digits }: Rounding): string {
  const scaled = numerator * 10n ** BigInt(digits);
  const whole = mode === 'truncate' ? scaled / denominator : (2n * scaled + denominator) / (2n * denominator);
  const text = String(whole).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
