import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '数据检查：截至 {day} 24时', en: 'Data as at 24:00 on {day}' },
  knownOn: { zh: '只采用截至 {day} 24时已知的数据。', en: 'Only what was known at 24:00 on {day} is used.' },
  file: { zh: '{table}：{file}', en: '{table}: {file}' },
  form: { zh: '格式：{parts}', en: 'Format: {parts}' },
  delimiter: { zh: '分隔符 {value}', en: 'delimiter {value}' },
  sheet: { zh: '工作表 {name}', en: 'sheet {name}' },
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
  wide: {
    zh: '由 {rows} 行、{columns} 个数值列展开而成',
    en: 'Laid out anew from {rows} rows with {columns} columns of numbers',
  },
  excludedRows: { zh: '文件中排除的行：{parts}', en: 'Rows of the file left out: {parts}' },
  unnamed: {
    zh: '未列入 `numbers`、不采用的数：{parts}',
    en: 'Numbers that `numbers` does not name, and not used: {parts}',
  },
  days: { zh: '日期：{from} 至 {to}', en: 'Days: {from} to {to}' },
  noDays: { zh: '日期：没有', en: 'Days: none' },
  through: { zh: '完整至：{day}', en: 'Complete through: {day}' },
  areas: { zh: '区域：{file}', en: 'Areas: {file}' },
  cases: { zh: '采用的病例', en: 'Cases used' },
  classes: { zh: '分型：{parts}', en: 'By class: {parts}' },
  origins: { zh: '来源：{parts}', en: 'By origin: {parts}' },
  placedAt: { zh: '定位到：{parts}', en: 'Placed at: {parts}' },
  gaps: { zh: '没有数据的日子：{days}', en: 'Days without rows: {days}' },
  surges: { zh: '行数达平常十倍的日子：{days}', en: 'Days with ten times the usual rows: {days}' },
  daysBetween: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  crowded: { zh: '{day} {rows} 行（平常 {usual} 行）', en: '{day} {rows} (usual {usual})' },
  earlierOnes: { zh: '；此前还有 {count} 处', en: '; {count} more before' },
  alike: {
    zh: '日期、地点、分型都相同的病例：{rows} 行，{groups} 组；均已采用，请核对是否重复',
    en: 'Cases alike in day, place and class: {rows} rows in {groups} {groups|group|groups}; all are used, check that none is there twice',
  },
  alikeGroup: { zh: '{day} {area} {class}：{rows} 行', en: '{day} {area} {class}: {rows} rows' },
  sinceLast: { zh: '与上次运行（{day} 第{revision}版）相比', en: 'Since the last run ({day} r{revision})' },
  sameRows: { zh: '各表的行都没有变化。', en: 'The rows of all tables are the same.' },
  unrecognised: {
    zh: '病例编号的存档方式与上次不同（`privacy`），无法辨认同一病例。',
    en: 'Ids of cases were kept in another way then (`privacy`): cases cannot be recognised.',
  },
  rowChanges: {
    zh: '{table}：{added}，{changed}，撤回 {withdrawn}',
    en: '{table}: {added}, {changed}, {withdrawn} withdrawn',
  },
  added: { zh: '新增 {added}', en: '{added} added' },
  addedLate: {
    zh: '新增 {added}（其中 {late} 行的日期不晚于上次）',
    en: '{added} added ({late} of them dated no later than that run)',
  },
  changed: { zh: '变更 {changed}', en: '{changed} changed' },
  changedIn: { zh: '变更 {changed}（{parts}）', en: '{changed} changed ({parts})' },
  caseWas: { zh: '病例 {id}（{day} {area} {class}）', en: 'case {id} ({day} {area} {class})' },
  cellChange: { zh: '{column} {from} → {to}', en: '{column} {from} → {to}' },
  revision: { zh: '{was}：{what}', en: '{was}: {what}' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  moreCases: { zh: '另有 {count} 例，见 JSON 输出', en: '{count} more cases are in the JSON output' },
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
  premises: { zh: '场所', en: 'Premises' },
  areas: { zh: '区域', en: 'Areas' },
  decisions: { zh: '人工决定', en: 'Decisions' },
  crosswalk: { zh: '地点对照', en: 'Crosswalk' },
  populations: { zh: '区域资料', en: 'About areas' },
  neighbors: { zh: '相邻区域', en: 'Neighbours' },
};

export const columns: Readonly<Record<string, Text>> = {
  class: { zh: '分型', en: 'class' },
  origin: { zh: '来源', en: 'origin' },
  area: { zh: '地点', en: 'area' },
  date_report: { zh: '报告日期', en: 'report day' },
  date_onset: { zh: '发病日期', en: 'onset' },
  date_known: { zh: '知晓日期', en: 'known from' },
  cluster: { zh: '聚集性疫情', en: 'cluster' },
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
  'example-row': { zh: '示例行', en: 'example' },
  'blank-row': { zh: '空行', en: 'blank' },
  'not-yet-known': { zh: '当时未知', en: 'not yet known' },
  'after-as-of': { zh: '晚于判定日', en: 'after the as-of day' },
};

export const fileNoun = { zh: '个文件', one: 'file', several: 'files' } as const;
