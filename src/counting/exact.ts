/** Whether a double would change a decimal: it has more digits than a double keeps apart. */
export function isChanged(decimal: string): boolean {
  if (decimal.length <= DIGITS) return false;
  const digits = decimal.includes('.') ? decimal.replace(/0+$/, '') : decimal;
  return digits.replace(/^-?0*\.?0*/, '').replace('.', '').length > DIGITS;
}

/** Decimals of so many digits are told apart by the doubles next to them. */
const DIGITS = 15;
