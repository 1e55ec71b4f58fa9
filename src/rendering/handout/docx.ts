import { strToU8, zipSync } from 'fflate';
import type { Day } from '../../days.ts';
import { fontsXml, stylesXml } from './docx-styles.ts';
import { documentXml, footerXml, tag, XML } from './docx-text.ts';
import { marked } from './markup.ts';
import type { PrintedDocument } from './parts.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/**
 * A document as DOCX, laid out for A4. The same document gives the same bytes: nothing of the clock or the machine is in it.
 *
 * @param day what the document says it was made on
 */
export function toDocx(document: PrintedDocument, day: Day): Uint8Array {
  const { xml, links } = documentXml(document);
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relationships([
      ['document', `${OFFICE}/officeDocument`, 'word/document.xml'],
      ['core', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': properties(document, day),
    'word/document.xml': xml,
    'word/styles.xml': stylesXml(document.language),
    'word/fontTable.xml': fontsXml(),
    'word/settings.xml': settings(),
    'word/footer.xml': footerXml(),
    'word/_rels/document.xml.rels': relationships([
      ['styles', `${OFFICE}/styles`, 'styles.xml'],
      ['fonts', `${OFFICE}/fontTable`, 'fontTable.xml'],
      ['settings', `${OFFICE}/settings`, 'settings.xml'],
      ['footer', `${OFFICE}/footer`, 'footer.xml'],
      ...links.map(
        (file, i) => [`link${i + 1}`, `${OFFICE}/hyperlink`, encodeURIComponent(file), 'External'] as const,
      ),
    ]),
  };
  const packed = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(packed), { mtime: PACKED, level: 6 });
}

/** The least day that a ZIP knows, in whatever zone this runs. */
const PACKED = new Date(1980, 0, 1);

function contentTypes(): string {
  const parts = [
    ['word/document.xml', `${WORD}.document.main+xml`],
    ['word/styles.xml', `${WORD}.styles+xml`],
    ['word/fontTable.xml', `${WORD}.fontTable+xml`],
    ['word/settings.xml', `${WORD}.settings+xml`],
    ['word/footer.xml', `${WORD}.footer+xml`],
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ].map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`);
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`;
}

type Relationship = readonly [id: string, type: string, target: string, mode?: 'External'];

function relationships(all: readonly Relationship[]): string {
  const each = all.map(([id, type, target, mode]) => {
    const where = mode === undefined ? '' : ` TargetMode="${mode}"`;
    return `<Relationship Id="${id}" Type="${type}" Target="${marked(target)}"${where}/>`;
  });
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function properties({ title, language }: PrintedDocument, day: Day): string {
  const made = `${day}T00:00:00Z`;
  const dates = ['created', 'modified'].map(
    (name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${made}</dcterms:${name}>`,
  );
  return `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${marked(title)}</dc:title><dc:language>${tag(language)}</dc:language>${dates.join('')}</cp:coreProperties>`;
}

/** As Word of today lays out, with Chinese punctuation kept out of the beginnings and ends of lines. */
function settings(): string {
  const mode =
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>';
  return `${XML}<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:characterSpacingControl w:val="compressPunctuation"/><w:compat>${mode}</w:compat></w:settings>`;
}
