import { paint } from './colour.ts';
import type { Look } from './look.ts';
import { type Block, type Line, type Page, type Styled, withCode } from './page.ts';
import { drawTable } from './table.ts';
import { harmless, truncate, wrap } from './width.ts';

/** A page as text for a terminal or a pipe: no line is wider than the terminal. */
export function toTerminal(page: Page, look: Look): string {
  const lines: string[] = [];
  for (const block of page) {
    if (lines.length > 0 && follows(block)) lines.push('');
    lines.push(...drawBlock(block, look));
  }
  return `${lines.join('\n')}\n`;
}

/** Whether an empty line stands before a block; lines follow their heading directly. */
function follows(block: Block): boolean {
  return block.kind === 'heading' || block.kind === 'summary';
}

function drawBlock(block: Block, look: Look): string[] {
  switch (block.kind) {
    case 'gap':
      return [''];
    case 'heading':
      return drawLine({ text: block.text, tone: 'strong' }, look);
    case 'summary':
      return drawLine({ text: block.text, tone: 'strong' }, look);
    case 'lines':
      return block.lines.flatMap((line) => drawLine(line, look));
    case 'drawn':
      return block.lines.map((pieces) => drawPieces(pieces, look));
    case 'table':
      return drawTable(block.columns, block.rows, look);
  }
}

/** What ends a line in blanks is cut. */
function drawPieces(pieces: readonly Styled[], { colour }: Look): string {
  const last = pieces.findLastIndex(({ text }) => text.trim() !== '');
  return pieces
    .slice(0, last + 1)
    .map(({ text, tone }, i) => paint(i === last ? text.trimEnd() : text, tone, colour))
    .join('');
}

function drawLine(line: Line, look: Look): string[] {
  const { tone, indent = 0, hang = 0, quoted = false } = line;
  const whole = ' '.repeat(indent) + harmless(withCode(line));
  return fitted(whole, look.width, indent + hang, quoted).map((part) => paint(part, tone, look.colour));
}

function fitted(text: string, width: number | null, indent: number, quoted: boolean): string[] {
  if (width === null) return [text];
  return quoted ? [truncate(text, width)] : wrap(text, width, indent);
}
