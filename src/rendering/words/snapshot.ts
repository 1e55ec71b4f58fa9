import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '分区结果：截至 {day} 24时', en: 'Zones as at 24:00 on {day}' },
  pack: {
    zh: '规则：{title} · {id} · {edition} 版 · 按{level}',
    en: 'Rules: {title} · {id} · edition {edition} · by {level}',
  },
  knownOn: {
    zh: '按截至 {day} 24时已知的数据判定，不接续已发布的结果。',
    en: 'Judged with what was known at 24:00 on {day}; nothing published is gone on from.',
  },
  reach: { zh: '数据截至：{tables}。', en: 'The data reach: {tables}.' },
  reachOf: { zh: '{table} {day}（早{days}天）', en: '{table} through {day} ({days} before)' },
  retrospective: {
    zh: '追溯判定：这套规则在当日并未施行。',
    en: 'Retrospective: these rules were not in force on that day.',
  },
  notThePolicys: {
    zh: '追溯判定：按规则方案，当日适用的不是这套规则。',
    en: 'Retrospective: these are not the policy’s rules for that day.',
  },
  noneListed: { zh: '没有{default}以外的{noun}。', en: 'No {noun} is outside the default tier ({default}).' },
  area: { zh: '区域', en: 'Area' },
  tier: { zh: '等级', en: 'Tier' },
  since: { zh: '起始', en: 'Since' },
  lowering: { zh: '最早下调', en: 'Earliest lowering' },
  noLowering: { zh: '不随时间下调', en: 'not by time alone' },
  loweringUnknown: { zh: '{day} 起无法断定', en: 'unknown from {day}' },
  loweringTo: { zh: '{day} {tier}', en: '{day} {tier}' },
  loweringByDecision: { zh: '{day} {tier}（人工决定）', en: '{day} {tier} (decision)' },
  allBecause: {
    zh: '最早下调：此后若无新增，判定等级下降的首日；在此之前取决于{title}。',
    en: 'Earliest lowering: the first day judged lower if nothing new happens. Until then the tier is held by: {title}.',
  },
  because: { zh: '取决于', en: 'Held until then by' },
  between: { zh: '未知，介于{least}与{most}之间', en: 'unknown, between {least} and {most}' },
  comingTier: { zh: '{day} 0时起生效', en: 'in force from 0:00 on {day}' },
  notInForce: {
    zh: '{day} 0时起生效；此前仍为{tier}',
    en: 'In force from 0:00 on {day}; until then {tier}',
  },
  nothingInForce: {
    zh: '{day} 0时起生效；此前没有等级',
    en: 'In force from 0:00 on {day}; no tier until then',
  },
  kept: {
    zh: '今晚的结果未知（{least}至{most}），沿用已公布的等级',
    en: 'Tonight’s result is unknown ({least} to {most}); the tier published earlier stands',
  },
  partial: {
    zh: '数据不全：有的数值只是下限或上限，或有缺报的日子',
    en: 'Incomplete data: a value is only a bound, or days were not reported',
  },
  possiblyHigher: {
    zh: '可能更高：有病例只能定位到上一级区域',
    en: 'Possibly higher: some cases could be placed only in a larger area',
  },
  contradicts: { zh: '与规则不同：按规则为{tier}', en: 'Differs from the rules, which say {tier}' },
  decision: {
    zh: '人工决定（{mode}）：{authority}，{from} 至 {until}。{reason}',
    en: 'Decision ({mode}): {authority}, {from} to {until}. {reason}',
  },
  openEnd: { zh: '另行决定', en: 'further notice' },
  eligible: {
    zh: '自{since}起按规则可下调为{tier}，须由人工决定',
    en: 'By the rules it could be lowered to {tier} since {since}; that takes a decision',
  },
  heldBy: { zh: '暂不下调：{reasons}', en: 'Not lowered yet: {reasons}' },
  tiersHeading: { zh: '各等级与措施', en: 'Tiers and measures' },
  areas: { zh: '数量', en: 'Areas' },
  measures: { zh: '措施', en: 'Measures' },
  measureList: { zh: '{count}项：{titles}', en: '{count}: {titles}' },
  conditional: {
    zh: '另有{count}项视情况而定',
    en: '{count} more depending on circumstances',
  },
  placedAbove: {
    zh: '有{cases}例只能定位到{level}以上，可能使{areas}等级更高。',
    en: '{cases} could be placed only above the level of a {level}; they could raise the tier of {areas}.',
  },
  rejected: {
    zh: '有{rows}行被拒收、没有计入（{places}），可能使{areas}等级更高；见 rejects.csv。',
    en: '{rows} rejected and not counted ({places}); they could raise the tier of {areas}. See rejects.csv.',
  },
  nowhere: { zh: '地点不明 {rows}', en: 'place not known {rows}' },
  anywhere: { zh: '任何区域', en: 'any area' },
  warnings: { zh: '警告{count}条：{codes}', en: 'Warnings: {count} ({codes})' },
  summary: { zh: '{day}：{tally} — 共{areas}', en: '{day}: {tally} — {areas}' },
} as const satisfies Record<string, Text>;

/** What holds a tier that the rules would lower. */
export const holders = {
  decision: { zh: '人工决定', en: 'decision' },
  min_stay: { zh: '最短停留期', en: 'minimum stay' },
} as const satisfies Record<string, Text>;

/** How many evaluations in a row said less, and a condition that does not hold. */
export const heldWords = {
  count: {
    zh: '须连续{need}次判定更轻，现有{have}次',
    en: '{have} of {need} evaluations running were lower',
  },
  release: { zh: '解除条件 {condition} 不成立', en: 'the release condition {condition} does not hold' },
  releaseUnknown: {
    zh: '解除条件 {condition} 是否成立未知',
    en: 'it is not known whether the release condition {condition} holds',
  },
} as const satisfies Record<string, Text>;

/** What keeps a tier until it can be lowered, other than an indicator. */
export const bindings = {
  decision: { zh: '人工决定', en: 'decision' },
  count: { zh: '连续判定次数', en: 'number of evaluations running' },
  min_stay: { zh: '最短停留期', en: 'minimum stay' },
  release: { zh: '解除条件', en: 'release condition' },
  zones: { zh: '其他区域的等级', en: 'tiers of other areas' },
  as_of: { zh: '日期', en: 'date' },
  context: { zh: '当时情况', en: 'circumstances' },
} as const satisfies Record<string, Text>;

export const modes = {
  set: { zh: '定级', en: 'set' },
  raise_only: { zh: '只升不降', en: 'raise only' },
  designate: { zh: '重新定级', en: 'designate' },
} as const satisfies Record<string, Text>;
