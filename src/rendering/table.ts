import CliTable from 'cli-table3';
import { listed, say } from '../language/say.ts';
import { paint } from './colour.ts';
import { GAP, type Layout, layOut } from './layout.ts';
import type { Look } from './look.ts';
import { type Cell, type Column, plainText, type Row, toneOf } from './page.ts';
import { harmless, truncate, wrap } from './width.ts';
import { words } from './words/table.ts';

/** Rows laid out at once: the time of a table grows with the square of its rows. */
const ROWS_AT_ONCE = 20;
/** Rows below a group's heading are indented, notes below a row once more. */
const STEP = 2;

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
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' '.repeat(GAP),
} as const;

/** A table for a terminal, aligned by display width. A group's heading and a row's notes go across all columns. */
export function drawTable(columns: readonly Column[], rows: readonly Row[], look: Look): string[] {
  const tidy = rows.map(tidied);
  const indent = rows.some(({ kind }) => kind === 'group') ? STEP : 0;
  const layout = layOut(columns, tidy, look.width === null ? null : look.width - indent);
  const inset = (drawn: readonly string[]): string[] => drawn.map((line) => ' '.repeat(indent) + line);
  const cellsOf = ({ cells }: Extract<Row, { kind: 'row' }>): string[] =>
    layout.shown.map(({ index, column, width }) => wrapCell(cells[index] ?? '', width, look, column));
  const drawn = grids(
    layout,
    tidy.flatMap((row) => (row.kind === 'row' ? [cellsOf(row)] : [])),
  );
  const lines = inset(head(layout, look));
  for (const row of tidy) {
    if (row.kind === 'group') {
      lines.push(...across({ text: row.text, tone: 'strong' }, 0, look));
      continue;
    }
    lines.push(...inset(drawn.next().value ?? []));
    lines.push(...(row.notes ?? []).flatMap((note) => across(note, indent + STEP, look)));
  }
  const missing = columns.filter((column) => layout.shown.every((each) => each.column !== column));
  if (missing.length > 0) lines.push(...across({ text: notShown(missing, look), tone: 'faint' }, 0, look));
  return lines;
}

function notShown(missing: readonly Column[], { language }: Look): string {
  return say(words.notShown, language, {
    columns: listed(
      missing.map(({ head }) => head),
      language,
    ),
  });
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
  if (kept.length < lines.length) kept[kept.length - 1] = truncate(`${kept.at(-1) ?? ''}…`, width);
  return kept.map((line) => paint(line, toneOf(cell), look.colour)).join('\n');
}

/** Lines of text across all columns of a table. */
function across(cell: Cell, indent: number, look: Look): string[] {
  const text = ' '.repeat(indent) + harmless(plainText(cell));
  const lines = look.width === null ? [text] : wrap(text, look.width, indent);
  return lines.map((line) => paint(line, toneOf(cell), look.colour));
}

function head(layout: Layout, look: Look): string[] {
  const cells = layout.shown.map(({ column, width }) => wrapCell(column.head, width, look, column));
  const rule = layout.shown.map(({ width }) => '─'.repeat(width)).join(' '.repeat(GAP));
  const lines = grid(layout, [cells]).map((line) => paint(line, 'strong', look.colour));
  return [...lines, paint(rule, 'faint', look.colour)];
}

/** The lines of each row in turn. Rows are drawn several at once: a grid takes long to begin. */
function* grids(layout: Layout, rows: readonly string[][]): Generator<string[], undefined> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE);
    const lines = grid(layout, some);
    for (const cells of some) {
      const height = Math.max(1, ...cells.map((cell) => cell.split('\n').length));
      yield lines.splice(0, height);
    }
  }
}

function grid({ shown }: Layout, cells: readonly string[][]): string[] {
  const table = new CliTable({
    chars: BORDERLESS,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    colWidths: shown.map(({ width }) => width),
    colAligns: shown.map(({ column }) => column.align ?? 'left'),
  });
  for (const row of cells) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.replace(/ +$/, ''));
}
