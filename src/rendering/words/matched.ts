import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '地点匹配', en: 'Placing' },
  table: { zh: '{table}：{files}', en: '{table}: {files}' },
  level: { zh: '层级', en: 'Level' },
  rows: { zh: '行数', en: 'Rows' },
  share: { zh: '占比', en: 'Share' },
  partly: {
    zh: '其中 {rows} 行只能落到上一级',
    en: '{rows} of them only at a level above their own',
  },
  unplaced: { zh: '未定位', en: 'not placed' },
  empty: { zh: '没有地点', en: 'no place given' },
  unreadable: { zh: '无法读取', en: 'unreadable' },
  worst: { zh: '涉及行数最多的未定位地点', en: 'Texts not placed with the most rows' },
  hidden: {
    zh: '地点原文只写入工作文件，不在此显示。',
    en: 'The texts themselves are in the working file alone and not shown here.',
  },
  recognised: { zh: '已认出', en: 'Recognised' },
  nothing: { zh: '无', en: 'nothing' },
  why: { zh: '原因', en: 'Why' },
  candidate: { zh: '首个候选', en: 'First candidate' },
  length: { zh: '未认出字数', en: 'Characters not understood' },
  summary: {
    zh: '读 {rows} 行：定位到底 {whole}，只到上一级 {partly}，未定位 {unplaced}，无地点 {empty}，无法读取 {unreadable} — {texts}',
    en: '{rows} rows: {whole} placed, {partly} only above, {unplaced} not placed, {empty} without a place, {unreadable} unreadable — {texts}',
  },
  toFill: {
    zh: '{texts} 个地点待填：{file}',
    en: '{texts} {texts|text|texts} to fill in: {file}',
  },
  nothingToFill: { zh: '没有待填的地点', en: 'nothing to fill in' },
} as const satisfies Record<string, Text>;

/** How areas were found. */
export const manners = {
  code: { zh: '代码', en: 'code' },
  name: { zh: '名称', en: 'name' },
  alias: { zh: '别名', en: 'alias' },
  former: { zh: '旧名', en: 'former name' },
  crosswalk: { zh: '对照', en: 'crosswalk' },
} as const satisfies Record<string, Text>;

/** Why a text leads no deeper. */
export const reasons = {
  unknown: { zh: '其余文字不是该处的区域名', en: 'the rest names no area there' },
  ambiguous: { zh: '可指多个区域', en: 'may be several areas' },
  divided: { zh: '该区域已拆分或撤销', en: 'the area was divided or is no more' },
  contradicts: { zh: '文字写明的是另一个区域', en: 'the text names another area' },
  'too-high': { zh: '只能认出省或市', en: 'only a province or city is certain' },
} as const satisfies Record<string, Text>;

/** Why an area is proposed. */
export const candidateReasons = {
  'same-name': { zh: '同名', en: 'same name' },
  successor: { zh: '承接原区域', en: 'took over a part' },
  elsewhere: { zh: '同名但在别处', en: 'same name, elsewhere' },
  'in-text': { zh: '名称出现在文字中', en: 'its name is in the text' },
  'one-character': { zh: '差一个字', en: 'one character differs' },
  'begins-alike': { zh: '开头相同', en: 'begins alike' },
  similar: { zh: '相近', en: 'similar' },
} as const satisfies Record<string, Text>;
