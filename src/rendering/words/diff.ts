import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '变化：{from} 24时 → {to} 24时', en: 'Changes from 24:00 on {from} to 24:00 on {to}' },
  titleFirst: { zh: '变化：{to} 24时', en: 'Changes as at 24:00 on {to}' },
  first: {
    zh: '没有更早的结果可比较：这是第一夜。',
    en: 'There is no earlier night to compare with: this is the first.',
  },
  rules: { zh: '规则由 {from} 改为 {to}。', en: 'The rules changed from {from} to {to}.' },
  nothing: { zh: '没有区域的等级变化。', en: 'No area changed its tier.' },
  change: { zh: '变化', en: 'Change' },
  area: { zh: '区域', en: 'Area' },
  tiers: { zh: '等级', en: 'Tier' },
  noTier: { zh: '没有等级', en: 'no tier' },
  inForce: { zh: '生效', en: 'In force from' },
  inForceFrom: { zh: '{day} 0时', en: '0:00 on {day}' },
  why: { zh: '原因：{reasons}', en: 'Why: {reasons}' },
  causes: { zh: '起因：{causes}', en: 'Caused by: {causes}' },
  part: { zh: '{cause}（{from} → {to}）', en: '{cause} ({from} → {to})' },
  partOn: { zh: '{cause}（{day}，{from} → {to}）', en: '{cause} ({day}: {from} → {to})' },
  impose: { zh: '新增措施：{titles}', en: 'Imposed: {titles}' },
  lift: { zh: '解除措施：{titles}', en: 'Lifted: {titles}' },
  imposeAll: {
    zh: '以上区域都新增（与等级变化无关）：{titles}',
    en: 'Imposed in all of these areas, whatever their tier: {titles}',
  },
  liftAll: {
    zh: '以上区域都解除（与等级变化无关）：{titles}',
    en: 'Lifted in all of these areas, whatever their tier: {titles}',
  },
  summary: { zh: '{from} → {day}：{counts}', en: '{from} → {day}: {counts}' },
  summaryFirst: { zh: '{day}：{counts} — 第一夜', en: '{day}: {counts} — first night' },
  summaryCauses: { zh: '{summary} — 起因：{causes}', en: '{summary} — caused by: {causes}' },
  titlePacks: {
    zh: '两套规则的差别：{from} → {to}，{day} 24时',
    en: 'From pack {from} to pack {to}, as at 24:00 on {day}',
  },
  samePacks: { zh: '两套规则下各区域等级相同。', en: 'Both packs have every area in the same tier.' },
  matched: {
    zh: '等级对应：{tiers}',
    en: 'Tiers that correspond: {tiers}',
  },
  matchedBy: { zh: '{from} = {to}（{by}）', en: '{from} = {to} ({by})' },
  unmatched: {
    zh: '{pack} 的{tiers}在另一套规则中没有对应等级，与其他等级之间不分高低',
    en: 'No tier of the other pack corresponds to {tiers} of {pack}: it is neither above nor below any',
  },
  summaryPacks: { zh: '{day} {from} → {to}：{counts}', en: '{day}, {from} → {to}: {counts}' },
  noDifference: { zh: '没有差别', en: 'no difference' },
  noComparison: { zh: '没有可比较的', en: 'nothing to compare with' },
  noChange: { zh: '没有变化', en: 'no change' },
} as const satisfies Record<string, Text>;

export const kinds = {
  raised: { zh: '升级', en: 'raised' },
  listed: { zh: '列入', en: 'listed' },
  lowered: { zh: '下调', en: 'lowered' },
  delisted: { zh: '解除', en: 'delisted' },
  known: { zh: '恢复判定', en: 'known again' },
  changed: { zh: '变更', en: 'changed' },
  new: { zh: '新设', en: 'new' },
  removed: { zh: '撤销', en: 'removed' },
  unknown: { zh: '未知', en: 'unknown' },
  in_force: { zh: '开始生效', en: 'into force' },
} as const satisfies Record<string, Text>;

/** By what a tier of one pack is the counterpart of one of another. */
export const matchedBy = {
  name: { zh: '同名', en: 'by its name' },
  maps_from: { zh: '规则包写明', en: 'as the pack says' },
  default: { zh: '同为默认等级', en: 'both the default' },
} as const satisfies Record<string, Text>;

export const symbols = {
  raised: '↑',
  listed: '＋',
  lowered: '↓',
  delisted: '－',
  known: '＝',
  changed: '～',
  new: '＋',
  removed: '－',
  unknown: '？',
  in_force: '●',
} as const;

