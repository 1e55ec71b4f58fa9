import type { TierTrace } from '../../explain/explanation.ts';
import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '{area}：{tier}', en: '{area}: {tier}' },
  verdict: {
    zh: '截至 {asOf} 24时，{name}（{code}）的等级是{tier}，自 {since} 起；{inForce}。',
    en: 'As at 24:00 on {asOf}, {name} ({code}) is in tier {tier}, since {since}; {inForce}.',
  },
  verdictUnknown: {
    zh: '截至 {asOf} 24时，{name}（{code}）的等级未知，介于{least}与{most}之间。',
    en: 'As at 24:00 on {asOf}, the tier of {name} ({code}) is unknown, between {least} and {most}.',
  },
  inForceSince: { zh: '{day} 0时起生效', en: 'in force from 0:00 on {day}' },
  fromStore: {
    zh: '出自存档：{day} 发布的第{revision}版（fenqu {tool}），不看现在的数据和规则包。',
    en: 'From the store: revision {revision} of {day}, published by fenqu {tool}; not from today’s data and packs.',
  },
  superseded: { zh: '这一版已被更新的一版取代。', en: 'A later revision is in force.' },
  disagrees: {
    zh: '由存档推出的结果与当时发布的不一致，以下解释不一定适用于当时发布的结果。',
    en: 'What the store keeps leads to another result than was published: what follows may not explain that one.',
  },
  basis: { zh: '规则：{title} · {id} · {edition} 版', en: 'Rules: {title} · {id} · edition {edition}' },
  stepDown: {
    zh: '此后若无新增，{day} 起判为{tier}；在此之前取决于{because}。',
    en: 'If nothing new happens, it is judged {tier} from {day}. Until then it is held by: {because}.',
  },
  noStepDown: {
    zh: '不会随时间自行下调，须另有决定或新的数据。',
    en: 'It is not lowered by the passing of time; that takes a decision or new data.',
  },
  unknownAhead: {
    zh: '{day} 的评估所依据的数据尚不可知，届时是否下调无法断定。',
    en: 'Whether it is lowered cannot be told: what the evaluation of {day} goes by is not known yet.',
  },
  whyIs: { zh: '为什么是{tier}', en: 'Why {tier}' },
  whyNot: { zh: '为什么不是{tier}', en: 'Why not {tier}' },
  overruled: {
    zh: '按规则应为此级，但人工决定另有规定。',
    en: 'The rules alone say this tier; a decision sets another.',
  },
  notYet: {
    zh: '今晚按规则应为此级，但等级尚未变动。',
    en: 'The rules say this tier tonight; the published tier has not moved to it.',
  },
  held: {
    zh: '今晚条件不成立，等级尚未变动。',
    en: 'Its condition does not hold tonight; the published tier has not moved yet.',
  },
  takenOtherwise: {
    zh: '其他等级的条件都不成立，采用此级。',
    en: 'No other tier’s condition holds, so this one is taken.',
  },
  all: { zh: '须全部成立', en: 'all of these' },
  any: { zh: '至少一项成立', en: 'any of these' },
  not: { zh: '以下不成立', en: 'not this' },
  someOf: { zh: '{of}项中{hold}项成立，须{needed}项', en: '{hold} of {of} hold; {needed} needed' },
  someOfOpen: {
    zh: '{of}项中{hold}项成立、{open}项未知，须{needed}项',
    en: '{hold} of {of} hold, {open} unknown; {needed} needed',
  },
  needed: { zh: '{shown}（须 {sign} {bound}）', en: '{shown} (needs {sign} {bound})' },
  neededParameter: {
    zh: '{shown}（须 {sign} {bound}，参数 {param}）',
    en: '{shown} (needs {sign} {bound}, parameter {param})',
  },
  parameter: { zh: '{result}（参数 {param}）', en: '{result} (parameter {param})' },
  clause: { zh: '条款：{clause}', en: 'Clause: {clause}' },
  source: { zh: '来源：{source}', en: 'Source: {source}' },
  evaluated: {
    zh: '每{weekday}评估一次；以上依据 {day} 的评估。',
    en: 'Judged every {weekday}; this is the evaluation of {day}.',
  },
  notEvaluated: {
    zh: '每{weekday}评估一次；至今尚未评估。',
    en: 'Judged every {weekday}; there has been no evaluation yet.',
  },
  takenThen: {
    zh: '上次判定时条件成立，采用此级；按以后的报告条件已不成立。',
    en: 'Its condition held at the last evaluation, so it is taken; by what was reported since it no longer holds.',
  },
  calculated: { zh: '计算得出：{title} = {value}', en: 'Worked out: {title} = {value}' },
  counted: { zh: '计入的病例：{title} = {value}（{days}）', en: 'Cases counted: {title} = {value} ({days})' },
  between: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  until: { zh: '至 {to}', en: 'to {to}' },
  group: { zh: '第{group}组：{ids}', en: 'Group {group}: {ids}' },
  smallGroup: {
    zh: '第{group}组（不足{least}例，不计）：{ids}',
    en: 'Group {group} (fewer than {least}, not counted): {ids}',
  },
  noCase: { zh: '没有。', en: 'None.' },
  more: { zh: '… 另有{count}例', en: '… and {count} more' },
  summary: { zh: '{asOf}：{name} {tier} — {next}', en: '{asOf}: {name} {tier} — {next}' },
  summaryOnly: { zh: '{asOf}：{name} {tier}', en: '{asOf}: {name} {tier}' },
  next: { zh: '最早 {day} 下调为{tier}', en: '{tier} from {day} at the earliest' },
  unknownNext: { zh: '是否下调尚不可知', en: 'whether it is lowered is not known yet' },
  noNext: { zh: '没有可预见的下调', en: 'no lowering in sight' },
} as const satisfies Record<string, Text>;

export const outcomes = {
  taken: { zh: '条件成立，采用此级。', en: 'Its condition holds, so it is taken.' },
  'passed-over': {
    zh: '条件也成立，但更严重的等级在先。',
    en: 'Its condition holds too, but a more severe tier comes first.',
  },
  'reported-since': {
    zh: '上次判定以后的报告使条件成立，下次判定时计入。',
    en: 'Its condition holds by what was reported since the last evaluation, and counts at the next.',
  },
  false: { zh: '条件不成立。', en: 'Its condition does not hold.' },
  unknown: { zh: '条件是否成立未知。', en: 'Whether its condition holds is unknown.' },
  declared: {
    zh: '此级只能由人工决定列入，今晚没有这样的决定。',
    en: 'Only a decision leads to this tier, and tonight there is none.',
  },
  decided: { zh: '由人工决定列入。', en: 'A decision sets it.' },
  otherwise: {
    zh: '只在其他等级都不成立时采用。',
    en: 'It is taken only where no other tier holds.',
  },
} as const satisfies Record<TierTrace['outcome'], Text>;
