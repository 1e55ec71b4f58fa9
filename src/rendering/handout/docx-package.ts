import type { Day } from '../../days.ts';
import type { Language } from '../../language/text.ts';
import { marked } from './markup.ts';
import type { PrintedDocument } from './parts.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A file within a DOCX. */
export interface PackagePart {
  readonly path: string;
  readonly data: string;
}

/** Parts of a DOCX that the library leaves to us: of what it cannot tell, and those in which it tells the time. */
export function packageParts(document: PrintedDocument, day: Day): PackagePart[] {
  return [{ path: 'docProps/core.xml', data: properties(document, day) }, FONTS, SETTINGS];
}

function properties({ title, language }: PrintedDocument, day: Day): string {
  const made = `${day}T00:00:00Z`;
  const dates = ['created', 'modified'].map(
    (name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${made}</dcterms:${name}>`,
  );
  return `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${marked(title)}</dc:title><dc:language>${tag(language)}</dc:language>${dates.join('')}</cp:coreProperties>`;
}

/** The language as documents name it. */
function tag(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}

/** Other names of the fonts, for systems that have them under those. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  方正小标宋简体: 'FZXiaoBiaoSong-B05S,宋体,SimSun,Noto Serif CJK SC',
  黑体: 'SimHei,Noto Sans CJK SC',
  楷体: 'KaiTi,KaiTi_GB2312,Noto Serif CJK SC',
  仿宋: 'FangSong,FangSong_GB2312,Noto Serif CJK SC',
  宋体: 'SimSun,Noto Serif CJK SC',
};

const FONTS: PackagePart = { path: 'word/fontTable.xml', data: fontsXml() };

function fontsXml(): string {
  const fonts = Object.entries(OTHER_NAMES).map(([name, others]) => {
    const family = name === '黑体' ? 'swiss' : 'roman';
    return `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`;
  });
  return `${XML}<w:fonts ${WORD}>${fonts.join('')}</w:fonts>`;
}

/** As Word of today lays out, with Chinese punctuation kept out of the beginnings and ends of lines. */
const SETTINGS: PackagePart = {
  path: 'word/settings.xml',
  data: `${XML}<w:settings ${WORD}><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
};
