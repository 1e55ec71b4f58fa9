import { type Part, zip } from './zip.ts';

/** A cell: a shared text, a number, or XML as it stands. */
export type Cell = string | number | null | { readonly xml: string };

export interface Sheet {
  readonly name?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** From row 1; a row that is null is not in the file. */
  readonly rows: readonly (readonly Cell[] | null)[];
  readonly merges?: readonly string[];
  /** Rows that are hidden, from 1. */
  readonly hidden?: readonly number[];
  readonly dimension?: string;
}

export interface Book {
  readonly sheets: readonly Sheet[];
  readonly from1904?: boolean;
  /** Parts to be otherwise, or gone, or added. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
  readonly lies?: Readonly<Record<string, NonNullable<Part['lies']>>>;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Styles by number: 0 general, 1 a day, 2 `yyyy"年"m"月"d"日"`, 3 `000000`, 4 a day and a time, 5 `#,##0`. */
const STYLES = `${HEAD}<styleSheet ${MAIN}><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="000000"/><numFmt numFmtId="166" formatCode="[$-804]yyyy/m/d\\ h:mm;@"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="3"/></cellXfs></styleSheet>`;

/** A number in a style. */
export function styled(value: number | string, style: number): Cell {
  return { xml: `<c r="@" s="${style}"><v>${value}</v></c>` };
}

/** The day of a serial number. */
export const dated = (serial: number): Cell => styled(serial, 1);

/** A cell of a type: `e` an error, `b` a truth value, `str` the result of a formula. */
export function typed(type: string, value: string): Cell {
  return { xml: `<c r="@" t="${type}"><v>${value}</v></c>` };
}

/** A workbook as a spreadsheet program writes it. */
export function workbook(book: Book): Buffer {
  const shared: string[] = [];
  const share = (text: string): number => {
    const known = shared.indexOf(text);
    return known === -1 ? shared.push(text) - 1 : known;
  };
  const sheets = book.sheets.map((sheet) => sheetXml(sheet, share));
  const names = book.sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${escaped(name ?? `Sheet${i + 1}`)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
  );
  const relations = [
    ...sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
    relation('rIdS', 'sharedStrings', 'sharedStrings.xml'),
    relation('rIdT', 'styles', '/xl/styles.xml'),
  ];
  const parts: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relationsXml([relation('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${RELS}"><workbookPr${book.from1904 ? ' date1904="1"' : ''}/><sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsXml(relations),
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}>${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(sheets.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml])),
    ...book.parts,
  };
  return zip(
    Object.entries(parts).flatMap(([name, data]) =>
      data === null ? [] : [{ name, data, ...(book.lies?.[name] && { lies: book.lies[name] }) }],
    ),
  );
}

/** The XML of a sheet whose rows are given as XML. */
export function sheetOf(rows: string, after = ''): string {
  return `${HEAD}<worksheet ${MAIN}><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

function sheetXml(sheet: Sheet, share: (text: string) => number): string {
  const rows = sheet.rows.map((cells, i) => {
    if (cells === null) return '';
    const number = i + 1;
    const hidden = sheet.hidden?.includes(number) === true ? ' hidden="1"' : '';
    const inside = cells.map((cell, column) => cellXml(cell, `${letters(column)}${number}`, share));
    return `<row r="${number}"${hidden}>${inside.join('')}</row>`;
  });
  const merges = sheet.merges?.map((ref) => `<mergeCell ref="${ref}"/>`).join('') ?? '';
  const xml = sheetOf(rows.join(''), merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`);
  return sheet.dimension === undefined
    ? xml
    : xml.replace('<sheetData>', `<dimension ref="${sheet.dimension}"/><sheetData>`);
}

function cellXml(cell: Cell, ref: string, share: (text: string) => number): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${ref}" t="s"><v>${share(cell)}</v></c>`;
  return cell.xml.replace('"@"', `"${ref}"`);
}

function letters(column: number): string {
  return (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELS}/${type}" Target="${target}"/>`;
}

function relationsXml(relations: readonly string[]): string {
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
