import { toMarkdown } from '../markdown.ts';
import type { Block, Page } from '../page.ts';
import type { Part, PrintedDocument } from './parts.ts';

/** A document as Markdown. */
export function handoutMarkdown({ parts }: PrintedDocument): string {
  return toMarkdown(parts.flatMap(block));
}

/** Lines that follow each other are one list. */
function block(part: Part, index: number, parts: readonly Part[]): Page {
  switch (part.kind) {
    case 'title':
      return [{ kind: 'heading', level: 1, text: part.text }];
    case 'heading':
      return [{ kind: 'heading', level: part.level === 1 ? 2 : 3, text: part.text }];
    case 'contact':
    case 'signed':
      return [{ kind: 'summary', text: part.text }];
    case 'table': {
      const cells = part.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.file)));
      return [
        { kind: 'table', columns: part.columns, rows: cells.map((row) => ({ kind: 'row', cells: row })) },
      ];
    }
    default: {
      const before = parts[index - 1];
      if (before !== undefined && isLine(before)) return [];
      const end = parts.findIndex((each, i) => i > index && !isLine(each));
      return [lines(parts.slice(index, end < 0 ? undefined : end))];
    }
  }
}

type LinePart = Extract<Part, { kind: 'below' | 'text' | 'item' }>;

function isLine(part: Part): part is LinePart {
  const { kind } = part;
  return kind === 'below' || kind === 'text' || kind === 'item';
}

function lines(parts: readonly Part[]): Block {
  const found = parts.filter(isLine).flatMap((part) => {
    const indent = part.kind === 'text' && part.inItem === true ? 2 : 0;
    if (part.kind === 'item')
      return [
        { text: part.text, tone: 'strong' as const },
        { text: part.body, indent: 2 },
      ];
    return [{ text: part.text, indent }];
  });
  return { kind: 'lines', lines: found };
}
