import type { Noun } from '../../language/say.ts';
import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '{area}：{from} 至 {to}', en: '{area}: {from} to {to}' },
  rules: { zh: '规则：{title}（{id}）', en: 'Rules: {title} ({id})' },
  always: {
    zh: '已发布的{nights}全部是{tier}（默认等级）。',
    en: 'In the default tier ({tier}) on all {nights} published.',
  },
  tier: { zh: '等级', en: 'Tier' },
  from: { zh: '自', en: 'From' },
  to: { zh: '至', en: 'To' },
  nights: { zh: '夜数', en: 'Nights' },
  inForce: { zh: '已生效', en: 'In force' },
  none: { zh: '无', en: 'none' },
  unpublished: { zh: '未发布', en: 'not published' },
  otherLevel: { zh: '按{level}分区', en: 'zoned by {level}' },
  otherUnits: { zh: '另一级区域', en: 'another level zoned' },
  why: { zh: '原因：{reasons}', en: 'Why: {reasons}' },
  intoForce: { zh: '开始生效：{reasons}', en: 'Came into force: {reasons}' },
  already: { zh: '自 {since} 起已是该等级', en: 'In this tier since {since}' },
  decided: { zh: '人工决定：{by}', en: 'By decision of {by}' },
  stale: {
    zh: '过时 {days}：此后重新发布了 {causes}',
    en: 'Stale {days}: {causes} was published afterwards',
  },
  revised: { zh: '修订 {days}', en: 'Revised {days}' },
  defaultTier: { zh: '默认等级', en: 'default tier' },
  markStale: { zh: '过时', en: 'stale' },
  markRevised: { zh: '修订过', en: 'revised' },
  summary: {
    zh: '{from} 至 {to}：{nights}已发布，{counts}{missing}',
    en: '{from} to {to}: {nights} published, {counts}{missing}',
  },
  missing: { zh: '；{nights}未发布', en: '; {nights} not published' },
} as const satisfies Record<string, Text>;

export const nightNoun: Noun = { zh: '夜', one: 'night', several: 'nights' };
