import type { Text } from '../../language/text.ts';
import type { Audience, MeasureKind, SourceStatus } from '../../rules/pack.ts';

export const words = {
  title: { zh: '防控措施：{scope}，{day} 0时起', en: 'Measures for {scope} from 0:00 on {day}' },
  titleStarting: {
    zh: '{day} 0时起新增的措施：{scope}',
    en: 'Measures that start at 0:00 on {day}: {scope}',
  },
  titleEnding: {
    zh: '{day} 0时起不再适用的措施：{scope}',
    en: 'Measures that end at 0:00 on {day}: {scope}',
  },
  foreseen: {
    zh: '截至 {asOf} 24时的结果，推算至 {day}：其间没有新情况',
    en: 'From the zones as at 24:00 on {asOf}, as if nothing new happens until {day}',
  },
  replaced: {
    zh: '自 {day} 0时起改行新规则：{title} · {id} · {edition} 版',
    en: 'From 0:00 on {day} other rules apply: {title} · {id} · edition {edition}',
  },
  only: { zh: '只含：{what}', en: 'Only: {what}' },
  onlyAudience: { zh: '给{name}的', en: 'for {name}' },
  onlyKind: { zh: '{name}类', en: 'of kind {name}' },
  everywhere: { zh: '全域', en: 'the whole area' },
  basis: {
    zh: '依据 {asOf} 24时的分区结果 · 规则：{title} · {id} · {edition} 版',
    en: 'By the zones as at 24:00 on {asOf} · rules: {title} · {id} · edition {edition}',
  },
  places: { zh: '区域', en: 'Places' },
  tierPlaces: { zh: '{tier} {count}：{names}', en: '{tier} {count}: {names}' },
  changing: { zh: '{name}（{day} 起{tier}）', en: '{name} ({tier} from {day})' },
  notYet: { zh: '尚无等级生效', en: 'No tier in force yet' },
  coming: {
    zh: '括号内的等级自 {day} 0时起生效，措施从该日起适用：`--on {date}`',
    en: 'A tier in brackets is in force from 0:00 on {day}, and its measures with it: `--on {date}`',
  },
  others: { zh: '其余{count}：{tier}', en: 'Everywhere else: {count}, {tier}' },
  otherPlaces: { zh: '其余区域', en: 'everywhere else' },
  audience: { zh: '对象：{name}', en: 'For {name}' },
  noneYet: {
    zh: '尚无适用的措施：{day} 0时起才有等级生效。',
    en: 'No measure applies yet: a tier is in force from 0:00 on {day}.',
  },
  none: { zh: '没有适用的措施。', en: 'No measure applies.' },
  somePlaces: {
    zh: '{names}等{count}（全部名单见 JSON 和 CSV 格式）',
    en: '{count}, {names} among them (all are named in JSON and CSV)',
  },
  manyPlaces: { zh: '{tiers}的{count}（名单见上）', en: '{count} in force as {tiers} (named above)' },
  undecided: {
    zh: '是否适用未定{places}：条件 {condition} 所需的数据未知，先行列出',
    en: 'Undecided{places}: what its condition {condition} asks is not known; listed in case it applies',
  },
  undecidedIn: { zh: '（{places}）', en: ' in {places}' },
  undecidedShort: { zh: '是否适用未定', en: 'undecided' },
  sector: { zh: '场所类型：{value}', en: 'Sector: {value}' },
  frequency: { zh: '频次：{value}', en: 'Frequency: {value}' },
  duration: { zh: '时长：{value}', en: 'Duration: {value}' },
  days: { zh: '检测：第{value}天', en: 'Tests on days {value}' },
  responsible: { zh: '负责：{value}', en: 'Responsible: {value}' },
  where: { zh: '适用：{value}', en: 'Where: {value}' },
  when: { zh: '时间：{value}', en: 'When: {value}' },
  from: { zh: '{from} 起', en: 'since {from}' },
  fromAtLatest: { zh: '最迟自 {from} 起', en: 'since {from} or before' },
  fromBefore: { zh: '此前已适用', en: 'since before what is known' },
  until: { zh: '最早至 {until}', en: 'until {until} at the earliest' },
  noEnd: { zh: '未见终点', en: 'no end foreseen' },
  ended: { zh: '至 {until} 止', en: 'until {until}' },
  dates: { zh: '检测日 {value}', en: 'tests on {value}' },
  inPlaces: { zh: '{when}（{places}）', en: '{when} ({places})' },
  spread: {
    zh: '{places}，各自起止：{when} 起，最早至 {until}',
    en: 'in {places}, each with its own days: since {when}, until {until} at the earliest',
  },
  between: { zh: '{first}～{last}', en: '{first} to {last}' },
  lowerBound: { zh: '未知，按下限“{tier}”的措施', en: 'unknown: the measures of its lower bound, {tier}' },
  noneStarting: { zh: '没有新增的措施。', en: 'No measure starts.' },
  noneEnding: { zh: '没有措施结束。', en: 'No measure ends.' },
  parameters: { zh: '参数：{values}', en: 'Parameters: {values}' },
  source: { zh: '来源{number}', en: 'Source {number}' },
  checked: { zh: '{place}〔{status}〕', en: '{place} [{status}]' },
  sources: { zh: '来源', en: 'Sources' },
  numbered: { zh: '{number}. {source}', en: '{number}. {source}' },
  summaryStarting: {
    zh: '{day} 0时起新增：{measures}，{audiences} — {scope}',
    en: 'Starting at 0:00 on {day}: {measures} for {audiences} — {scope}',
  },
  summaryEnding: {
    zh: '{day} 0时起结束：{measures}，{audiences} — {scope}',
    en: 'Ending at 0:00 on {day}: {measures} for {audiences} — {scope}',
  },
  summary: {
    zh: '{day} 0时起：{measures}，{audiences} — {scope}',
    en: 'From 0:00 on {day}: {measures} for {audiences} — {scope}',
  },
} as const satisfies Record<string, Text>;

export const audiences = {
  residents: { zh: '居民', en: 'residents' },
  arrivals: { zh: '外来返回人员', en: 'people who arrive or return' },
  contacts: { zh: '密接', en: 'close contacts' },
  communities: { zh: '社区', en: 'communities' },
  premises: { zh: '场所', en: 'premises' },
  enterprises: { zh: '企业', en: 'enterprises' },
  schools: { zh: '学校', en: 'schools' },
  care: { zh: '养老福利机构', en: 'care institutions' },
  transport: { zh: '交通', en: 'transport' },
  government: { zh: '政府', en: 'government' },
} as const satisfies Record<Audience, Text>;

export const statuses = {
  official: { zh: '官方', en: 'official' },
  secondary: { zh: '二手', en: 'secondary' },
  unverified: { zh: '未核实', en: 'unverified' },
} as const satisfies Record<SourceStatus, Text>;

export const nouns = {
  measures: { zh: '项措施', one: 'measure', several: 'measures' },
  audiences: { zh: '类对象', one: 'audience', several: 'audiences' },
  days: { zh: '天', one: 'day', several: 'days' },
} as const;

export const kinds = {
  closure: { zh: '封闭', en: 'closure' },
  restriction: { zh: '限制', en: 'restriction' },
  testing: { zh: '检测', en: 'testing' },
  screening: { zh: '查验', en: 'screening' },
  hygiene: { zh: '卫生防护', en: 'hygiene' },
  monitoring: { zh: '监测', en: 'monitoring' },
  support: { zh: '保障', en: 'support' },
  information: { zh: '信息', en: 'information' },
} as const satisfies Record<MeasureKind, Text>;
