import type { Text } from '../../language/text.ts';

/** What is said of premises: whether they may open, and what applies to them. */
export const words = {
  title: { zh: '场所开放与措施：{scope}，{day} 0时起', en: 'Premises: {scope}, from 0:00 on {day}' },
  titleOne: { zh: '{name}（{id}）：{day} 0时起', en: '{name} ({id}): from 0:00 on {day}' },
  ofSector: { zh: '{scope}，{sector}', en: '{scope}, {sector}' },
  name: { zh: '场所', en: 'Premises' },
  sector: { zh: '类型', en: 'Sector' },
  tier: { zh: '等级', en: 'Tier' },
  opening: { zh: '开放', en: 'Opening' },
  measures: { zh: '措施', en: 'Measures' },
  class: { zh: '涉疫分类', en: 'Class' },
  none: { zh: '没有场所。', en: 'There are no premises.' },
  place: { zh: '地点：{value}', en: 'Place: {value}' },
  tierAt: { zh: '{area}：{tier}', en: '{area}: {tier}' },
  decided: { zh: '由{authority}决定：{reason}', en: 'decided by {authority}: {reason}' },
  possiblyHigher: { zh: '可能更高', en: 'possibly higher' },
  somewhere: {
    zh: '只知道在{place}，其中{count}的等级不一定相同',
    en: 'known only to be in {place}, whose {count} may differ',
  },
  noSector: { zh: '未填类型', en: 'no sector given' },
  closed: { zh: '暂不开放', en: 'closed' },
  shut: { zh: '另有措施关停', en: 'closed by a measure' },
  conditional: { zh: '有条件开放', en: 'open on conditions' },
  open: { zh: '自主开放', en: 'open' },
  unsaid: { zh: '标准未作规定', en: 'the standard says nothing' },
  unknown: { zh: '未知', en: 'unknown' },
  may: { zh: '未知（可能：{states}）', en: 'unknown (may be: {states})' },
  on: { zh: '{state}：{conditions}', en: '{state}: {conditions}' },
  ofSectors: {
    zh: '未填场所类型：另有{count}项只针对某一类型的措施，是否适用未知',
    en: 'No sector is given: whether the {count} measures for one sector alone apply is not known',
  },
  closedUntil: {
    zh: '由“{closing}”关停，到{who}决定恢复并予以解除为止{meanwhile}。',
    en: 'Closed by “{closing}” until {who} decides that it reopens, and lifts this{meanwhile}.',
  },
  closedOpenly: {
    zh: '由“{closing}”关停{meanwhile}。{decides}',
    en: 'Closed by “{closing}”{meanwhile}. {decides}',
  },
  allowed: {
    zh: '；关停处置期间，该类别允许“{measures}”{who}',
    en: '; meanwhile its class allows “{measures}”{who}',
  },
  allowedBy: { zh: '，是否恢复同样由{who}决定', en: ', on which {who} decides, too' },
  mayBeAllowed: {
    zh: '；该类别是否允许“{measures}”未知，名单没有填写判断所需的内容',
    en: '; whether its class allows “{measures}” is not known, for the list does not say what that asks',
  },
  retrospective: {
    zh: '规则包 {pack} 在这一天没有施行：分类为追溯判定',
    en: 'The rules {pack} were not in force on this day: the class is by hindsight',
  },
  closedBy: {
    zh: '由措施关停：{measures}（开放清单：{state}）',
    en: 'closed by: {measures} (opening list: {state})',
  },
  mayBeClosedBy: {
    zh: '未知，可能由措施关停：{measures}（开放清单：{state}）',
    en: 'unknown, may be closed by: {measures} (opening list: {state})',
  },
  undecided: { zh: '{count}（+{undecided}未定）', en: '{count} (+{undecided} undecided)' },
  undecidedLine: {
    zh: '是否适用未定：条件{condition}所需的情况不明',
    en: 'Undecided: what its condition {condition} asks is not known',
  },
  decidesHead: { zh: '谁决定谁解除', en: 'Who decides and lifts' },
  basis: { zh: '依据：{source}', en: 'Source: {source}' },
  stated: { zh: '条件见：{measures}', en: 'The conditions are in: {measures}' },
  applying: { zh: '适用的措施', en: 'What applies' },
  applyingNone: { zh: '没有适用的措施。', en: 'No measure applies.' },
  grade: { zh: '涉疫场所：{class}', en: 'Linked to cases: {class}' },
  decides: {
    zh: '恢复经营由{who}决定；谁决定谁解除。',
    en: 'Reopening is decided by {who}; who decided lifts.',
  },
  decidesUnsaid: {
    zh: '由谁决定恢复经营：标准未作规定。',
    en: 'The standard does not say who decides on reopening.',
  },
  decidesUnknown: {
    zh: '由谁决定恢复经营：名单没有填写判断所需的内容，未知。',
    en: 'Who decides on reopening is unknown: the list does not say what that asks.',
  },
  doubtful: { zh: '是否适用未知：{measures}', en: 'Not known whether it applies: {measures}' },
  work: { zh: '复工与检查', en: 'Work and inspection' },
  status: { zh: '状态：{value}', en: 'Status: {value}' },
  statusOn: { zh: '状态：{value}（{date}）', en: 'Status: {value} ({date})' },
  working: { zh: '营业（复工）', en: 'working' },
  stopped: { zh: '停业（未复工）', en: 'stopped' },
  inspected: {
    zh: '检查 {inspections} 次，发现问题 {problems} 个，已整改 {mended} 个',
    en: 'inspections: {inspections}, problems found: {problems}, mended: {mended}',
  },
  inspectedNotGiven: { zh: '检查与整改：未填', en: 'inspections and repairs: not given' },
  notGiven: { zh: '未填', en: 'not given' },
  summary: { zh: '{day} 0时起：{total} — {counts}', en: 'From 0:00 on {day}: {total} — {counts}' },
  stateCount: { zh: '{state} {count}', en: '{state}: {count}' },
  summaryNone: { zh: '{day} 0时起：没有场所', en: 'From 0:00 on {day}: no premises' },
} as const satisfies Record<string, Text>;

export const premisesNoun = {
  zh: '个场所',
  one: 'place of business',
  several: 'places of business',
} as const;
