import { type Block, type Cell, type Column, type Line, type Page, plainText, type Row } from './page.ts';
import { harmless } from './width.ts';

/** A page as Markdown (GitHub's tables). Texts of the data are escaped: none becomes markup or a link. */
export function toMarkdown(page: Page): string {
  return `${page.filter(({ kind }) => kind !== 'gap').map(block).join('\n\n')}\n`;
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
      return part.lines.map(item).join('\n');
    case 'table':
      return tables(part.columns, part.rows);
  }
}

function item({ text, tone, indent = 0 }: Line): string {
  const mark = tone === 'strong' ? '**' : '';
  return `${'  '.repeat(Math.floor(indent / 2))}- ${mark}${escaped(text)}${mark}`;
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

function table(columns: readonly Column[], rows: readonly Row[]): string {
  const lines = rows.flatMap((row) => (row.kind === 'row' ? [tableRow(row.cells, row.notes ?? [])] : []));
  const head = columns.map(({ head }) => escaped(head));
  const rule = columns.map(({ align }) => (align === 'right' ? '--:' : '---'));
  return [`| ${head.join(' | ')} |`, `| ${rule.join(' | ')} |`, ...lines].join('\n');
}

/** Notes go below the first cell's text, since a Markdown table has no line across its columns. */
function tableRow(cells: readonly Cell[], notes: readonly Cell[]): string {
  const [first = '', ...others] = cells.map((cell) => escaped(plainText(cell)));
  const named = [first, ...notes.map((note) => `<small>${escaped(plainText(note))}</small>`)].join('<br>');
  return `| ${[named, ...others].join(' | ')} |`;
}

function escaped(text: string): string {
  return harmless(text)
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, (character) => (character === '<' ? '&lt;' : character === '>' ? '&gt;' : `\\${character}`));
}
