import { type CellStyle, colToLetter, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { type Day, dayNumber } from '../days.ts';
import { displayWidth } from './width.ts';

/** What a column of a sheet holds, and so how its cells are shown and kept: texts stay as they are typed. */
export type SheetKind = 'text' | 'day' | 'number';

export interface SheetColumn {
  readonly head: string;
  readonly kind: SheetKind;
  /** In characters. */
  readonly width: number;
  /** Texts that the column may hold. */
  readonly choices?: readonly string[];
}

/** A sheet with a header in its first row. Days are texts `2022-05-11` in columns of days. */
export interface SheetPage {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Empty rows below, ready to be filled in. */
  readonly spare?: number;
}

/** The serial number of a day, from 1900-03-01 on. */
const ZERO: Day = '1899-12-30';

const FORMATS: Readonly<Record<SheetKind, string | undefined>> = {
  // As text, so that a code keeps its leading zeros and a sign `=` begins no formula.
  text: '@',
  day: 'yyyy-mm-dd',
  number: undefined,
};

const LINE = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE } as const;
const HEAD: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } },
  border: BORDER,
  numFmt: '@',
};

/** Always the same, so that the same sheets are the same bytes. */
const WRITTEN = new Date(Date.UTC(2020, 0, 1));

/** In inches. */
const MARGINS = { top: 0.8, bottom: 0.8, left: 0.6, right: 0.6, header: 0.4, footer: 0.4 };

/** An XLSX workbook: headers frozen and repeated in print, on A4. The same sheets give the same bytes. */
export async function workbookBytes(pages: readonly SheetPage[], font: string): Promise<Uint8Array> {
  return writeXlsx({
    sheets: pages.map(sheetOf),
    properties: { created: WRITTEN, modified: WRITTEN },
    defaultFont: { name: font, size: 11 },
  });
}

function sheetOf({ name, columns, rows, spare = 0 }: SheetPage): WriteSheet {
  const all = [...rows, ...Array.from({ length: spare }, () => columns.map(() => null))];
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  columns.forEach(({ head, kind }, c) => {
    const alignment = { wrapText: true, vertical: 'center', ...SIDES[kind] } as const;
    cells.set(`0,${c}`, { value: head, type: 'string', style: { ...HEAD, alignment } });
  });
  all.forEach((row, r) => {
    columns.forEach(({ kind }, c) => {
      cells.set(`${r + 1},${c}`, cellOf(row[c] ?? null, kind));
    });
  });
  return {
    name,
    rowDefs: new Map(all.map((row, r) => [r + 1, { height: heightOf(row, columns) }])),
    columns: columns.map(({ width }) => ({ width })),
    rows: [columns.map(({ head }) => head), ...all.map((row) => row.map(() => null))],
    cells,
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap((column, c) => validation(column, c, all.length)),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
      margins: MARGINS,
    },
    headerFooter: { oddHeader: '&C&A', oddFooter: '&C— &P / &N —' },
  };
}

/** Points that a line takes, and the room above and below. */
const LINE_HEIGHT = 15;

/**
 * The height that shows every line of a row's texts. It is said, since not every program finds it out by itself; words and
 * characters that do not break may need a little more than their width.
 */
function heightOf(row: readonly (string | number | null)[], columns: readonly SheetColumn[]): number {
  const lines = columns.map(({ width }, c) => {
    const parts = String(row[c] ?? '').split('\n');
    return parts.reduce((sum, part) => sum + Math.max(1, Math.ceil(displayWidth(part) / (width * 0.88))), 0);
  });
  // The most that a row can be.
  return Math.min(409, LINE_HEIGHT * Math.max(1, ...lines) + 3);
}

/** A number stands to the right, with room to what is in the next column; a day is no quantity, and stands to the left. */
const SIDES: Readonly<Record<SheetKind, CellStyle['alignment']>> = {
  text: {},
  day: { horizontal: 'left' },
  number: { horizontal: 'right', indent: 1, wrapText: false },
};

function cellOf(value: string | number | null, kind: SheetKind): NonNullable<ReturnType<CellMap['get']>> {
  const numFmt = FORMATS[kind];
  const style: CellStyle = {
    border: BORDER,
    alignment: { wrapText: true, vertical: 'top', ...SIDES[kind] },
    ...(numFmt !== undefined && { numFmt }),
  };
  if (value === null) return { value: null, type: 'empty', style };
  if (kind === 'day') return { value: dayNumber(String(value)) - dayNumber(ZERO), type: 'number', style };
  return typeof value === 'number'
    ? { value, type: 'number', style }
    : { value: held(value), type: 'string', style };
}

/** What a cell can hold, in UTF-16 units: programs call a file with more damaged. */
const CELL_HOLDS = 32_767;

/** A text as long as a cell can hold; that there is more is shown. */
function held(text: string): string {
  if (text.length <= CELL_HOLDS) return text;
  return `${text.slice(0, CELL_HOLDS - 2).replace(/[\ud800-\udbff]$/u, '')} …`;
}

type CellMap = NonNullable<WriteSheet['cells']>;

function validation({ choices, kind }: SheetColumn, column: number, rows: number): DataValidation[] {
  if (choices === undefined || kind !== 'text') return [];
  const letter = colToLetter(column);
  return [
    {
      type: 'list',
      values: [...choices],
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning',
      range: `${letter}2:${letter}${rows + 1}`,
    },
  ];
}
