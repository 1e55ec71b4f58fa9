import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';

/**
 * Characters whose width is plain, and nearly all that is shown: letters, digits, dashes, quotes, arrows and rules take
 * one column, Chinese characters and punctuation, the first of which is U+3001, two.
 */
const PLAIN =
  /^[\x20-\x7e\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2190-\u2193\u2500-\u257f\u3001-\u301f\u4e00-\u9fff\uff01-\uff60]*$/;
const FIRST_WIDE = 0x3001;

/** Columns a text takes on a terminal: a Chinese character takes two. */
export function displayWidth(text: string): number {
  if (!PLAIN.test(text)) return stringWidth(text);
  let width = text.length;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= FIRST_WIDE) width++;
  return width;
}

/**
 * The same of a text with colours: the bundle has tables measure with it.
 *
 * @public
 */
export function shownWidth(text: string): number {
  return displayWidth(plain(text));
}

/** Characters that end a line badly, or begin one badly, in Chinese text. */
const NOT_FIRST = /^[，。；：、！？）》」』”’…,.;:!?)\]}%]/u;
const NOT_LAST = /[（《「『“‘([{]$/u;

/** A text without what could move the cursor, hide or reorder text on a terminal. */
export function harmless(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .trimEnd();
}

/**
 * Breaks a text into lines of at most `width` columns: at spaces and between Chinese characters, and inside a word only
 * where the word alone is too long. Every line after the first begins with `indent` spaces.
 */
export function wrap(text: string, width: number, indent = 0): string[] {
  if (displayWidth(text) <= width) return [text.trimEnd()];
  const lines: string[] = [];
  const lead = text.length - text.trimStart().length;
  let line = '';
  for (const piece of pieces(text)) {
    const candidate = line + piece;
    if (displayWidth(candidate.trimEnd()) <= width) {
      line = candidate;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = ' '.repeat(lines.length === 0 ? lead : indent) + piece.trimStart();
    while (displayWidth(line.trimEnd()) > width) {
      const head = take(line, width);
      lines.push(head);
      line = ' '.repeat(indent) + line.slice(head.length);
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** The smallest parts of a text between which a line may break; spaces stay at the end of a part. */
function pieces(text: string): string[] {
  const units = text.match(
    /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+ *|\s+/gu,
  );
  const out: string[] = [];
  for (const unit of units ?? []) {
    const last = out.at(-1);
    if (last !== undefined && !last.endsWith(' ') && (NOT_FIRST.test(unit) || NOT_LAST.test(last)))
      out[out.length - 1] = last + unit;
    else out.push(unit);
  }
  return out;
}

/** The longest beginning of a text that takes at most `width` columns; at least one character. */
function take(text: string, width: number): string {
  let head = '';
  for (const { segment } of new Intl.Segmenter('und').segment(text)) {
    if (head.trim() !== '' && displayWidth(head + segment) > width) break;
    head += segment;
  }
  return head;
}

/** A text cut to `width` columns, with `…` where something was cut. */
export function truncate(text: string, width: number): string {
  return displayWidth(text) <= width ? text : `${take(text, Math.max(1, width - 1)).trimEnd()}…`;
}

/** A line that points with a caret at something in the line before it. */
const CARET = /^ *\^+$/;

/** Lines wrapped to `width` columns, a step further in than they begin; what a caret points at is cut instead. */
export function fitNotice(text: string, width: number): string {
  const lines = text.split('\n');
  const fitted = lines.flatMap((line, i): string[] => {
    if (CARET.test(plain(lines[i + 1] ?? '')) || CARET.test(plain(line))) return [truncate(line, width)];
    const indent = line.length - line.trimStart().length;
    return wrap(line, width, indent + 2);
  });
  return fitted.join('\n');
}

/** A text without colour. */
function plain(text: string): string {
  return stripVTControlCharacters(text);
}
