import type { Noun } from '../../language/say.ts';
import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '核验存档', en: 'Verification of the store' },
  night: { zh: '日期', en: 'Night' },
  revision: { zh: '版次', en: 'Revision' },
  outcome: { zh: '结果', en: 'Outcome' },
  notes: { zh: '说明', en: 'Notes' },
  differs: { zh: '不一致：{what}', en: 'differs: {what}' },
  areas: { zh: '{file}：{areas}', en: '{file}: {areas}' },
  more: { zh: '{areas} 等{count}个区域', en: '{areas} and others, {count} areas in all' },
  pack: { zh: '规则包此后有改动', en: 'the pack has changed since' },
  inputs: { zh: '输入文件此后有改动：{files}', en: 'inputs have changed since: {files}' },
  tool: { zh: '由 fenqu {version} 发布', en: 'published by fenqu {version}' },
  none: { zh: '存档中没有已发布的日子。', en: 'The store has no published night.' },
  summary: { zh: '{nights}：{counts}', en: '{nights}: {counts}' },
} as const satisfies Record<string, Text>;

export const outcomes = {
  verified: { zh: '一致', en: 'verified' },
  stale: { zh: '待重算', en: 'stale' },
  'tool-differs': { zh: '不一致（版本不同）', en: 'tool differs' },
  differs: { zh: '不一致', en: 'differs' },
  damaged: { zh: '损坏', en: 'damaged' },
  unknown: { zh: '无法核验', en: 'cannot be told' },
} as const satisfies Record<string, Text>;

export const nightNoun: Noun = { zh: '夜', one: 'night', several: 'nights' };
