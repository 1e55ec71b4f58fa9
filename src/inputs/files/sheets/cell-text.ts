import { UNCALCULATED } from '../../error-signs.ts';
import { clockOfSerial, formatDay, isMeantAsDay, momentOfSerial } from './serials.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { NumberStyle } from './styles.ts';
import { unescaped } from './text-runs.ts';

/** A cell as the file has it. */
export interface RawCell {
  /** The attribute `t`: `n` where it is not there. */
  readonly type: string;
  readonly style: number;
  /** The text of `v`; nothing without one. */
  readonly value: string | undefined;
  /** The text within `is`. */
  readonly inline: string;
  readonly hasFormula: boolean;
}

/** What the text of a cell depends on beside the cell. */
export interface CellReading {
  readonly shared: SharedStrings;
  readonly styles: readonly NumberStyle[];
  readonly from1904: boolean;
}

/** How a column is read that holds dates: the format its days are to be written in, if the workspace states one. */
export interface DateColumn {
  readonly format?: string | undefined;
}

/**
 * A cell as the text that it shows or means: days as `2022-05-01` however they look, codes with the zeros of their format,
 * numbers in full.
 */
export function cellText(cell: RawCell, reading: CellReading, dates: DateColumn | undefined): string {
  const { type, value, hasFormula } = cell;
  if (type === 'inlineStr') return cell.inline;
  if (value === undefined || (value === '' && type === 'n')) return hasFormula ? UNCALCULATED : '';
  switch (type) {
    case 's':
      return value === '' ? '' : reading.shared.at(Number(value));
    case 'str':
      return unescaped(value);
    case 'b':
      return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE';
    case 'e':
      return value === '' ? '#VALUE!' : value;
    case 'd':
      return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '');
    default:
      return numberText(value.trim(), reading.styles[cell.style] ?? 'number', reading.from1904, dates);
  }
}

function numberText(
  text: string,
  style: NumberStyle,
  from1904: boolean,
  dates: DateColumn | undefined,
): string {
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  if (typeof style === 'object')
    return Number.isInteger(number) && number >= 0
      ? plain(text, number).padStart(style.digits, '0')
      : plain(text, number);
  if (style === 'time') return number < 1 && number >= 0 ? clockOfSerial(number) : plain(text, number);
  const isDay = style === 'date' || (dates !== undefined && isMeantAsDay(number, from1904));
  const moment = isDay ? momentOfSerial(number, from1904) : undefined;
  if (moment === undefined) return plain(text, number);
  const format = dates?.format;
  return format === undefined ? moment : formatDay(moment.slice(0, 10), format) + moment.slice(10);
}

/** A number in full, without an exponent, to the 15 digits that spreadsheets reckon with. */
function plain(text: string, number: number): string {
  if (/^-?\d+$/.test(text)) return text;
  if (Number.isInteger(number)) return Number.isSafeInteger(number) ? String(number) : text;
  const rounded = String(Number(number.toPrecision(15)));
  return rounded.includes('e-') ? number.toFixed(20).replace(/0+$/, '') : rounded;
}
