import stringWidth from 'string-width';

const BEFORE = 60;
const AFTER = 60;

/** A line of a text with a caret under one column (both from 1), cut to what fits a terminal. */
export function excerptOf(line: string, column: number): string {
  const start = column - 1 > BEFORE ? column - 1 - BEFORE : 0;
  const end = Math.min(line.length, column - 1 + AFTER);
  const shown = `${start > 0 ? '…' : ''}${line.slice(start, end)}${end < line.length ? '…' : ''}`.replaceAll(
    '\t',
    ' ',
  );
  const before = `${start > 0 ? '…' : ''}${line.slice(start, column - 1)}`.replaceAll('\t', ' ');
  return `${shown}\n${' '.repeat(stringWidth(before))}^`;
}
