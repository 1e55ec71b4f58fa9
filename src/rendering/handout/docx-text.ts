import type { Language } from '../../language/text.ts';
import { isLong } from './html.ts';
import { marked } from './markup.ts';
import type { Part, PartCell, PrintedDocument } from './parts.ts';

/** Twentieths of a point: A4 with the margins of official documents, 37 mm above, 35 below, 28 and 26 at the sides. */
const PAGE = { width: 11906, height: 16838, top: 2098, bottom: 1984, left: 1588, right: 1474 };
const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The text of a document as WordprocessingML, and the files that it links to, whose ids are `link1`, `link2`, … */
export function documentXml({ parts }: PrintedDocument): {
  readonly xml: string;
  readonly links: readonly string[];
} {
  const links: string[] = [];
  const body = parts.map((part) => partXml(part, links)).join('');
  const { width, height, top, bottom, left, right } = PAGE;
  const section = `<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="${width}" w:h="${height}"/><w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="851" w:footer="1417" w:gutter="0"/></w:sectPr>`;
  return { xml: `${XML}<w:document ${NAMESPACES}><w:body>${body}${section}</w:body></w:document>`, links };
}

/** The number of the page between dashes. */
export function footerXml(): string {
  const field = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const number = `${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}<w:r><w:t>1</w:t></w:r>${field('end')}`;
  return `${XML}<w:ftr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>${number}<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`;
}

function partXml(part: Part, links: string[]): string {
  switch (part.kind) {
    case 'title':
      return paragraph('Title', part.text);
    case 'below':
      return paragraph('Below', part.text);
    case 'heading':
      return paragraph(
        `Heading${part.level}`,
        part.text,
        part.newPage === true ? '<w:pageBreakBefore/>' : '',
      );
    case 'item':
      return `<w:p><w:pPr><w:pStyle w:val="Item"/></w:pPr>${run(part.text, BOLD)}<w:r><w:t xml:space="preserve"> ${marked(part.body)}</w:t></w:r></w:p>`;
    case 'contact':
      return paragraph('Contact', part.text);
    case 'signed':
      return paragraph('Signed', part.text);
    case 'text':
      return paragraph(part.minor === true ? 'Minor' : 'Text', part.text);
    case 'table':
      return tableXml(part, links);
  }
}

function paragraph(style: string, text: string, more = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${run(text)}</w:p>`;
}

const BOLD = '<w:rPr><w:b/></w:rPr>';

function run(text: string, properties = ''): string {
  return `<w:r>${properties}<w:t xml:space="preserve">${marked(text)}</w:t></w:r>`;
}

/** The first row is repeated on every page; rows do not break unless they could be longer than one. */
function tableXml({ columns, rows }: Extract<Part, { kind: 'table' }>, links: string[]): string {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((TEXT_WIDTH * share) / whole));
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const cellXml = (cell: PartCell, i: number, style: string): string => {
    const right = columns[i]?.align === 'right' ? '<w:jc w:val="right"/>' : '';
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[i] ?? 0}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/>${right}</w:pPr>${cellRun(cell, links)}</w:p></w:tc>`;
  };
  const rowXml = (cells: readonly PartCell[], properties: string, style: string): string =>
    `<w:tr><w:trPr>${properties}</w:trPr>${cells.map((cell, i) => cellXml(cell, i, style)).join('')}</w:tr>`;
  const head = rowXml(
    columns.map((column) => column.head),
    '<w:cantSplit/><w:tblHeader/>',
    'CellHead',
  );
  const lines = rows.map((row) => rowXml(row, isLong(row) ? '' : '<w:cantSplit/>', 'Cell'));
  const properties = `<w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>`;
  return `<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid>${head}${lines.join('')}</w:tbl>${paragraph('Gap', '')}`;
}

function cellRun(cell: PartCell, links: string[]): string {
  if (typeof cell === 'string') return run(cell);
  links.push(cell.file);
  return `<w:hyperlink r:id="link${links.length}">${run(cell.text)}</w:hyperlink>`;
}

/** The language as documents name it. */
export function tag(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}
