import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '数据检查：截至 {day} 24时', en: 'Data as at 24:00 on {day}' },
  file: { zh: '{table}：{file}', en: '{table}: {file}' },
  form: { zh: '格式：{parts}', en: 'Format: {parts}' },
  delimiter: { zh: '分隔符 {value}', en: 'delimiter {value}' },
  balance: {
    zh: '读入 {read} = 采用 {used} + 排除 {excluded} + 拒绝 {rejected}',
    en: 'Read {read} = used {used} + excluded {excluded} + rejected {rejected}',
  },
  unbalanced: {
    zh: '行数不符：读入 {read}，其余各项合计 {sum}',
    en: 'The rows do not add up: read {read}, the parts make {sum}',
  },
  excluded: { zh: '排除：{parts}', en: 'Excluded: {parts}' },
  rejected: { zh: '拒绝：{parts}', en: 'Rejected: {parts}' },
  ungrouped: { zh: '采用而为空、不归入任何组：{parts}', en: 'Used but empty, in no group: {parts}' },
  mapped: { zh: '采用的列：{parts}', en: 'Columns mapped: {parts}' },
  ignored: { zh: '未采用的列（不读入）：{parts}', en: 'Columns not mapped (never read in): {parts}' },
  days: { zh: '日期：{from} 至 {to}', en: 'Days: {from} to {to}' },
  noDays: { zh: '日期：没有', en: 'Days: none' },
  through: { zh: '完整至：{day}', en: 'Complete through: {day}' },
  areas: { zh: '区域：{file}', en: 'Areas: {file}' },
  cases: { zh: '采用的病例', en: 'Cases used' },
  classes: { zh: '分型：{parts}', en: 'By class: {parts}' },
  origins: { zh: '来源：{parts}', en: 'By origin: {parts}' },
  placedAt: { zh: '定位到：{parts}', en: 'Placed at: {parts}' },
  unknownDay: { zh: '未知', en: 'unknown' },
  problems: { zh: '问题', en: 'Problems' },
  summary: {
    zh: '{files}：读入 {read} = 采用 {used} + 排除 {excluded} + 拒绝 {rejected} — {problems}',
    en: '{files}: read {read} = used {used} + excluded {excluded} + rejected {rejected} — {problems}',
  },
} as const satisfies Record<string, Text>;

export const tables: Readonly<Record<string, Text>> = {
  cases: { zh: '病例', en: 'Cases' },
  metrics: { zh: '指标数据', en: 'Metrics' },
  counts: { zh: '汇总数', en: 'Counts' },
  visits: { zh: '行动轨迹', en: 'Visits' },
  areas: { zh: '区域', en: 'Areas' },
  decisions: { zh: '人工决定', en: 'Decisions' },
  crosswalk: { zh: '地点对照', en: 'Crosswalk' },
  neighbors: { zh: '相邻区域', en: 'Neighbours' },
};

export const values: Readonly<Record<string, Text>> = {
  confirmed: { zh: '确诊', en: 'confirmed' },
  asymptomatic: { zh: '无症状', en: 'asymptomatic' },
  suspected: { zh: '疑似', en: 'suspected' },
  discarded: { zh: '排除', en: 'discarded' },
  local: { zh: '本地', en: 'local' },
  imported: { zh: '境外输入', en: 'imported' },
  domestic: { zh: '外省关联', en: 'domestic' },
  '': { zh: '未填', en: 'not given' },
  'blank-row': { zh: '空行', en: 'blank' },
  'after-as-of': { zh: '晚于判定日', en: 'after the as-of day' },
};

export const fileNoun = { zh: '个文件', one: 'file', several: 'files' } as const;
