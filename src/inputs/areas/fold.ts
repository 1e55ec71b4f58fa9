import { literal } from '../../engine/sql.ts';

/**
 * Ways to write one character: full-width forms are their narrow ones, numerals their digits (三里 is 3里), brackets of
 * any kind round. What Unicode's NFKC does besides (ligatures, radicals) happens to texts before this.
 */
const NUMERALS = '〇零一二三四五六七八九';
const DIGITS = '00123456789';
const OPENING = '（【［〔〖｛「『《〈[{';
const CLOSING = '）】］〕〗｝」』》〉]}';
const WIDE = Array.from({ length: 94 }, (_, i) => String.fromCodePoint(0xff01 + i));
const NARROW = WIDE.map((_, i) => String.fromCodePoint(0x21 + i));

const FROM = [
  ...NUMERALS,
  ...OPENING,
  ...CLOSING,
  ...WIDE.filter((wide) => !(OPENING + CLOSING).includes(wide)),
];
const NARROWED = WIDE.flatMap((wide, i) => ((OPENING + CLOSING).includes(wide) ? [] : [NARROW[i] ?? wide]));
const TO = [...DIGITS, ...[...OPENING].map(() => '('), ...[...CLOSING].map(() => ')'), ...NARROWED];
const NARROWER = new Map(FROM.map((from, i) => [from, TO[i] ?? from]));
const NARROWABLE = new RegExp(
  `[${FROM.map((each) => (/[[\]]/.test(each) ? `\\${each}` : each)).join('')}]`,
  'gu',
);

/** What stands between names and says nothing: blanks, commas, dots, dashes. */
const BETWEEN = String.raw`[\s\x{3000}\x{a0},.;:/|_·•、。，．；：／｜—–\-]+`;
const BETWEEN_JS = inJs(BETWEEN);
const SEPARATORS = new RegExp(BETWEEN_JS, 'gu');
/** But for those between two numbers: 2-11 is not 211. */
const BOUNDARIES = new RegExp(`(?<=[0-9])${BETWEEN_JS}(?=[0-9])`, 'gu');
/** Stands for such a boundary until the others are gone. */
const BOUNDARY = '~';

/** What may fold to something else: all but plain Chinese characters, and the numerals among those. */
const UNFOLDED = String.raw`[^\x{4e00}-\x{9fff}]|[${NUMERALS}]`;
const UNFOLDED_JS = new RegExp(inJs(UNFOLDED), 'u');

/** A text as names are compared: whichever width, case, numerals, blanks and brackets it is written with. */
export function fold(text: string): string {
  if (!UNFOLDED_JS.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(NARROWABLE, (from) => NARROWER.get(from) ?? from)
    .replace(BOUNDARIES, BOUNDARY)
    .replace(SEPARATORS, '')
    .replaceAll(BOUNDARY, '-')
    .toUpperCase();
}

/** The same in SQL, for names that NFKC leaves alone. */
export function foldSql(text: string): string {
  const narrowed = `translate(${text}, ${literal(FROM.join(''))}, ${literal(TO.join(''))})`;
  // Twice, since a digit may stand between two boundaries: 1-2-3.
  const bounded = [1, 2].reduce(
    (sql) => String.raw`regexp_replace(${sql}, ${literal(`([0-9])${BETWEEN}([0-9])`)}, '\1~\2', 'g')`,
    narrowed,
  );
  const folded = `upper(replace(regexp_replace(${bounded}, ${literal(BETWEEN)}, '', 'g'), '~', '-'))`;
  return `CASE WHEN regexp_matches(${text}, ${literal(UNFOLDED)}) THEN ${folded} ELSE ${text} END`;
}

/** Whether a name may fold to what begins as one of some pairs of characters, in SQL: always where it is not plain. */
export function mayFoldToSql(text: string, pairs: string): string {
  const narrowed = `translate(${text}, ${literal(NUMERALS)}, ${literal(DIGITS)})`;
  return `left(${narrowed}, 2) IN ${pairs} OR regexp_matches(${text}, '[^\\x{4e00}-\\x{9fff}A-Z0-9]')`;
}

/** A pattern with characters by number, as JavaScript writes them. */
function inJs(pattern: string): string {
  return pattern.replaceAll(/\\x\{([0-9a-f]+)\}/g, String.raw`\u{$1}`);
}

/** A folded text without what stands in brackets. */
export function withoutBrackets(folded: string): string {
  if (!folded.includes('(') && !folded.includes(')')) return folded;
  let text = folded;
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/\([^()]*\)/gu, '');
  }
  // One that is never closed, or never opened.
  return text.replace(/\(.*$/u, '').replaceAll(')', '');
}

/** What a folded text has in brackets at its very beginning, and what follows: 【朝阳区】酒仙桥街道. */
export function leadingBracket(
  folded: string,
): { readonly inside: string; readonly rest: string } | undefined {
  const [, inside = '', rest = ''] = /^\(([^()]+)\)(.*)$/u.exec(folded) ?? [];
  return inside === '' ? undefined : { inside, rest };
}
