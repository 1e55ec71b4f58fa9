import type { Text } from '../../language/text.ts';

export const words = {
  data: {
    zh: '数据 {file}：读取{read}行 = 采用{used} + 排除{excluded} + 拒绝{rejected}',
    en: 'Data {file}: {read} {read|row|rows} read = {used} used + {excluded} excluded + {rejected} rejected',
  },
  caughtUp: { zh: '补发布的各天', en: 'Missed nights that were published first' },
  caughtUpNight: { zh: '{day} 第{revision}版：{changes}', en: '{day}, revision {revision}: {changes}' },
  cascaded: { zh: '重新计算的过时结果', en: 'Stale nights that were computed again' },
  cascadedNight: {
    zh: '{day} 第{revision}版，与前一夜相比：{changes}',
    en: '{day}, revision {revision}, since the night before: {changes}',
  },
  cascadedSame: {
    zh: '{day} 第{revision}版：结果相同，不再过时',
    en: '{day}, revision {revision}: the same result, stale no longer',
  },
  noChange: { zh: '没有变化', en: 'no change' },
  report: { zh: '报告：{path}', en: 'Report: {path}' },
  moreReports: { zh: '另有报告{count}份', en: '{count} more {count|report|reports}' },
  published: {
    zh: '已发布 {day} 第{revision}版：{path}',
    en: '{day} is published as revision {revision}: {path}',
  },
  same: {
    zh: '{day} 第{revision}版已有相同结果，未作改动：{path}',
    en: '{day} is already published with the same result, as revision {revision}; nothing was changed: {path}',
  },
  revised: {
    zh: '{day} 的结果已修订，发布为第{revision}版：{path}',
    en: '{day} is revised and published as revision {revision}: {path}',
  },
} as const satisfies Record<string, Text>;
