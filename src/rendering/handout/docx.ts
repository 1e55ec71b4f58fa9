import { Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Day } from '../../days.ts';
import { packageParts } from './docx-package.ts';
import { docxParts, linkId, PAGE } from './docx-parts.ts';
import { STYLES } from './docx-styles.ts';
import type { PrintedDocument } from './parts.ts';
import { withoutTimes } from './zip-times.ts';

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/**
 * A document as DOCX, laid out for A4. The same document gives the same bytes: nothing of the clock or the machine is in it.
 *
 * @param day what the document says it was made on
 */
export async function toDocx(document: PrintedDocument, day: Day): Promise<Uint8Array> {
  const { children, links } = docxParts(document);
  const { width, height, ...margins } = PAGE;
  const file = new Document({
    title: document.title,
    styles: STYLES[document.language],
    sections: [
      {
        properties: {
          page: {
            size: { width, height },
            margin: { ...margins, header: 851, footer: 1417, gutter: 0 },
          },
        },
        footers: { default: pageNumber() },
        children,
      },
    ],
  });
  links.forEach((target, i) => {
    const place = encodeURIComponent(target);
    file.Document.Relationships.addRelationship(linkId(i + 1), HYPERLINK, place, 'External');
  });
  return withoutTimes(await Packer.toBuffer(file, undefined, packageParts(document, day)));
}

/** The number of the page between dashes. */
function pageNumber(): Footer {
  const children = [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })];
  return new Footer({ children: [new Paragraph({ style: 'Footer', children })] });
}
