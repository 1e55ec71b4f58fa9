import type { Text } from '../language/text.ts';

/** Sectors of premises that packs may speak of without saying what they are called. */
export const SECTORS: Readonly<Record<string, Text>> = {
  'body-services': { zh: '美容美发等身体服务', en: 'services to the body' },
  catering: { zh: '餐饮', en: 'catering' },
  construction: { zh: '工地', en: 'building sites' },
  culture: { zh: '文化', en: 'culture' },
  entertainment: { zh: '娱乐', en: 'entertainment' },
  events: { zh: '活动', en: 'events' },
  funerals: { zh: '殡葬', en: 'funerals' },
  gyms: { zh: '健身', en: 'gyms' },
  health: { zh: '卫生', en: 'health' },
  healthcare: { zh: '医疗', en: 'health care' },
  hospitality: { zh: '餐饮住宿', en: 'hospitality' },
  leisure: { zh: '休闲', en: 'leisure' },
  lodging: { zh: '住宿', en: 'lodging' },
  markets: { zh: '市场', en: 'markets' },
  meetings: { zh: '会议', en: 'meetings' },
  museums: { zh: '博物馆', en: 'museums' },
  offices: { zh: '办公', en: 'offices' },
  parks: { zh: '公园景区', en: 'parks' },
  retail: { zh: '商超', en: 'retail' },
  sport: { zh: '体育', en: 'sport' },
  underground: { zh: '地下空间', en: 'underground spaces' },
  worship: { zh: '宗教场所', en: 'places of worship' },
};
