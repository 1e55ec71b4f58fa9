import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '预测：截至 {day} 24时', en: 'Forecast as at 24:00 on {day}' },
  premise: {
    zh: '假定此后没有新增、订正和新的决定。日期为判定日；生效日自当日0时起。',
    en: 'If there are no new cases, revisions or decisions. Days are those as at whose 24:00 it is judged; in force from 0:00.',
  },
  rulesUntil: {
    zh: '按规则方案，{day} 是这套规则判定的最后一日；此后各步仍按这套规则推算。',
    en: 'By the policy these rules judge until {day}; later steps are foreseen by these rules all the same.',
  },
  none: {
    zh: '没有{default}以外的{noun}，无可预测。',
    en: 'No {noun} is outside the default tier ({default}): nothing to foresee.',
  },
  area: { zh: '区域', en: 'Area' },
  tier: { zh: '现等级', en: 'Now' },
  judged: { zh: '判定日', en: 'Judged' },
  to: { zh: '变为', en: 'Then' },
  effective: { zh: '生效', en: 'In force' },
  because: { zh: '此前取决于', en: 'Held until then by' },
  raised: { zh: '{tier}（上调）', en: '{tier} (raised)' },
  unknownFrom: { zh: '{day} 起可能下调，无法断定', en: 'may be lowered from {day} on: not known' },

  byDecision: { zh: '须另行决定才下调', en: 'until a decision ends it' },
  open: { zh: '不随时间下调', en: 'not by time alone' },
  possiblyHigher: {
    zh: '判定日 {days}：有病例只能定位到上一级区域或未计入，可能下调得更晚、更少',
    en: 'Judged {days}: cases placed only in a larger area, or not counted, could keep it higher',
  },
  assumedHeading: { zh: '假设的病例：{file}', en: 'Hypothetical cases: {file}' },
  assumedNone: {
    zh: '没有区域因此更重，或更久才下调。以上预测不含这些病例。',
    en: 'No area would be in a more severe tier, or for longer. The forecast above is without them.',
  },
  assumedPremise: {
    zh: '若计入这些病例，下列区域等级更重或更久；以上预测不含这些病例，其余区域不变。',
    en: 'With these cases the areas below would be more severe, or for longer; the forecast above is without them and stands for all others.',
  },
  kind: { zh: '变化', en: 'Change' },
  raisedBy: { zh: '上调', en: 'raised' },
  prolongedBy: { zh: '延后下调', en: 'lowered later' },
  firstDay: { zh: '首个判定日', en: 'First judged' },
  without: { zh: '不计入', en: 'Without' },
  having: { zh: '计入', en: 'With' },
  thenSteps: { zh: '此后', en: 'Afterwards' },
  changedValues: { zh: '变化的指标', en: 'Indicators that change' },
  summary: {
    zh: '{day}：{areas}在{default}以外，{parts}',
    en: '{day}: {areas} outside {default}; {parts}',
  },
  summaryNone: { zh: '{day}：{areas}在{default}以外', en: '{day}: {areas} outside {default}' },
  atDefault: {
    zh: '{count}个最迟 {day} 判定为{default}',
    en: '{count} judged {default} by {day} at the latest',
  },
  stayOpen: { zh: '{count}个不随时间下调', en: '{count} not by time alone' },
  stayDecided: { zh: '{count}个须另行决定', en: '{count} until a decision' },
  stayUnknown: { zh: '{count}个无法断定', en: '{count} not known' },
} as const satisfies Record<string, Text>;

/** What calendars say. */
export const calendarWords = {
  name: { zh: '风险等级预测 {place}', en: 'Risk tiers foreseen {place}' },
  everywhere: { zh: '全部区域', en: 'everywhere' },
  elsewhere: { zh: '其他', en: 'elsewhere' },
  premise: {
    zh: '截至 {day} 24时的预测，假定此后没有新增、订正和新的决定。规则：{title}（{id}）。',
    en: 'Foreseen as at 24:00 on {day}, if there are no new cases, revisions or decisions. Rules: {title} ({id}).',
  },
  step: { zh: '{area}：{from}→{to}', en: '{area}: {from} → {to}' },
  judged: {
    zh: '{on} 24时判定为{to}，{day} 0时起生效。',
    en: 'Judged {to} as at 24:00 on {on}, in force from 0:00 on {day}.',
  },
  because: { zh: '此前取决于：{title}。', en: 'Held until then by: {title}.' },
  possiblyHigher: {
    zh: '可能更高：有病例只能定位到上一级区域或未计入。',
    en: 'Possibly higher: cases were placed only in a larger area, or not counted.',
  },
  unknown: { zh: '{area}：起可能下调，无法断定', en: '{area}: may be lowered from now on, not known' },
  unknownJudged: {
    zh: '自 {on} 24时的判定起可能下调，取决于尚未报告的数据。',
    en: 'From the evaluation as at 24:00 on {on} it may be lowered; that rests on data not reported yet.',
  },
  nothing: { zh: '{place}：没有可预见的等级变化', en: '{place}: no change of tier foreseen' },
} as const satisfies Record<string, Text>;
