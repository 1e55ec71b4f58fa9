import type { Text } from '../../language/text.ts';

/** A plan of environmental samples. */
export const words = {
  title: {
    zh: '环境采样计划：{scope}，{from} 至 {to}',
    en: 'Environmental samples: {scope}, {from} to {to}',
  },
  each: { zh: '每天每个场所采 {points} 点', en: '{points} points of each of the premises every day' },
  asAsked: { zh: '采样点数由使用者给出', en: 'The number of points is as asked for' },
  bySaid: { zh: '依据：{measure}，{source}', en: 'By: {measure}, {source}' },
  site: { zh: '场所', en: 'Premises' },
  place: { zh: '地点', en: 'Place' },
  days: { zh: '天数', en: 'Days' },
  samples: { zh: '样本', en: 'Samples' },
  summary: {
    zh: '{sites}，{days}：每天 {perDay}，共 {all}',
    en: '{sites}, {days}: {perDay} a day, {all} in all',
  },
} as const satisfies Record<string, Text>;

export const sampleNoun = { zh: '份样本', one: 'sample', several: 'samples' } as const;
