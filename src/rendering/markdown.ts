import {
  type Block,
  type Cell,
  type Column,
  type Line,
  type Page,
  plainText,
  type Row,
  type Styled,
} from './page.ts';
import { harmless } from './width.ts';

/** A page as Markdown, with GitHub's tables. Texts of the data are escaped: none becomes markup. */
export function toMarkdown(page: Page): string {
  return `${page
    .filter(({ kind }) => kind !== 'gap')
    .map(block)
    .join('\n\n')}\n`;
}

function block(part: Block): string {
  switch (part.kind) {
    case 'gap':
      return '';
    case 'heading':
      return `${'#'.repeat(part.level)} ${escaped(part.text)}`;
    case 'summary':
      return `**${escaped(part.text)}**`;
    case 'lines':
      return part.lines
        .filter((line) => !isCaret(line))
        .map(item)
        .join('\n');
    case 'drawn':
      return fenced(part.lines);
    case 'table':
      return tables(part.columns, part.rows);
  }
}

/** A drawing keeps its place as code, between more backticks than stand in it. */
function fenced(lines: readonly (readonly Styled[])[]): string {
  const text = lines
    .map((pieces) =>
      pieces
        .map((piece) => piece.text)
        .join('')
        .trimEnd(),
    )
    .join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** The caret below a quoted line has no place to point at. */
function isCaret({ text, quoted }: Line): boolean {
  return quoted === true && text.trim() === '^';
}

function item(line: Line): string {
  const { text, tone, indent = 0, quoted = false, code } = line;
  if (quoted) return `${'  '.repeat(Math.floor(indent / 2))}- \`\`${harmless(text).trim()}\`\``;
  const shown = tone === 'strong' ? `**${escaped(text)}**` : escaped(text).replace(LIST_MARK, '$1\\$2');
  return `${'  '.repeat(Math.floor(indent / 2))}- ${shown}${code === undefined ? '' : gap(text) + codeSpan(code)}`;
}

/** A table for each group of rows, under its heading. */
function tables(columns: readonly Column[], rows: readonly Row[]): string {
  const out: string[] = [];
  let run: Row[] = [];
  const flush = (): void => {
    if (run.length > 0) out.push(table(columns, run));
    run = [];
  };
  for (const row of rows) {
    if (row.kind === 'row') {
      run.push(row);
      continue;
    }
    flush();
    out.push(`### ${escaped(row.text)}`);
  }
  flush();
  return out.join('\n\n');
}

/** Notes are a last column, without a heading, since a Markdown table has no line across its columns. */
function table(columns: readonly Column[], rows: readonly Row[]): string {
  const noted = rows.some((row) => row.kind === 'row' && (row.notes ?? []).length > 0);
  const head = [...columns.map(({ head }) => escaped(head)), ...(noted ? [''] : [])];
  const rule = [
    ...columns.map(({ align }) => (align === 'right' ? '--:' : '---')),
    ...(noted ? ['---'] : []),
  ];
  const lines = rows.flatMap((row) =>
    row.kind === 'row' ? [tableRow(row.cells, noted ? (row.notes ?? []) : null)] : [],
  );
  return [tableLine(head), tableLine(rule), ...lines].join('\n');
}

function tableRow(cells: readonly Cell[], notes: readonly Cell[] | null): string {
  const texts = cells.map(cellText);
  if (notes === null) return tableLine(texts);
  return tableLine([...texts, notes.map(cellText).join('<br>')]);
}

/** Within a table a bar ends a cell, even in code. */
function cellText(cell: Cell): string {
  if (typeof cell === 'string' || cell.code === undefined) return escaped(plainText(cell));
  return escaped(cell.text) + gap(cell.text) + codeSpan(cell.code).replaceAll('|', '\\|');
}

/** The space between a text and the code behind it, which escaping trims. */
function gap(text: string): string {
  return text.endsWith(' ') ? ' ' : '';
}

/** Code between more backticks than it has in a row; it is shown as it is. */
function codeSpan(code: string): string {
  const text = harmless(code).replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** What Markdown takes for markup; an underscore within a word is none. */
const MARKS = /[\\`*[\]|#~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** What would make a list of a text at its beginning. */
const LIST_MARK = /^(\d*)([-+.)])(?= |$)/;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return harmless(text)
    .trim()
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character)
    .replace(MARKS, (character) => `\\${character}`);
}
