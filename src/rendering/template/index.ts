import { listed } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { csvTable } from '../csv.ts';
import { font, forms, sheets, words } from '../words/template.ts';
import { type SheetPage, workbookBytes } from '../workbook.ts';
import { TEMPLATES, type TemplateColumn, type TemplateTable } from './columns.ts';

/** The name of a column in a language, by its role or the number it is. */
export type HeadOf = (head: TemplateColumn['head'], language: Language) => string;

/** So that spreadsheets take it for UTF-8. */
const MARK = '\ufeff';
const SPARE_ROWS = 500;

/** A table to be filled in as text: the names of its columns and a row that is an example. */
export function templateCsv(table: TemplateTable, language: Language, headOf: HeadOf): string {
  const columns = TEMPLATES[table];
  const heads = columns.map(({ head }) => headOf(head, language));
  return MARK + csvTable(heads, [columns.map((column) => exampleOf(column, language))]);
}

/** The tables to be filled in as a workbook, a sheet each, and a sheet that explains every column. */
export function templateWorkbook(
  tables: readonly TemplateTable[],
  language: Language,
  headOf: HeadOf,
): Promise<Uint8Array> {
  const pages = tables.map((table): SheetPage => {
    const columns = TEMPLATES[table];
    return {
      name: sheets[table][language],
      columns: columns.map((column) => ({
        head: headOf(column.head, language),
        kind: column.holds,
        width: column.width,
        ...(column.choices !== undefined && { choices: column.choices.map((each) => each[language]) }),
      })),
      rows: [columns.map((column) => exampleOf(column, language))],
      spare: SPARE_ROWS,
    };
  });
  return workbookBytes([...pages, explanations(tables, language, headOf)], font[language]);
}

function exampleOf({ example }: TemplateColumn, language: Language): string | number {
  return typeof example === 'number' ? example : example[language];
}

const WIDTHS = {
  table: 12,
  column: 18,
  required: 10,
  form: 20,
  values: 34,
  example: 16,
  meaning: 50,
} as const;
const SAID = ['table', 'column', 'required', 'form', 'values', 'example', 'meaning'] as const;

function explanations(tables: readonly TemplateTable[], language: Language, headOf: HeadOf): SheetPage {
  return {
    name: words.explanations[language],
    columns: SAID.map((name) => ({ head: words[name][language], kind: 'text', width: WIDTHS[name] })),
    rows: tables.flatMap((table) =>
      TEMPLATES[table].map((column) => [
        sheets[table][language],
        headOf(column.head, language),
        words[column.required ? 'yes' : 'no'][language],
        forms[column.holds][language],
        listed(
          (column.choices ?? []).map((each) => each[language]),
          language,
        ),
        String(exampleOf(column, language)),
        column.meaning[language],
      ]),
    ),
  };
}
