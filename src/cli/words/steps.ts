import type { Text } from '../../language/text.ts';

/** What a nightly job is at, in both languages. */
export const steps = {
  reading: { zh: '读取数据', en: 'reading the data' },
  judging: { zh: '计数与判定', en: 'counting and judging' },
  keeping: { zh: '保存所依据的数据', en: 'keeping the rows' },
  publishing: { zh: '发布', en: 'publishing' },
  published: { zh: '已发布第{revision}版', en: 'published as revision {revision}' },
  same: { zh: '与已发布的第{revision}版相同', en: 'the same as revision {revision}' },
  reporting: { zh: '写报告', en: 'writing the reports' },
} as const satisfies Record<string, Text>;

export const place = { zh: '（{night}/{nights}）', en: ' ({night} of {nights})' } as const satisfies Text;
