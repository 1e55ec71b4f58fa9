import type { Noun } from '../../language/say.ts';
import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '逐日重算：{from} 24时 至 {to} 24时', en: 'Replay: 24:00 on {from} to 24:00 on {to}' },
  pack: { zh: '规则：{title}（{id}，{edition} 版）', en: 'Rules: {title} ({id}, {edition})' },
  day: { zh: '截至', en: 'As at' },
  unknown: { zh: '未知', en: 'Unknown' },
  changes: { zh: '变化', en: 'Changes' },
  night: { zh: '存档', en: 'Store' },
  published: { zh: '第{revision}版', en: 'r{revision}' },
  same: { zh: '第{revision}版，未变', en: 'r{revision}, as it was' },
  revised: { zh: '第{revision}版，修订', en: 'r{revision}, revised' },
  summary: {
    zh: '{from} 至 {to}：{nights}，发布{published}，未变{same}，修订{revised}',
    en: '{from} to {to}: {nights}, {published} published, {same} as they were, {revised} revised',
  },
} as const satisfies Record<string, Text>;

export const nightNoun: Noun = { zh: '夜', one: 'night', several: 'nights' };
