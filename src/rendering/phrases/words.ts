import type { Text } from '../../language/text.ts';
import type { Comparison } from '../../rules/expression.ts';

/** How comparisons are said: of what is counted, and of any other value. */
export const comparisons = {
  counted: {
    '>': { zh: '{a}多于{b}', en: '{a}: more than {b}' },
    '>=': { zh: '{a}不少于{b}', en: '{a}: {b} or more' },
    '<': { zh: '{a}少于{b}', en: '{a}: fewer than {b}' },
    '<=': { zh: '{a}不多于{b}', en: '{a}: {b} or fewer' },
    '==': { zh: '{a}恰为{b}', en: '{a}: exactly {b}' },
    '!=': { zh: '{a}不是{b}', en: '{a}: any number but {b}' },
  },
  other: {
    '>': { zh: '{a}高于{b}', en: '{a} above {b}' },
    '>=': { zh: '{a}不低于{b}', en: '{a} at {b} or above' },
    '<': { zh: '{a}低于{b}', en: '{a} below {b}' },
    '<=': { zh: '{a}不高于{b}', en: '{a} at {b} or below' },
    '==': { zh: '{a}为{b}', en: '{a} is {b}' },
    '!=': { zh: '{a}不为{b}', en: '{a} is not {b}' },
  },
  day: {
    '>': { zh: '{a}在{b}之后', en: '{a} after {b}' },
    '>=': { zh: '{a}不早于{b}', en: '{a} on {b} or later' },
    '<': { zh: '{a}在{b}之前', en: '{a} before {b}' },
    '<=': { zh: '{a}不晚于{b}', en: '{a} on {b} or earlier' },
    '==': { zh: '{a}为{b}', en: '{a} is {b}' },
    '!=': { zh: '{a}不为{b}', en: '{a} is not {b}' },
  },
} as const satisfies Record<string, Readonly<Record<Comparison, Text>>>;

export const words = {
  and: { zh: '，且', en: ', and ' },
  or: { zh: '，或', en: ', or ' },
  grouped: { zh: '（{text}）', en: '({text})' },
  not: { zh: '并非（{text}）', en: 'not ({text})' },
  negative: { zh: '负（{text}）', en: 'minus {text}' },
  in: { zh: '{a}为{list}之一', en: '{a} is one of {list}' },
  notIn: { zh: '{a}不为{list}中的任何一个', en: '{a} is none of {list}' },
  if: { zh: '若{condition}则{yes}，否则{no}', en: 'if {condition}, then {yes}, else {no}' },
  holdsNot: { zh: '“{a}”不成立', en: '“{a}” does not hold' },
  unknown: { zh: '{a}未知', en: '{a} is unknown' },
  noTier: { zh: '无', en: 'none' },
  tierOrElse: { zh: '{a}（尚未公布时按{b}计）', en: '{a} ({b} before the first)' },
  ofContext: { zh: '背景值“{name}”', en: 'the context value “{name}”' },
  ofArea: { zh: '区域的“{name}”', en: 'the area’s “{name}”' },
  ofCase: { zh: '病例的“{name}”', en: 'the case’s “{name}”' },
  holds: { zh: '“{a}”成立', en: '“{a}” holds' },
  known: { zh: '{a}已知', en: '{a} is known' },
  orElse: { zh: '{a}（未知时按{b}计）', en: '{a} (taken as {b} where unknown)' },
  atLeast: { zh: '下列各项中至少{k}项成立：{list}', en: 'at least {k} of these hold: {list}' },
  item: { zh: '（{n}）{text}', en: '({n}) {text}' },
  min: { zh: '{list}中最小的', en: 'the least of {list}' },
  max: { zh: '{list}中最大的', en: 'the greatest of {list}' },
  abs: { zh: '{a}的绝对值', en: 'the absolute value of {a}' },
  pow: { zh: '{a}的{b}次方', en: '{a} to the power of {b}' },
  ln: { zh: '{a}的自然对数', en: 'the natural logarithm of {a}' },
  exp: { zh: 'e的{a}次方', en: 'e to the power of {a}' },
  round: { zh: '{a}（四舍五入至小数点后{b}位）', en: '{a} (rounded to {b} digits)' },
  zones: {
    zh: '同一{level}内等级为{tiers}的区域数',
    en: 'the number of areas of the same {level} in tier {tiers}',
  },
  daysBetween: { zh: '{a}至{b}的天数', en: 'the days from {a} to {b}' },
  paramTitled: { zh: '{text}（{param}）', en: '{text} ({param})' },
  param: { zh: '{text}（参数{param}）', en: '{text} (parameter {param})' },
  ofLevel: { zh: '所在{level}的{title}', en: '{title} of the {level} it lies in' },
  all: { zh: '同时符合下列各项：', en: 'All of these:' },
  any: { zh: '符合下列任何一项：', en: 'Any one of these:' },
  someOf: { zh: '下列各项中至少{k}项成立：', en: 'At least {k} of these:' },
  ifHolds: { zh: '若{condition}：', en: 'If {condition}:' },
  elseHolds: { zh: '否则：', en: 'Otherwise:' },
  always: { zh: '一律', en: 'always' },
  never: { zh: '一律不', en: 'never' },
} as const satisfies Record<string, Text>;

/** An indicator of other areas than the one judged. */
export const places: Readonly<Record<string, Text>> = {
  parent: { zh: '上级区域的{title}', en: '{title} of the area above' },
  children_max: {
    zh: '下级各区域中最大的{title}',
    en: 'the greatest {title} among the areas directly inside',
  },
  children_sum: { zh: '下级各区域合计的{title}', en: '{title} summed over the areas directly inside' },
  neighbors: { zh: '相邻各区域合计的{title}', en: '{title} summed over the neighbouring areas' },
};

/** Names that stand before a point, and columns and values of rows, in words; any other stands as it is written. */
export const names: Readonly<Record<string, Text>> = {
  'as_of.day': { zh: '评定日', en: 'the day judged' },
  'previous.tier': { zh: '此前公布的等级', en: 'the tier published before' },
  'previous.days': {
    zh: '此前等级已持续的天数',
    en: 'the days for which the earlier tier has been published',
  },
  'area.population': { zh: '人口', en: 'population' },
  'area.code': { zh: '区域代码', en: 'the code of the area' },
  'area.name': { zh: '区域名称', en: 'the name of the area' },
  'area.level': { zh: '区域层级', en: 'the level of the area' },
  'context.response_level': { zh: '应急响应级别', en: 'the response level' },
  class: { zh: '分型', en: 'class' },
  origin: { zh: '来源', en: 'origin' },
  cluster: { zh: '聚集性疫情编号', en: 'cluster' },
  id: { zh: '病例编号', en: 'id of the case' },
  date_onset: { zh: '发病日期', en: 'date of onset' },
  date_report: { zh: '报告日期', en: 'date of report' },
  date: { zh: '日期', en: 'date' },
};

export const values: Readonly<Record<string, Text>> = {
  'class confirmed': { zh: '确诊', en: 'confirmed' },
  'class asymptomatic': { zh: '无症状', en: 'asymptomatic' },
  'class suspected': { zh: '疑似', en: 'suspected' },
  'class discarded': { zh: '排除', en: 'discarded' },
  'origin local': { zh: '本地', en: 'local' },
  'origin imported': { zh: '境外输入', en: 'imported from abroad' },
  'origin domestic': { zh: '外省关联', en: 'linked to another province' },
};
