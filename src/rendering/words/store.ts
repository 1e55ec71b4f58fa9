import type { Noun } from '../../language/say.ts';
import type { Text } from '../../language/text.ts';

export const words = {
  checkTitle: { zh: '检查存档', en: 'Check of the store' },
  pruneTitle: { zh: '清理存档', en: 'Pruning of the store' },
  sound: { zh: '完好', en: 'sound' },
  damaged: { zh: '有损坏', en: 'damaged' },
  checked: {
    zh: '存档{state}：{nights}，{revisions}，保存的{files}（{size}）；{counts}',
    en: 'The store is {state}: {nights}, {revisions}, {files} kept ({size}); {counts}',
  },
  ruleNights: {
    zh: '保留最近{days}天的结果，及其前一夜',
    en: 'Nights of the last {days} {days|day|days} stay, and the one before them',
  },
  ruleRevisions: {
    zh: '保留最近{days}天的旧版',
    en: 'Revisions no longer in force stay for the last {days} {days|day|days}',
  },
  ruleNone: {
    zh: '没有保留规则：所有已发布的结果都保留。',
    en: 'There is no rule of retention: everything published stays.',
  },
  what: { zh: '内容', en: 'What' },
  count: { zh: '数量', en: 'Number' },
  size: { zh: '大小', en: 'Size' },
  days: { zh: '日期', en: 'Days' },
  held: {
    zh: '另有{nights}较早的结果保留：其后有结果因它们而过时（{days}）。',
    en: '{nights} older than that {count|stays|stay}: later ones are stale since {count|it was|they were} published anew ({days}).',
  },
  nothing: { zh: '没有可清理的内容。', en: 'There is nothing to remove.' },
  would: {
    zh: '可清理{size}；保留{nights}（{span}），{revisions}，{files}。加 `--apply` 才会删除。',
    en: '{size} could go; {nights} ({span}), {revisions} and {files} stay. Nothing is removed without `--apply`.',
  },
  done: {
    zh: '已清理{size}；保留{nights}（{span}），{revisions}，{files}',
    en: '{size} removed; {nights} ({span}), {revisions} and {files} stay',
  },
  stays: {
    zh: '保留{nights}（{span}），{revisions}，{files}',
    en: '{nights} ({span}), {revisions} and {files} stay',
  },
  noFindings: { zh: '没有发现问题', en: 'nothing found' },
  span: { zh: '{first} 至 {last}', en: '{first} to {last}' },
} as const satisfies Record<string, Text>;

export const kinds = {
  night: { zh: '已发布的结果', en: 'nights' },
  revision: { zh: '不再生效的旧版', en: 'revisions no longer in force' },
  unpublished: { zh: '从未生效的', en: 'never in force' },
  kept: { zh: '不再使用的保存文件', en: 'kept files no longer used' },
} as const satisfies Record<string, Text>;

export const nouns = {
  night: { zh: '夜', one: 'night', several: 'nights' },
  revision: { zh: '版', one: 'revision', several: 'revisions' },
  file: { zh: '个文件', one: 'file', several: 'files' },
} as const satisfies Record<string, Noun>;
