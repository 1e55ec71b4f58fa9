import type { Text } from '../language/text.ts';

/** Sectors of premises that packs may speak of without saying what they are called. */
export const SECTORS: Readonly<Record<string, Text>> = {
  catering: { zh: '餐饮', en: 'catering' },
  culture: { zh: '文化', en: 'culture' },
  entertainment: { zh: '娱乐', en: 'entertainment' },
  events: { zh: '活动', en: 'events' },
  healthcare: { zh: '医疗', en: 'health care' },
  lodging: { zh: '住宿', en: 'lodging' },
  markets: { zh: '市场', en: 'markets' },
  meetings: { zh: '会议', en: 'meetings' },
  offices: { zh: '办公', en: 'offices' },
  parks: { zh: '公园景区', en: 'parks' },
  retail: { zh: '商超', en: 'retail' },
  sport: { zh: '体育', en: 'sport' },
  underground: { zh: '地下空间', en: 'underground spaces' },
};
