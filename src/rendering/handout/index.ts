import type { Day } from '../../days.ts';
import type { Handout, HandoutOverview, OverviewEntry } from '../../handouts/handout.ts';
import type { Language } from '../../language/text.ts';
import type { HandoutFormat } from '../look.ts';
import { harmless } from '../width.ts';
import { words } from '../words/handout.ts';
import type { SheetPage } from '../workbook.ts';
import { handoutJson, overviewJson } from './data.ts';
import { handoutDocument } from './document.ts';
import { overviewDocument } from './overview.ts';
import type { PrintedDocument } from './parts.ts';

/** A hand-out as a file. The same hand-out gives the same bytes, on whichever machine and day. */
export async function renderHandout(
  handout: Handout,
  format: HandoutFormat,
  language: Language,
  toDocx?: ToDocx,
): Promise<string | Uint8Array> {
  if (format === 'json') return handoutJson(handout);
  if (format === 'xlsx') {
    const { handoutSheets } = await import('./sheets.ts');
    return workbook(handoutSheets(handout, language), language);
  }
  return printed(handoutDocument(handout, language), format, handout.applying.asOf, toDocx);
}

/** The overview of a night's hand-outs as a file. */
export async function renderOverview(
  overview: HandoutOverview,
  fileOf: (entry: OverviewEntry) => string,
  format: HandoutFormat,
  language: Language,
): Promise<string | Uint8Array> {
  if (format === 'json') return overviewJson(overview, fileOf);
  if (format === 'xlsx') {
    const { overviewSheets } = await import('./sheets.ts');
    return workbook(overviewSheets(overview, fileOf, language), language);
  }
  const document = overviewDocument(overview, fileOf, language);
  return printed(document, format, overview.whole.applying.asOf);
}

/** What the file of the overview is called, without its ending. */
export function overviewName(language: Language): string {
  return words.overviewFile[language];
}

/** Sheets as a file. */
export async function workbook(
  sheets: Parameters<typeof import('../workbook.ts')['workbookBytes']>[0],
  language: Language,
): Promise<Uint8Array> {
  const { workbookBytes } = await import('../workbook.ts');
  return workbookBytes(sheets.map(harmlessSheet), language === 'zh' ? '宋体' : 'Calibri');
}

/** How a document becomes DOCX; `day` is what it says it was made on. */
export type ToDocx = (document: PrintedDocument, day: Day) => Promise<Uint8Array>;

/** A document as DOCX, made here and now. */
export const docxHere: ToDocx = async (document, day) => (await import('./docx.ts')).toDocx(document, day);

/** A document as a file. */
export async function printed(
  document: PrintedDocument,
  format: 'md' | 'html' | 'docx',
  day: Day,
  toDocx: ToDocx = docxHere,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'md':
      return (await import('./text.ts')).handoutMarkdown(document);
    case 'html':
      return (await import('./html.ts')).toHtml(document);
    case 'docx':
      return toDocx(document, day);
  }
}

/** Sheets whose texts have nothing that hides or reorders text; a cell may have several lines. */
function harmlessSheet(sheet: SheetPage): SheetPage {
  const plain = (text: string): string => text.split('\n').map(harmless).join('\n');
  const rows = sheet.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? plain(cell) : cell)));
  return { ...sheet, rows };
}
