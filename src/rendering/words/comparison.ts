import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '规则包比较：{a} 与 {b}', en: 'Rule packs compared: {a} and {b}' },
  data: { zh: '在数据上：{from} 至 {to}，{areas}', en: 'On the data: {from} to {to}, {areas}' },
  same: { zh: '每个区域每一天的等级都相同。', en: 'Every area has the same tier on every day.' },
  areaDays: { zh: '区域·天', en: 'Area-days' },
  areas: { zh: '区域', en: 'Areas' },
  area: { zh: '区域', en: 'Area' },
  days: { zh: '天数', en: 'Days' },
  when: { zh: '何时', en: 'When' },
  spell: { zh: '{from} 至 {to}：{a} → {b}', en: '{from} to {to}: {a} → {b}' },
  oneDay: { zh: '{from}：{a} → {b}', en: '{from}: {a} → {b}' },
  more: { zh: '… 另有{areas}', en: '… and {areas} more' },
  rules: {
    zh: '规则本身：判得不同的最小输入',
    en: 'The rules themselves: the smallest inputs judged differently',
  },
  differ: { zh: '{a} 判为{tierA}，{b} 判为{tierB}', en: '{a} says {tierA}, {b} says {tierB}' },
  alike: { zh: '没有输入会使两者的规则判得不同。', en: 'No input makes the rules of the two differ.' },
  open: {
    zh: '另有{open}对等级无法断定是否会如此不同。',
    en: 'Of {open} further {open|pair|pairs} of tiers it could not be told whether the rules can differ so.',
  },
  noData: { zh: '没有工作区，只比较规则。', en: 'There is no workspace: only the rules are compared.' },
  nameOf: { zh: '{name}（{pack}）', en: '{name} ({pack})' },
  only: { zh: '只有 {name} 有的等级：{tiers}', en: 'Tiers that only {name} has: {tiers}' },
  levels: {
    zh: '两者判定的单元不同：{a}、{b}。',
    en: 'They judge different units: {a} and {b}.',
  },
  anyInput: { zh: '不论输入为何', en: 'whatever the inputs' },
  summary: {
    zh: '{a} 与 {b}：{areas}判得不同，共{areaDays}；{rules}',
    en: '{a} and {b}: {areas} judged differently, {areaDays} in all; {rules}',
  },
  summarySame: {
    zh: '{a} 与 {b}：在数据上没有不同；{rules}',
    en: '{a} and {b}: no difference on the data; {rules}',
  },
  summaryRules: { zh: '{a} 与 {b}：{rules}', en: '{a} and {b}: {rules}' },
  rulesDiffer: { zh: '规则有{ways}', en: 'the rules differ in {ways}' },
  rulesAlike: { zh: '规则没有不同', en: 'the rules do not differ' },
  rulesOpen: { zh: '规则是否不同，未能断定', en: 'whether the rules differ could not be told' },
} as const satisfies Record<string, Text>;

export const wayNoun = { zh: '种不同', one: 'way', several: 'ways' } as const;
export const areaDayNoun = { zh: '区域·天', one: 'area-day', several: 'area-days' } as const;