export const reasons = {
  'clear-days': {
    zh: '{since} 之后连续{days}天无新增',
    en: '{days} clear {days|day|days} since {since}',
  },
  'new-cases': {
    zh: '新增{new}例：{from} → {to}{limit}（{title}）{nights}',
    en: '{cases}: {from} → {to}{limit} ({title}){nights}',
  },
  rose: {
    zh: '{title}由{from}升至{to}{limit}{nights}',
    en: '{title} rose from {from} to {to}{limit}{nights}',
  },
  fell: {
    zh: '{title}由{from}降至{to}{limit}{nights}',
    en: '{title} fell from {from} to {to}{limit}{nights}',
  },
  decision: { zh: '{authority}决定：{reason}', en: 'Decision of {authority}: {reason}' },
  'decision-ended': {
    zh: '{authority}的决定到 {until} 为止',
    en: 'The decision of {authority} ended on {until}',
  },
  unknown: { zh: '{title}的数值不再可知', en: '{title}: no longer known' },
  known: { zh: '数据恢复，重新判定', en: 'The data are known again' },
  rules: { zh: '改用另一套规则：{from} → {to}', en: 'Other rules judge: {from} → {to}' },
  revised: {
    zh: '数据有更正：按现在的数据，{day} 24时就应是该等级',
    en: 'data revised: by the data of today it would have been so at 24:00 on {day}',
  },
  'count-reached': {
    zh: '连续{count}次判定结果一致',
    en: '{count} {count|evaluation|evaluations} running agreed',
  },
  stayed: { zh: '已满最短停留{days}天', en: 'the minimum stay of {days} {days|day|days} is over' },
  released: { zh: '满足解除条件 {condition}', en: 'the release condition {condition} holds' },
  judged: { zh: '{on} 判定', en: 'judged on {on}' },
  'pack-condition': {
    zh: '{pack} 的 {condition} 成立（{readings}）',
    en: '{condition} holds by {pack} ({readings})',
  },
  'pack-otherwise': { zh: '{pack} 的其他条件都不成立', en: 'no condition of {pack} holds' },
  'pack-held': {
    zh: '{pack} 今晚应为{title}，等级尚未变动',
    en: '{pack} says {title} tonight, and its tier has not moved yet',
  },
  'pack-decision': {
    zh: '{pack} 下按{authority}的决定：{reason}',
    en: 'by {pack} with the decision of {authority}: {reason}',
  },
  'pack-only': { zh: '只有 {pack} 判定这一级的区域', en: 'only {pack} judges areas of this level' },
  'pack-unknown': { zh: '{pack} 无法判定', en: 'not known by {pack}' },
} as const satisfies Record<string, Text>;

/** A limit as a rule writes it, in words: what a value that keeps to it is. */
export const limits = {
  '>': { zh: '超过{value}', en: 'over {value}' },
  '>=': { zh: '达到{value}', en: 'at least {value}' },
  '<': { zh: '低于{value}', en: 'below {value}' },
  '<=': { zh: '不超过{value}', en: 'at most {value}' },
  '==': { zh: '等于{value}', en: 'exactly {value}' },
  '!=': { zh: '不同于{value}', en: 'other than {value}' },
} as const satisfies Record<string, Text>;

export const noLonger = { zh: '不再{limit}', en: 'no longer {limit}' } as const;

/** The nights that values are of, where it is not those compared. */
export const nights = { zh: '（{from} → {to}）', en: ' ({from} → {to})' } as const;

export const causes = {
  time: { zh: '时间推移', en: 'time passed' },
  'new-cases': { zh: '新增病例或数据', en: 'new cases or reports' },
  'revised-data': { zh: '已有数据的更正、撤销或补报', en: 'older data revised, withdrawn or late' },
  rules: { zh: '规则、参数或背景改变', en: 'rules, parameters or context changed' },
  decision: { zh: '作出、到期或撤销决定', en: 'a decision made, ended or withdrawn' },
  'area-list': { zh: '区域名单改变', en: 'the list of areas changed' },
} as const satisfies Record<string, Text>;

/** The same in a tally. */
export const shortCauses = {
  time: { zh: '时间', en: 'time' },
  'new-cases': { zh: '新增', en: 'new cases' },
  'revised-data': { zh: '更正', en: 'revised data' },
  rules: { zh: '规则', en: 'rules' },
  decision: { zh: '决定', en: 'decision' },
  'area-list': { zh: '区域名单', en: 'area list' },
} as const satisfies Record<string, Text>;
