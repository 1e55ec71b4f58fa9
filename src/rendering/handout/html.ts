import type { Language } from '../../language/text.ts';
import { escaped, marked, printable, splitAtDates } from './markup.ts';
import type { Part, PartCell, PrintedDocument } from './parts.ts';
import { columnWidths, isCrowded } from './widths.ts';

/**
 * Page and type of an official notice: A4, the title in Song, the body in Fangsong of size three, 28 pt from line to line. The
 * names after the first of each are what other systems have.
 */
const STYLE = `@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —"; font: 14pt serif; } }
* { box-sizing: border-box; }
body { max-width: 156mm; margin: 10mm auto; padding: 0 4mm; color: #000; background: #fff; font: 16pt/28pt FangSong, 仿宋, 仿宋_GB2312, STFangsong, "Noto Serif CJK SC", "Source Han Serif SC", serif; overflow-wrap: anywhere; }
html[lang="en"] body { font: 12pt/20pt "Times New Roman", "Liberation Serif", serif; }
h1 { margin: 0 0 14pt; text-align: center; font: 22pt/33pt 方正小标宋简体, FZXiaoBiaoSong-B05S, SimSun, 宋体, "Noto Serif CJK SC", serif; }
h2 { margin: 14pt 0 0; font: 16pt/28pt SimHei, 黑体, "Noto Sans CJK SC", sans-serif; break-after: avoid; }
h3 { margin: 7pt 0 0; font: 16pt/28pt KaiTi, 楷体, STKaiti, "Noto Serif CJK SC", serif; break-after: avoid; }
html[lang="en"] h1 { font: bold 18pt/26pt "Times New Roman", "Liberation Serif", serif; }
html[lang="en"] h2, html[lang="en"] h3 { font: bold 13pt/20pt "Times New Roman", "Liberation Serif", serif; }
p { margin: 0; orphans: 2; widows: 2; }
html[lang="zh-CN"] p.text, html[lang="zh-CN"] p.item, html[lang="zh-CN"] h2, html[lang="zh-CN"] h3 { text-indent: 2em; }
p.below { text-align: center; }
p.item { margin-top: 6pt; break-after: avoid; break-inside: avoid; }
p.minor { font-size: 12pt; line-height: 20pt; color: #404040; }
p.contact { margin-top: 14pt; }
p.signed { text-align: right; break-inside: avoid; break-before: avoid; margin-top: 14pt; }
p.signed + p.signed { margin-top: 0; }
table { width: 100%; margin: 6pt 0 10pt; border-collapse: collapse; font-size: 12pt; line-height: 18pt; table-layout: fixed; }
html[lang="en"] table { font-size: 10.5pt; line-height: 16pt; }
table.crowded { font-size: 10pt; line-height: 15pt; }
html[lang="en"] table.crowded { font-size: 9pt; line-height: 14pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tr.long { break-inside: auto; }
th, td { border: 0.75pt solid #000; padding: 3pt 5pt; text-align: left; vertical-align: top; }
th { font-family: SimHei, 黑体, "Noto Sans CJK SC", sans-serif; }
html[lang="en"] th { font-family: inherit; }
th.right, td.right { text-align: right; }
a { color: #0b3d91; }
.day { white-space: nowrap; }
h2.page { break-before: page; }
@media print { body { max-width: none; margin: 0; padding: 0; } a { color: #000; text-decoration: none; } }`;

/** A document as one HTML file: nothing is fetched, nothing runs, and it prints on A4. */
export function toHtml({ language, title, parts }: PrintedDocument): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${marked(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<main>
${parts.map((each) => part(each, language)).join('\n')}
</main>
</body>
</html>
`;
}

function part(each: Part, language: Language): string {
  switch (each.kind) {
    case 'title':
      return `<h1>${words(each.text)}</h1>`;
    case 'heading':
      return `<h${each.level + 1}${each.newPage === true ? ' class="page"' : ''}>${words(each.text)}</h${each.level + 1}>`;
    case 'item':
      return `<p class="item"><b>${words(each.text)}</b> ${words(each.body)}</p>`;
    case 'below':
    case 'contact':
    case 'signed':
      return `<p class="${each.kind}">${words(each.text)}</p>`;
    case 'text':
      return `<p class="text${each.minor === true ? ' minor' : ''}">${words(each.text)}</p>`;
    case 'table':
      return table(each, language);
  }
}

function table(each: Extract<Part, { kind: 'table' }>, language: Language): string {
  const { columns, rows } = each;
  const widths = columnWidths(each, language).map(
    (width) => `<col style="width:${(100 * width).toFixed(1)}%">`,
  );
  const align = (i: number): string => (columns[i]?.align === 'right' ? ' class="right"' : '');
  const head = columns.map((column, i) => `<th scope="col"${align(i)}>${words(column.head)}</th>`);
  const lines = rows.map((row) => {
    const cells = row.map((each, i) =>
      i === 0 ? `<th scope="row"${align(i)}>${cell(each)}</th>` : `<td${align(i)}>${cell(each)}</td>`,
    );
    return `<tr${isLong(row) ? ' class="long"' : ''}>${cells.join('')}</tr>`;
  });
  return `<table${isCrowded(each) ? ' class="crowded"' : ''}>
<colgroup>${widths.join('')}</colgroup>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>`;
}

function cell(each: PartCell): string {
  if (typeof each === 'string') return words(each);
  return `<a href="${marked(encodeURIComponent(each.file))}">${words(each.text)}</a>`;
}

/** A text whose dates do not break at the ends of lines. */
function words(text: string): string {
  return splitAtDates(printable(text))
    .map(({ text: piece, isDate }) => (isDate ? `<span class="day">${piece}</span>` : escaped(piece)))
    .join('');
}

/** A row that may not fit on a page has to break. */
const LONG = 600;

export function isLong(row: readonly PartCell[]): boolean {
  return row.some((each) => (typeof each === 'string' ? each : each.text).length > LONG);
}
