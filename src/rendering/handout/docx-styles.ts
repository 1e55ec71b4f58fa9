import type { Language } from '../../language/text.ts';
import { tag, XML } from './docx-text.ts';

/** Type by language: sizes in half-points, distances in twentieths of a point. */
interface Type {
  readonly body: Face;
  readonly title: Face;
  readonly heading1: Face;
  readonly heading2: Face;
  readonly line: number;
  readonly small: number;
  /** Characters by which the first line of a paragraph is indented. */
  readonly indent: number;
}

interface Face {
  readonly font: string;
  readonly size: number;
  readonly bold?: true;
}

const LATIN = 'Times New Roman';

/** As official notices are set: title size two, text size three in Fangsong, 28 points from line to line; tables in small four. */
const TYPES: Readonly<Record<Language, Type>> = {
  zh: {
    title: { font: '方正小标宋简体', size: 44 },
    heading1: { font: '黑体', size: 32 },
    heading2: { font: '楷体', size: 32 },
    body: { font: '仿宋', size: 32 },
    line: 560,
    small: 24,
    indent: 2,
  },
  en: {
    title: { font: LATIN, size: 36, bold: true },
    heading1: { font: LATIN, size: 26, bold: true },
    heading2: { font: LATIN, size: 24, bold: true },
    body: { font: LATIN, size: 24 },
    line: 400,
    small: 21,
    indent: 0,
  },
};

/** The styles of paragraphs and of tables. */
export function stylesXml(language: Language): string {
  const { title, heading1, heading2, body, line, small, indent } = TYPES[language];
  const exact = `<w:spacing w:before="0" w:after="0" w:line="${line}" w:lineRule="exact"/>`;
  const close = `<w:spacing w:before="0" w:after="0" w:line="${small * 15}" w:lineRule="exact"/>`;
  const before = (points: number, height = line): string =>
    `<w:spacing w:before="${points * 20}" w:after="0" w:line="${height}" w:lineRule="exact"/>`;
  const first = (size: number): string =>
    indent === 0 ? '' : `<w:ind w:firstLineChars="${indent * 100}" w:firstLine="${indent * size * 10}"/>`;
  const styles = [
    style('Normal', 'Normal', exact, faceXml(body)),
    style(
      'Title',
      'Title',
      `<w:spacing w:before="0" w:after="280" w:line="${title.size * 15}" w:lineRule="exact"/><w:jc w:val="center"/>`,
      faceXml(title),
    ),
    style('Below', 'Below title', `${exact}<w:jc w:val="center"/>`, faceXml(body)),
    style(
      'Heading1',
      'heading 1',
      `<w:keepNext/>${before(10)}${first(heading1.size)}<w:outlineLvl w:val="0"/>`,
      faceXml(heading1),
    ),
    style(
      'Heading2',
      'heading 2',
      `<w:keepNext/>${before(4)}${first(heading2.size)}<w:outlineLvl w:val="1"/>`,
      faceXml(heading2),
    ),
    style('Item', 'Item', `<w:keepNext/>${before(4)}${first(body.size)}`, faceXml(body)),
    style('Text', 'Body Text', `${exact}${first(body.size)}<w:jc w:val="both"/>`, faceXml(body)),
    style(
      'Minor',
      'Minor',
      `${before(0, small * 16)}${indent === 0 ? '' : `<w:ind w:firstLine="${indent * body.size * 10}"/>`}`,
      `${faceXml({ ...body, size: small })}<w:color w:val="404040"/>`,
    ),
    style('Cell', 'Cell', close, faceXml({ ...body, size: small })),
    style('CellHead', 'Cell head', `<w:keepNext/>${close}`, faceXml({ ...heading1, size: small })),
    style(
      'Gap',
      'Gap',
      '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>',
      faceXml(body),
    ),
    style('Contact', 'Contact', `<w:keepNext/>${before(14)}${first(body.size)}`, faceXml(body)),
    style('Signed', 'Signature', `<w:keepLines/>${before(6)}<w:jc w:val="right"/>`, faceXml(body)),
    style(
      'Footer',
      'footer',
      '<w:jc w:val="center"/>',
      faceXml({ font: language === 'zh' ? '宋体' : LATIN, size: 28 }),
    ),
    TABLE,
  ];
  const lang = `<w:lang w:val="en-GB" w:eastAsia="${tag('zh')}"/>`;
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${faceXml(body)}${lang}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`;
  return `${XML}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${defaults}${styles.join('')}</w:styles>`;
}

/** Lines around every cell, and room inside them. */
const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((edge) => `<w:${edge} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`)
  .join('');
const TABLE = `<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${EDGES}</w:tblBorders><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="90" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`;

function style(id: string, name: string, paragraph: string, run: string): string {
  const own = id === 'Normal' ? ' w:default="1"' : '';
  return `<w:style w:type="paragraph"${own} w:styleId="${id}"><w:name w:val="${name}"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

function faceXml({ font, size, bold }: Face): string {
  const fonts = `<w:rFonts w:ascii="${LATIN}" w:hAnsi="${LATIN}" w:cs="${LATIN}" w:eastAsia="${font}"/>`;
  return `${fonts}${bold === true ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
}

/** Other names of the fonts, for systems that have them under those. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  方正小标宋简体: 'FZXiaoBiaoSong-B05S,宋体,SimSun,Noto Serif CJK SC',
  黑体: 'SimHei,Noto Sans CJK SC',
  楷体: 'KaiTi,KaiTi_GB2312,Noto Serif CJK SC',
  仿宋: 'FangSong,FangSong_GB2312,Noto Serif CJK SC',
  宋体: 'SimSun,Noto Serif CJK SC',
};

export function fontsXml(): string {
  const fonts = Object.entries(OTHER_NAMES).map(([name, others]) => {
    const family = name === '黑体' ? 'swiss' : 'roman';
    return `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`;
  });
  return `${XML}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}
