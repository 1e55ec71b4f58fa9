import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '需要留意的人工决定', en: 'Decisions to look at' },
  line: {
    zh: '{area}（{tier}，{authority}，{from} 至 {until}）：{whats}',
    en: '{area} ({tier}, {authority}, {from} to {until}): {whats}',
  },
  more: { zh: '（共{areas}个区域）', en: ' ({areas} areas)' },
  openEnd: { zh: '另行决定', en: 'further notice' },
} as const satisfies Record<string, Text>;

export const kinds = {
  below_rules: { zh: '比规则轻，按规则为{rules}{more}', en: 'below the rules, which say {rules}{more}' },
  above_rules: { zh: '比规则重，按规则为{rules}{more}', en: 'above the rules, which say {rules}{more}' },
  ended: { zh: '已结束{more}', en: 'has ended{more}' },
  ending: { zh: '即将结束{more}', en: 'is about to end{more}' },
  unreviewed: {
    zh: '已{age}天，其后没有新的决定{more}',
    en: '{age} {age|day|days} old, and none since{more}',
  },
  without_effect: {
    zh: '只升不降，没有作用：按规则已是{rules}{more}',
    en: 'may only raise and does not: the rules say {rules}{more}',
  },
} as const satisfies Record<string, Text>;
