import type { Day } from '../../days.ts';
import type { Language } from '../../language/text.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A day as notices write it: `2020年6月21日`, `21 June 2020`. */
export function writtenDay(day: Day, language: Language): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1] ?? ''} ${year}`;
}

const DIGITS = '〇一二三四五六七八九';

/** The number of a heading: `一、`, `（一）`; `I.`, `(a)`. Below a hundred. */
export function headingNumber(number: number, level: 1 | 2, language: Language): string {
  if (language === 'zh') return level === 1 ? `${inHan(number)}、` : `（${inHan(number)}）`;
  return level === 1 ? `${inRoman(number)}. ` : `(${String.fromCharCode(96 + number)}) `;
}

function inHan(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const before = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`;
  return before + (ones === 0 && tens > 0 ? '' : DIGITS[ones]);
}

function inRoman(number: number): string {
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
  return 'X'.repeat(Math.floor(number / 10)) + (ones[number % 10] ?? '');
}
