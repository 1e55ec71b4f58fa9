import type { Text } from '../../language/text.ts';

export const words = {
  title: { zh: '规则包', en: 'Rule packs' },
  policies: { zh: '政策', en: 'Policies' },
  pack: { zh: '规则包', en: 'Pack' },
  contexts: { zh: '背景值', en: 'Contexts' },
  value: { zh: '取值', en: 'Value' },
  named: { zh: '{id}：{title}（{about}）', en: '{id}: {title} ({about})' },
  unread: { zh: '{id}（{about}）', en: '{id} ({about})' },
  brokenFile: { zh: '有{errors}，不能使用', en: '{errors}: cannot be used' },
  id: { zh: '名称', en: 'Pack' },
  titleColumn: { zh: '标题', en: 'Title' },
  edition: { zh: '版本', en: 'Edition' },
  level: { zh: '层级', en: 'Level' },
  inForce: { zh: '施行', en: 'In force' },
  jurisdiction: { zh: '辖区', en: 'Area' },
  statuses: { zh: '来源', en: 'Sources' },
  origin: { zh: '出处', en: 'From' },
  builtIn: { zh: '内置', en: 'built-in' },
  broken: {
    zh: '有{errors}，不能使用；用 `fenqu rules check` 查看',
    en: '{errors}: cannot be used; see `fenqu rules check`',
  },
  noPacks: { zh: '没有规则包。', en: 'There is no rule pack.' },
  summary: { zh: '{packs}：{sound}个完好', en: '{packs}: {sound} sound' },
  summaryNamed: {
    zh: '{packs}；{policies}，{contexts}',
    en: '{packs}; {policies}, {contexts}',
  },
  summaryBroken: {
    zh: '{packs}：{sound}个完好，{broken}个有错误',
    en: '{packs}: {sound} sound, {broken} with errors',
  },
  warned: { zh: '{summary} — {counts}', en: '{summary} — {counts}' },
  checkTitle: { zh: '规则包检查', en: 'Rule packs checked' },
  sound: { zh: '{id}：完好', en: '{id}: sound' },
  provedTitle: { zh: '证明', en: 'Proved' },
  decided: {
    zh: '{id}：{all}个条件中{decidable}个可精确推理',
    en: '{id}: {decidable} of {all} conditions within exact reasoning',
  },
  takenAsAny: { zh: '{free} 当作任意值', en: '{free} taken to be any value' },
  monotone: {
    zh: '多一例病例不会使任何一晚的等级降低',
    en: 'one more case never lowers a tier on any night',
  },
  monotoneIfReported: {
    zh: '只要该报的都已上报，多一例病例不会使任何一晚的等级降低',
    en: 'one more case never lowers a tier on any night, if everything is reported',
  },
  because: { zh: '{said}：{reasons}', en: '{said}: {reasons}' },
  notMonotone: { zh: '多一例病例可能使等级降低', en: 'one more case can lower a tier' },
  noCases: { zh: '不计病例', en: 'counts no cases' },
  unproved: {
    zh: '多一例病例是否会使等级降低，未能证明',
    en: 'whether one more case can lower a tier could not be proved',
  },
  accepted: { zh: '已接受的发现{count}个', en: '{count} accepted' },
  example: { zh: '例如', en: 'for example' },
  oneMore: { zh: '再多一行', en: 'one more row' },
  exampleLine: { zh: '{lead}：{values} → {tier}', en: '{lead}: {values} → {tier}' },
  list: { zh: '截至{day}的{cases}：{kinds}', en: '{cases} as of {day}: {kinds}' },
  rowLine: { zh: '{lead}：{cells} → {said}', en: '{lead}: {cells} → {said}' },
  rowHolds: { zh: '成立', en: 'holds' },
  rowFails: { zh: '不成立', en: 'does not hold' },
  rowUnknown: { zh: '未知', en: 'unknown' },
  emptyCell: { zh: '空', en: 'empty' },
  openingLine: { zh: '{lead}：{sector}{when}：{tiers}', en: '{lead}: {sector}{when}: {tiers}' },
  onDay: { zh: '（{day}）', en: ' on {day}' },
  measureLine: {
    zh: '{lead}：{day}，等级 {tier} 有措施 {measure}',
    en: '{lead}: on {day} the measure {measure} applies in {tier}',
  },
  calendarLine: { zh: '{lead}（判定 → 等级）：{nights}', en: '{lead} (judged → tier): {nights}' },
  nightsLine: {
    zh: '{lead}（判定 → 等级）：{without}；再多一行（{row}）：{withMore}',
    en: '{lead} (judged → tier): {without}; with one more row ({row}): {withMore}',
  },
  unknownValue: { zh: '未知', en: 'unknown' },
  unknownTier: { zh: '未知', en: 'unknown' },
  checked: { zh: '{id}：{counts}', en: '{id}: {counts}' },
} as const satisfies Record<string, Text>;

/** Why it is not proved that one more case lowers no tier on any night. */
export const reasonWords = {
  judged: { zh: '判定本身未能推理清楚', en: 'the tier as judged was not decided' },
  beyond: { zh: '有条件超出了能够精确推理的范围', en: 'a condition is beyond exact reasoning' },
  reads: {
    zh: '有条件读取以往的值、排名或其他区域',
    en: 'a condition reads earlier values, ranks or other areas',
  },
  previous: {
    zh: '有条件读取前一晚的等级（`previous`）',
    en: 'a condition reads the tier of the night before (`previous`)',
  },
  unknown: {
    zh: '病例能决定等级是否未知，而未知时沿用前一晚的等级',
    en: 'a case can decide whether the tier is unknown, and then that of the night before is kept',
  },
  unranked: { zh: '有等级处于等级序列之外', en: 'a tier stands outside the order of severity' },
  residual: {
    zh: '`{tier}` 的条件并非只问较严的等级够不够多',
    en: 'the condition of `{tier}` asks more than whether enough areas are in stricter tiers',
  },
  release: { zh: '病例可能使 `{tier}` 的 `release` 成立', en: 'a case may open the `release` of `{tier}`' },
  min_stay: {
    zh: '病例可能使 `{tier}` 的最短停留更早开始',
    en: 'the minimum stay of `{tier}` may begin sooner by a case',
  },
  leap: {
    zh: '病例使区域升到 `{tier}` 后，可能越过 `{past}` 及其离开的条件',
    en: 'an area that a case raised to `{tier}` may leave it past `{past}` and what holds that',
  },
  tighten: {
    zh: '由 `{tier}` 升级可能快于由更严的等级升级',
    en: '`{tier}` may be left upwards faster than a stricter tier',
  },
} as const satisfies Record<string, Text>;

export const packNoun = { zh: '个规则包', one: 'pack', several: 'packs' } as const;
export const policyNoun = { zh: '个政策', one: 'policy', several: 'policies' } as const;
export const contextNoun = { zh: '个背景值', one: 'context', several: 'contexts' } as const;
export const errorNoun = { zh: '个错误', one: 'error', several: 'errors' } as const;
export const caseNoun = { zh: '例病例', one: 'case', several: 'cases' } as const;
export const visitNoun = { zh: '次到访', one: 'visit', several: 'visits' } as const;
export const countNoun = { zh: '条计数', one: 'row of counts', several: 'rows of counts' } as const;
