import type { Noun } from '../language/say.ts';

const LEVELS: Readonly<Record<string, Noun>> = {
  province: { zh: '个省（区、市）', one: 'province', several: 'provinces' },
  city: { zh: '个市（地、州）', one: 'city', several: 'cities' },
  county: { zh: '个区县', one: 'county', several: 'counties' },
  street: { zh: '个街道（乡镇）', one: 'street', several: 'streets' },
  community: { zh: '个社区（村）', one: 'community', several: 'communities' },
  state: { zh: '个州', one: 'state', several: 'states' },
  prefecture: { zh: '个都道府县', one: 'prefecture', several: 'prefectures' },
  municipality: { zh: '个市町村', one: 'municipality', several: 'municipalities' },
  school: { zh: '所学校', one: 'school', several: 'schools' },
  region: { zh: '个地区', one: 'region', several: 'regions' },
  district: { zh: '个区', one: 'district', several: 'districts' },
  department: { zh: '个省（département）', one: 'département', several: 'départements' },
  local_authority: { zh: '个地方政府辖区', one: 'local authority', several: 'local authorities' },
  zone: { zh: '个片区', one: 'zone', several: 'zones' },
  site: { zh: '个场所', one: 'site', several: 'sites' },
};

/** What areas of a level are called. A workspace may have levels of its own. */
export function levelNoun(level: string): Noun {
  return LEVELS[level] ?? { zh: `个区域（${level}）`, one: `area (${level})`, several: `areas (${level})` };
}

/** The level's own name: `街道（乡镇）`, `street`. */
export function levelName(level: string): { zh: string; en: string } {
  const noun = LEVELS[level];
  return noun === undefined ? { zh: level, en: level } : { zh: noun.zh.slice(1), en: noun.one };
}
