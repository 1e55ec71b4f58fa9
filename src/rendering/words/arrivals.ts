import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '来自{from}的人员', en: 'People from {from}' },
  titleTier: { zh: '来自“{tier}”地区的人员', en: 'People from places that are “{tier}”' },
  wider: {
    zh: '名单里认不出“{from}”的全部，以下为{place}的各处；不在所列地方的，看“其余地方”',
    en: 'The list does not know all of “{from}”. Below is {place}; who was in none of the places named, see the rest of it',
  },
  journey: { zh: '{left} 离开，{arrived} 到达', en: 'left on {left}, arrived on {arrived}' },
  person: { zh: '{id}：来自{from}', en: '{id}: from {from}' },
  basis: { zh: '规则：{title} · {id} · {edition} 版', en: 'rules: {title} · {id} · edition {edition}' },
  listed: { zh: '{place}（{tier}，{from} 起）', en: '{place} ({tier} since {from})' },
  listedTier: { zh: '曾在{tier}地区', en: 'Been in a place that is {tier}' },
  around: { zh: '曾在{tier}地区所在的{level}', en: 'Been in the {level} around a place that is {tier}' },
  all: { zh: '曾在该地', en: 'Been there' },
  elsewhere: { zh: '曾在该地其余地方', en: 'Been elsewhere there' },
  stayed: { zh: '曾在{places}', en: 'Been in {places}' },
  because: { zh: '因为：{by}', en: 'Because of {by}' },
  nothing: {
    zh: '离开时及以后没有在列的地方，或已超出追溯期；没有按来源地的措施。',
    en: 'Nothing was listed when they left or since, or the look-back is over: no measure goes by where they come from.',
  },
  unlisted: {
    zh: '清单中没有该地及其周边，标准未规定按来源地的措施。清单是否完整，请核对。',
    en: 'The list has nothing there nor around it, so no measure goes by where they come from. Check that the list is complete.',
  },
  placeless: {
    zh: '标准不看来源地的等级，只看人员类别。',
    en: 'The standard does not ask for the tier of that place: it asks by who they are alone.',
  },
  also: { zh: '另外，如属{who}', en: 'Also, for {who}' },
  whoever: { zh: '是否属于，名单看不出，请核实。', en: 'Whether they are is not known here: find out.' },
  isolation: { zh: '{days}{places}隔离：{from} 至 {to}', en: '{days} of isolation{places}: {from} to {to}' },
  over: { zh: '（到达时已满）', en: ' (over on arrival)' },
  home: { zh: '居家', en: ' at home' },
  central: { zh: '集中', en: ' centrally' },
  or: { zh: '或', en: ' or' },
  monitoring: { zh: '健康监测：{from} 至 {to}', en: 'Health monitoring: {from} to {to}' },
  tests: { zh: '检测：{dates}', en: 'Tests: {dates}' },
  testDay: { zh: '{date}（第{day}天）', en: '{date} (day {day})' },
  testPast: { zh: '第{day}天（{date}）在到达之前', en: 'day {day} ({date}) is before arrival' },
  times: { zh: '检测：{by} 前{times}次', en: 'Tests: {times} by {by}' },
  apart: { zh: '，间隔{hours}小时', en: ', {hours} hours apart' },
  counting: {
    zh: '离开（到达）当日不足一整天，次日为第1天。',
    en: 'The day of leaving (of arriving) is no whole day: day 1 is the next.',
  },
  source: { zh: '来源：{source}', en: 'Source: {source}' },
  summary: { zh: '{people}，{met}{also}', en: '{people}, {met}{also}' },
  ofThem: { zh: '有措施的{count}', en: '{count} with measures' },
  ofOthers: { zh: '；另有{count}视人员类别而定', en: '; for {count} more it depends on who they are' },
} as const satisfies Record<string, Text>;

export const nouns = {
  people: { zh: '人', one: 'person', several: 'people' },
} as const;
