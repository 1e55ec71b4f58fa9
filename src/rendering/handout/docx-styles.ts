import type { IParagraphStyleOptions, IRunStylePropertiesOptions, IStylesOptions } from 'docx';
import type { Language } from '../../language/text.ts';

/** Type by language: sizes in half-points, distances in twentieths of a point. */
interface Type {
  readonly body: Face;
  readonly title: Face;
  readonly heading1: Face;
  readonly heading2: Face;
  readonly line: number;
  readonly small: number;
  /** In tables of many columns. */
  readonly smaller: number;
  /** Characters by which the first line of a paragraph is indented. */
  readonly indent: number;
  /** Names in Chinese would be drawn apart in lines of English that are made to end alike. */
  readonly alignment: 'both' | 'left';
}

interface Face {
  readonly font: string;
  readonly size: number;
  readonly bold?: true;
}

export const LATIN = 'Times New Roman';

/** As official notices are set: title size two, text size three in Fangsong, 28 points from line to line; tables in small four. */
const TYPES: Readonly<Record<Language, Type>> = {
  zh: {
    title: { font: '方正小标宋简体', size: 44 },
    heading1: { font: '黑体', size: 32 },
    heading2: { font: '楷体', size: 32 },
    body: { font: '仿宋', size: 32 },
    line: 560,
    small: 24,
    smaller: 20,
    indent: 2,
    alignment: 'both',
  },
  en: {
    title: { font: LATIN, size: 36, bold: true },
    heading1: { font: LATIN, size: 26, bold: true },
    heading2: { font: LATIN, size: 24, bold: true },
    body: { font: LATIN, size: 24 },
    line: 400,
    small: 21,
    smaller: 18,
    indent: 0,
    alignment: 'left',
  },
};

/** The styles of paragraphs, by the names that parts of a document go by. */
export const STYLES: Readonly<Record<Language, IStylesOptions>> = { zh: stylesIn('zh'), en: stylesIn('en') };

type Paragraph = NonNullable<IParagraphStyleOptions['paragraph']>;

function stylesIn(language: Language): IStylesOptions {
  const { title, heading1, heading2, body, line, small, smaller, indent, alignment } = TYPES[language];
  const little = { ...body, size: small };
  const exact = spaced(line);
  const cells = (name: string, size: number): IParagraphStyleOptions[] => {
    const close = spaced(size * 15);
    return [
      style(`Cell${name}`, `Cell ${name}`.trim(), { ...body, size }, close),
      style(
        `CellHead${name}`,
        `Cell head ${name}`.trim(),
        { ...heading1, size },
        { ...close, keepNext: true },
      ),
    ];
  };
  const first = (size: number): Paragraph =>
    indent === 0 ? {} : { indent: { firstLineChars: indent * 100, firstLine: indent * size * 10 } };
  const minor = indent === 0 ? {} : { indent: { firstLine: indent * body.size * 10 } };
  const footer = { font: language === 'zh' ? '宋体' : LATIN, size: 28 };
  return {
    default: {
      document: { run: { ...faceOf(body), language: { value: 'en-GB', eastAsia: 'zh-CN' } } },
    },
    paragraphStyles: [
      style('Normal', 'Normal', body, exact),
      style('Title', 'Title', title, {
        ...spaced(title.size * 15, { after: 280 }),
        keepNext: true,
        alignment: 'center',
      }),
      style('Below', 'Below title', body, { ...exact, alignment: 'center' }),
      style('Heading1', 'heading 1', heading1, {
        ...spaced(line, { before: 200 }),
        ...first(heading1.size),
        keepNext: true,
        outlineLevel: 0,
      }),
      style('Heading2', 'heading 2', heading2, {
        ...spaced(line, { before: 80 }),
        ...first(heading2.size),
        keepNext: true,
        outlineLevel: 1,
      }),
      style('Item', 'Item', body, { ...spaced(line, { before: 80 }), ...first(body.size), keepNext: true }),
      style('Text', 'Body Text', body, { ...exact, ...first(body.size), alignment }),
      style('Minor', 'Minor', little, { ...spaced(small * 16), ...minor }, { color: '404040' }),
      ...cells('', small),
      ...cells('Small', smaller),
      style('Gap', 'Gap', body, spaced(160)),
      style('Contact', 'Contact', body, {
        ...spaced(line, { before: 280 }),
        ...first(body.size),
        keepNext: true,
      }),
      style('Signed', 'Signature', body, {
        ...spaced(line, { before: 120 }),
        keepLines: true,
        alignment: 'right',
      }),
      style('Footer', 'footer', footer, { alignment: 'center' }),
    ],
  };
}

function style(
  id: string,
  name: string,
  face: Face,
  paragraph: Paragraph,
  more: IRunStylePropertiesOptions = {},
): IParagraphStyleOptions {
  return { id, name, quickFormat: true, paragraph, run: { ...faceOf(face), ...more } };
}

/** Lines of one height, whatever stands in them. */
function spaced(line: number, { before = 0, after = 0 } = {}): Paragraph {
  return { spacing: { before, after, line, lineRule: 'exact' } };
}

function faceOf({ font, size, bold }: Face): IRunStylePropertiesOptions {
  return {
    font: { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: font },
    size,
    ...(bold === true && { bold }),
  };
}
