import CliTable from 'cli-table3';
import { paint } from './colour.ts';
import { fit, GAP, type Layout } from './layout.ts';
import type { Look } from './look.ts';
import { type Cell, type Column, plainText, type Row, toneOf } from './page.ts';
import { harmless, truncate, wrap } from './width.ts';

/** Rows laid out at once: the time of a table grows with the square of its rows. */
const ROWS_AT_ONCE = 100;
const NOTE_INDENT = 4;

const BORDERLESS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '─',
  'mid-mid': ' '.repeat(GAP),
  right: '',
  'right-mid': '',
  middle: ' '.repeat(GAP),
} as const;

/** A table for a terminal, aligned by display width. A group's heading and a row's notes go across all columns. */
export function drawTable(columns: readonly Column[], rows: readonly Row[], look: Look): string[] {
  const tidy = rows.map(tidied);
  const layout = fit(columns, tidy, look.width);
  const lines = grid(layout, [layout.shown.map(({ column, width }) => wrapCell(column.head, width, look, column))], true, look);
  let run: string[][] = [];
  const flush = (): void => {
    if (run.length > 0) lines.push(...grid(layout, run, false, look));
    run = [];
  };
  for (const row of tidy) {
    if (row.kind === 'group') {
      flush();
      lines.push(...across({ text: row.text, tone: 'strong' }, 0, look));
      continue;
    }
    run.push(layout.shown.map(({ index, column, width }) => wrapCell(row.cells[index] ?? '', width, look, column)));
    const notes = row.notes ?? [];
    if (notes.length > 0 || run.length >= ROWS_AT_ONCE) flush();
    lines.push(...notes.flatMap((note) => across(note, NOTE_INDENT, look)));
  }
  flush();
  return lines;
}

function tidied(row: Row): Row {
  if (row.kind === 'group') return row;
  const tidy = (cell: Cell): Cell =>
    typeof cell === 'string' ? harmless(cell) : { ...cell, text: harmless(cell.text) };
  return { ...row, cells: row.cells.map(tidy), ...(row.notes && { notes: row.notes.map(tidy) }) };
}

function wrapCell(cell: Cell, width: number, look: Look, column: Column): string {
  const lines = look.width === null ? [plainText(cell)] : wrap(plainText(cell), width);
  const kept = lines.slice(0, column.most ?? lines.length);
  if (kept.length < lines.length) kept[kept.length - 1] = truncate(`${kept.at(-1) ?? ''}……`, width);
  return kept.map((line) => paint(line, toneOf(cell), look.colour)).join('\n');
}

/** Lines of text across all columns of a table. */
function across(cell: Cell, indent: number, look: Look): string[] {
  const text = ' '.repeat(indent) + harmless(plainText(cell));
  const lines = look.width === null ? [text] : wrap(text, look.width, indent);
  return lines.map((line) => paint(line, toneOf(cell), look.colour));
}

function grid({ shown }: Layout, cells: readonly string[][], head: boolean, look: Look): string[] {
  const table = new CliTable({
    chars: BORDERLESS,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    colWidths: shown.map(({ width }) => width),
    colAligns: shown.map(({ column }) => column.align ?? 'left'),
  });
  for (const row of cells) table.push([...row]);
  const lines = table.toString().split('\n').map(trimmedEnd);
  if (!head) return lines;
  const rule = shown.map(({ width }) => '─'.repeat(width)).join(' '.repeat(GAP));
  return [...lines.map((line) => paint(line, 'strong', look.colour)), paint(rule, 'faint', look.colour)];
}

function trimmedEnd(line: string): string {
  return line.replace(/ +$/, '');
}
