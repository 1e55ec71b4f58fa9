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
  differ: { zh: '{a} 判为 {tierA}，{b} 判为 {tierB}', en: '{a} says {tierA}, {b} says {tierB}' },
  alike: { zh: '没有输入会使两者的规则判得不同。', en: 'No input makes the rules of the two differ.' },
  open: {
    zh: '另有{open}对等级无法断定是否会如此不同。',
    en: 'Of {open} further {open|pair|pairs} of tiers it could not be told whether the rules can differ so.',
  },
  noData: { zh: '没有工作区，只比较规则。', en: 'There is no workspace: only the rules are compared.' },
  unknown: { zh: '未知', en: 'unknown' },
  summary: {
    zh: '{a} 与 {b}：{areas}判得不同，共{areaDays}区域·天；规则有{smallest}种不同',
    en: '{a} and {b}: {areas} judged differently, {areaDays} area-{areaDays|day|days}; the rules differ in {smallest} {smallest|way|ways}',
  },
  summaryRules: {
    zh: '{a} 与 {b}：规则有{smallest}种不同',
    en: '{a} and {b}: the rules differ in {smallest} {smallest|way|ways}',
  },
} as const satisfies Record<string, Text>;
