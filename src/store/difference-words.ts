import { listed } from '../language/say.ts';
import type { Language, Text } from '../language/text.ts';

/** What two results differ in, for people; the names of files stand for themselves. */
const WORDS: Readonly<Record<string, Text>> = {
  damaged: { zh: '已发布的一版已损坏', en: 'the published one is damaged' },
  pack: { zh: '规则包', en: 'the pack' },
  resting_since: { zh: '其余区域从何时起处于默认等级', en: 'since when all others are at rest' },
  rows: { zh: '采用的数据行', en: 'the rows used' },
  policy: { zh: '政策', en: 'the policy' },
  level: { zh: '分区单元', en: 'the zoned level' },
  areas: { zh: '区域', en: 'the areas' },
  decisions: { zh: '人工决定', en: 'the decisions' },
  calendar: { zh: '工作日历', en: 'the calendar' },
  context: { zh: '背景值', en: 'the context' },
  tally: { zh: '各等级数量', en: 'the tally' },
  inputs: { zh: '输入文件', en: 'the input files' },
  indicators: { zh: '指标', en: 'the indicators' },
  given: { zh: '工作区的其他设置', en: 'other settings of the workspace' },
  premises: { zh: '场所名单', en: 'the premises' },
  neighbors: { zh: '相邻区域', en: 'which areas are neighbours' },
  tool: { zh: '程序版本', en: 'the version of fenqu' },
};

/** What results differ in, as one list in each language. */
export function differenceWords(names: readonly string[]): Text {
  const inLanguage = (language: Language): string =>
    listed(
      names.map((name) => WORDS[name]?.[language] ?? name),
      language,
    );
  return { zh: inLanguage('zh'), en: inLanguage('en') };
}
