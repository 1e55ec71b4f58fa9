import { TIMES } from '../../rules/schema/series.ts';

/** Values in the compact notation, or where (offset in the text) and in which word it went wrong. */
export type Notation =
  | { readonly values: readonly string[] }
  | { readonly wrong: string; readonly offset: number };

/** No test goes on for longer: a slip of the finger such as `0x20000` is told. */
const MOST_VALUES = 5_000;

/**
 * The values a compact notation stands for, one a day: `0x3` is three times 0, `_` no value.
 *
 * @param notation as written: `"1 0x12 1"`; a number alone is one value
 * @param number what a value has to look like, besides `_`
 */
export function valuesOf(notation: string | number, number: RegExp): Notation {
  const values: string[] = [];
  for (const { 0: word, index: offset } of String(notation).matchAll(/\S+/g)) {
    const [value = '', times = '1', ...more] = word.split('x');
    const isValue = number.test(value) || value === '_';
    if (!isValue || !TIMES.test(times) || more.length > 0) return { wrong: word, offset };
    if (values.length + Number(times) > MOST_VALUES) return { wrong: word, offset };
    for (let i = 0; i < Number(times); i++) values.push(value);
  }
  return values.length === 0 ? { wrong: '', offset: 0 } : { values };
}
