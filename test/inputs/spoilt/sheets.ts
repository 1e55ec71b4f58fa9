import type { Setup } from '../workspaces.ts';
import { type Book, type Cell, dated, type Sheet, sheetOf, workbook } from './workbook.ts';

export const HEAD: readonly Cell[] = ['id', 'date', 'class', 'area'];
/** 2022-05-01 and the days after. */
export const DAY = 44_682;
export const ROW: readonly Cell[] = ['A1', dated(DAY), 'confirmed', '110105'];
export const USED = 'A1 2022-05-01 confirmed 110105';

export const setup = (content: Uint8Array, more: Setup = {}): Setup => ({
  ...more,
  files: { 'cases.xlsx': content, ...more.files },
  cases: { file: 'cases.xlsx', ...more.cases },
});
export const sheet = (rows: Sheet['rows'], more: Omit<Sheet, 'rows'> = {}): Uint8Array =>
  workbook({ sheets: [{ rows, ...more }] });
export const book = (more: Partial<Book>): Uint8Array =>
  workbook({ sheets: [{ rows: [HEAD, ROW] }], ...more });
export const part = (name: string, xml: string | null): Uint8Array => book({ parts: { [name]: xml } });
export const SHEET = 'xl/worksheets/sheet1.xml';
export const raw = (rows: string, after = ''): Uint8Array => part(SHEET, sheetOf(rows, after));
export const inlineRow = (number: number, cells: readonly string[], attributes = ''): string =>
  `<row r="${number}"${attributes}>${cells.map((text, i) => `<c r="${'ABCDEF'[i]}${number}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
export const HEAD_XML = inlineRow(1, ['id', 'date', 'class', 'area']);
export const ROW_XML = inlineRow(2, ['A1', '2022-05-01', 'confirmed', '110105']);
export const good = book({});
