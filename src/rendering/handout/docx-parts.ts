import {
  ConcreteHyperlink,
  type FileChild,
  type IParagraphOptions,
  type IRunOptions,
  NoBreakHyphen,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import type { Language } from '../../language/text.ts';
import { isLong } from './html.ts';
import { printable, splitAtDates } from './markup.ts';
import type { Part, PartCell, PrintedDocument } from './parts.ts';
import { columnWidths, isCrowded } from './widths.ts';

/** Twentieths of a point: A4 with the margins of official documents, 37 mm above, 35 below, 28 and 26 at the sides. */
export const PAGE = { width: 11906, height: 16838, top: 2098, bottom: 1984, left: 1588, right: 1474 };
const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

/** Parts of a document as DOCX has them, and the files that they link to, whose ids are `link1`, `link2`, … */
export function docxParts({ parts, language }: Pick<PrintedDocument, 'parts' | 'language'>): {
  readonly children: readonly FileChild[];
  readonly links: readonly string[];
} {
  const around: Around = { language, links: [] };
  return { children: parts.flatMap((part) => childrenOf(part, around)), links: around.links };
}

/** What parts are set in, and the files they link to so far. */
interface Around {
  readonly language: Language;
  readonly links: string[];
}

function childrenOf(part: Part, around: Around): FileChild[] {
  switch (part.kind) {
    case 'title':
      return [paragraph('Title', [run(part.text)])];
    case 'below':
      return [paragraph('Below', [run(part.text)])];
    case 'heading': {
      const more = part.newPage === true ? { pageBreakBefore: true } : {};
      return [paragraph(`Heading${part.level}`, [run(part.text)], more)];
    }
    case 'item':
      return [paragraph('Item', [run(part.text, { bold: true }), run(` ${part.body}`)])];
    case 'contact':
      return [paragraph('Contact', [run(part.text)])];
    case 'signed':
      return [paragraph('Signed', [run(part.text)])];
    case 'text':
      return [paragraph(part.minor === true ? 'Minor' : 'Text', [run(part.text)])];
    case 'table':
      return [table(part, around), paragraph('Gap', [])];
  }
}

function paragraph(
  style: string,
  children: readonly ParagraphChild[],
  more: Omit<IParagraphOptions, 'style' | 'children'> = {},
): Paragraph {
  return new Paragraph({ style, children, ...more });
}

/** A text; dates in it do not break at the ends of lines. */
function run(text: string, more: IRunOptions = {}): TextRun {
  const children = splitAtDates(printable(text)).flatMap(({ text: piece, isDate }) =>
    isDate
      ? piece.split('-').flatMap((number, i) => (i === 0 ? [number] : [new NoBreakHyphen(), number]))
      : [piece],
  );
  return new TextRun({ ...more, children });
}

const LINE = { style: 'single', size: 6, space: 0, color: '000000' } as const;
const LINES = {
  top: LINE,
  left: LINE,
  bottom: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};
const ROOM = { top: 50, left: 90, bottom: 50, right: 90, marginUnitType: 'dxa' } as const;
const LOOK = {
  firstRow: true,
  lastRow: false,
  firstColumn: false,
  lastColumn: false,
  noHBand: true,
  noVBand: true,
};

/** The first row is repeated on every page; rows do not break unless they could be longer than one. */
function table(part: Extract<Part, { kind: 'table' }>, { language, links }: Around): Table {
  const { columns, rows } = part;
  const widths = columnWidths(part, language).map((width) => Math.floor(TEXT_WIDTH * width));
  const small = isCrowded(part) ? 'Small' : '';
  const cellOf = (cell: PartCell, i: number, style: string): TableCell =>
    new TableCell({
      width: { size: widths[i] ?? 0, type: 'dxa' },
      children: [
        paragraph(style, [inCell(cell, links)], columns[i]?.align === 'right' ? { alignment: 'right' } : {}),
      ],
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, i) => cellOf(column.head, i, `CellHead${small}`)),
  });
  const lines = rows.map(
    (row) =>
      new TableRow({
        cantSplit: !isLong(row),
        children: row.map((cell, i) => cellOf(cell, i, `Cell${small}`)),
      }),
  );
  return new Table({
    width: { size: TEXT_WIDTH, type: 'dxa' },
    columnWidths: widths,
    layout: 'fixed',
    borders: LINES,
    margins: ROOM,
    tableLook: LOOK,
    rows: [head, ...lines],
  });
}

/** Links get ids of their own: those that the library would give them differ from run to run. */
function inCell(cell: PartCell, links: string[]): ParagraphChild {
  if (typeof cell === 'string') return run(cell);
  links.push(cell.file);
  return new ConcreteHyperlink([run(cell.text)], linkId(links.length));
}

/** The id of a link by its number, without what the library puts before it. */
export function linkId(number: number): string {
  return `link${number}`;
}
