import type { Text } from '../../language/text.ts';

export const words = {
  about: { zh: '规则包 {id}，文本日期 {edition}', en: 'Rule pack {id}, text of {edition}' },
  level: { zh: '判定单元：{level}', en: 'What is judged: {level}' },
  inForce: { zh: '施行：{days}', en: 'In force: {days}' },
  noDays: { zh: '施行：没有写明起止', en: 'In force: no days are given' },
  extends: {
    zh: '在规则包 {id} 的基础上，只改动与之不同之处',
    en: 'Made from rule pack {id}; it says what differs from that',
  },
  anywhere: { zh: '适用区域：规则包没有限定', en: 'Where it holds: the pack names no area' },
  jurisdiction: { zh: '适用区域：{code}', en: 'Where it holds: area {code}' },
  fingerprint: {
    zh: '内容指纹（SHA-256）：{hash}。文件有任何改动，指纹即不同。',
    en: 'Fingerprint (SHA-256): {hash}. It differs as soon as anything in the files does.',
  },
  tiers: { zh: '分级标准', en: 'Criteria' },
  order: {
    zh: '自上而下逐级判定，取第一个条件成立的等级。',
    en: 'The tiers are tried from the top; the first whose condition holds is taken.',
  },
  declaredOnly: {
    zh: '各等级均由决定列入，没有判定条件。',
    en: 'Every tier is set by decision; none has a condition.',
  },
  tier: { zh: '等级', en: 'Tier' },
  condition: { zh: '条件', en: 'Condition' },
  basis: { zh: '依据', en: 'Basis' },
  otherwise: { zh: '其他等级的条件都不成立', en: 'No other tier’s condition holds' },
  otherwiseDeclared: { zh: '没有决定列入其他等级', en: 'No decision puts it in another tier' },
  declared: { zh: '仅由决定列入', en: 'By decision only' },
  inWords: { zh: '逐条说明', en: 'The conditions one by one' },
  written: { zh: '规则原文：', en: 'As written: ' },
  note: { zh: '说明：{text}', en: 'Note: {text}' },
  missingData: {
    zh: '数据缺失而条件是否成立不明时，等级为“未知”，在尚可能的等级之间，不当作低等级处理。',
    en: 'Where data are missing and a condition is open, the tier is unknown, between those still possible, and never taken for low.',
  },
  indicators: { zh: '指标', en: 'Indicators' },
  indicator: { zh: '指标', en: 'Indicator' },
  meaning: { zh: '含义', en: 'What it is' },
  name: { zh: '代号', en: 'Name' },
  unitIs: { zh: '单位：{unit}', en: 'Unit: {unit}' },
  roundedTo: { zh: '显示时取{round}小数', en: 'Shown with {round} after the point' },
  params: { zh: '参数', en: 'Parameters' },
  paramsMayDiffer: {
    zh: '工作区可另设数值；另设的，随每次结果记录。',
    en: 'A workspace may set other values, which are then recorded with every result.',
  },
  value: { zh: '数值', en: 'Value' },
  data: { zh: '所需数据', en: 'Data it reads' },
  where: { zh: '出处', en: 'From' },
  columns: { zh: '列', en: 'Columns' },
  clocks: { zh: '评估、生效与解除', en: 'When tiers are judged, take effect and end' },
  daily: { zh: '每天按24时的情况评估一次。', en: 'Judged every day, as at 24:00.' },
  sameDay: { zh: '判定当日起生效。', en: 'A judged tier is in force from the day itself.' },
  nextDay: { zh: '判定次日0时起生效。', en: 'A judged tier is in force from 0:00 of the next day.' },
  afterDays: {
    zh: '判定日之后第{days}天的0时起生效。',
    en: 'A judged tier is in force from 0:00, {days} {days|day|days} after the day on which it is judged.',
  },
  weekday: {
    zh: '判定日之后的第一个{weekday}0时起生效。',
    en: 'A judged tier is in force from 0:00 of the first {weekday} after the day on which it is judged.',
  },
  free: {
    zh: '公布的等级即评估判定的等级；条件不再成立，该次评估即下调。',
    en: 'The published tier is the one judged; it is lowered at the first evaluation at which its condition no longer holds.',
  },
  decisions: {
    zh: '主管部门的决定优先于规则；决定期间规则照常运行，决定结束后恢复按规则判定。',
    en: 'A decision of the authority lies over the rules, which run on beneath it and hold again when it ends.',
  },
  measures: { zh: '防控措施', en: 'Measures' },
  noMeasures: { zh: '没有措施。', en: 'There are no measures.' },
  audience: { zh: '对象：{name}', en: 'For {name}' },
  measure: { zh: '措施', en: 'Measure' },
  content: { zh: '内容', en: 'What' },
  appliesIn: { zh: '等级', en: 'In tiers' },
  kind: { zh: '类别', en: 'Kind' },
  onlyIf: { zh: '仅当{condition}', en: 'Only if {condition}' },
  everyTier: { zh: '各级', en: 'every tier' },
  sources: { zh: '来源', en: 'Sources' },
  source: { zh: '文件', en: 'Document' },
  publisher: { zh: '发布', en: 'Publisher' },
  published: { zh: '日期', en: 'Date' },
  status: { zh: '核实', en: 'Verified' },
  remarks: { zh: '备注', en: 'Remarks' },
  statuses: {
    zh: '官方：读自发布者；二手：读自转载；未核实：没有读到原文。',
    en: 'Official: read at its publisher. Secondary: read elsewhere. Unverified: not read.',
  },
  notes: { zh: '总说明', en: 'Notes' },
  sign: { zh: '审签', en: 'Signatures' },
  signed: {
    zh: '以上内容与标准原文核对一致。',
    en: 'Compared with the text of the standard and found to agree.',
  },
  role: { zh: '职责', en: 'Role' },
  person: { zh: '姓名', en: 'Name' },
  date: { zh: '日期', en: 'Date' },
  signature: { zh: '签名', en: 'Signature' },
  drafted: { zh: '编写', en: 'Written by' },
  checked: { zh: '复核', en: 'Checked by' },
  approved: { zh: '批准', en: 'Approved by' },
  readFrom: {
    cases: { zh: '病例清单（cases）', en: 'line list (cases)' },
    visits: { zh: '到访（visits）', en: 'visits' },
    metrics: { zh: '上报数据（metrics）', en: 'reported numbers (metrics)' },
    counts: { zh: '汇总病例数（counts）', en: 'counted cases (counts)' },
    areas: { zh: '区域属性（areas）', en: 'attributes of areas (areas)' },
    context: { zh: '背景值（context）', en: 'context' },
  },
} as const satisfies Record<string, Text | Record<string, Text>>;

export const weekdays = {
  monday: { zh: '星期一', en: 'Monday' },
  tuesday: { zh: '星期二', en: 'Tuesday' },
  wednesday: { zh: '星期三', en: 'Wednesday' },
  thursday: { zh: '星期四', en: 'Thursday' },
  friday: { zh: '星期五', en: 'Friday' },
  saturday: { zh: '星期六', en: 'Saturday' },
  sunday: { zh: '星期日', en: 'Sunday' },
} as const satisfies Record<string, Text>;

/** What moves tiers from night to night. */
export const transitions = {
  weekly: {
    zh: '每{weekday}按24时的情况评估一次，其余各日沿用上次评估；决定每晚都起作用。',
    en: 'Judged every {weekday}, as at 24:00; on other days the last verdict stands, but decisions act every night.',
  },
  workdaysAre: { zh: '工作日：{weekdays}', en: 'Working days: {weekdays}' },
  usualWeek: {
    zh: '工作日：工作区的日历另有规定的从其规定，否则为星期一至星期五。',
    en: 'Working days: Monday to Friday, unless the calendar of the workspace says otherwise.',
  },
  daysOff: { zh: '不是工作日的日子：{days}', en: 'Days that are none: {days}' },
  daysOn: { zh: '另为工作日的日子：{days}', en: 'Further working days: {days}' },
  ownDays: {
    zh: '工作区的日历另列的日子，从其所列。',
    en: 'Days that the calendar of the workspace lists are as it says.',
  },
  inArea: { zh: '{date}（区域{area}）', en: '{date} (area {area})' },
  start: {
    zh: '起始时各区域为{tier}，第二次评估起才变动。',
    en: 'Areas begin in {tier}; moves begin with the second evaluation.',
  },
  historyFrom: {
    zh: '没有在先的规则包时，自{day}起判定。',
    en: 'Where no other pack judged before, judging begins with {day}.',
  },
  mapped: { zh: '原按 {pack} 为“{from}”的，改为{to}。', en: 'What was “{from}” under {pack} becomes {to}.' },
  mappedFromAny: {
    zh: '原按在先的规则包为“{from}”的，改为{to}。',
    en: 'What was “{from}” under an earlier pack becomes {to}.',
  },
  carriedOver: {
    zh: '由其他规则包改来时，同名的等级连同起始日沿用；其余的从头判定。',
    en: 'On a change from another pack a tier of the same name goes on since its first day; any other begins afresh.',
  },
  unranked: {
    zh: '{tier}不论轻重，先于其他等级判定，判定即公布，不受时钟限制；在此期间不计时，之后接续原来的等级。',
    en: '{tier} stands outside the order of severity: it is tried before all others and published at once, without a clock. Time in it counts for nothing; afterwards the earlier tier goes on.',
  },
  residual: {
    zh: '{tier}每晚在其他等级之后，按当晚公布的等级判定，没有时钟。',
    en: '{tier} is decided every night after all others, from the tiers published that night; it has no clock.',
  },
  unknown: {
    zh: '等级未知时，沿用此前公布的等级；只可能更严重的，即上调。',
    en: 'Where the tier is unknown, the one published before stays, unless it can only be a more severe one.',
  },
  unknownInClocks: {
    zh: '等级未知的评估：不促成下调；只可能更严重的，按其中最轻的计入上调，否则上调时不计。',
    en: 'An evaluation whose tier is unknown does not help to come down. On the way up it counts as the mildest tier possible if that is more severe, and is left out if not.',
  },
  byDecision: {
    zh: '规则只认定何时可以下调；下调须由主管部门决定。',
    en: 'The rules only say since when an area may come down; to come down takes a decision.',
  },
  byDecisionAt: {
    zh: '规则只认定何时可以下调；下调须由{level}一级的主管部门决定。',
    en: 'The rules only say since when an area may come down; to come down takes a decision at the level of the {level}.',
  },
  outOf: { zh: '离开{tier}', en: 'Out of {tier}' },
  up: {
    zh: '上调：{after}都判为更严重的等级，调至其中最轻的',
    en: 'up: if {after} all gave a more severe tier, to the mildest of these',
  },
  upAtOnce: {
    zh: '上调：评估判为更严重的等级，即调至该级',
    en: 'up: as soon as an evaluation gives a more severe tier, to that',
  },
  down: {
    zh: '下调：{after}都判为较轻的等级，调至其中最严重的',
    en: 'down: if {after} all gave a milder tier, to the most severe of these',
  },
  downAtOnce: {
    zh: '下调：评估判为较轻的等级，即可调至该级',
    en: 'down: as soon as an evaluation gives a milder tier, to that',
  },
  evaluations: { zh: '最近{count}次评估', en: 'the last {count} {count|evaluation|evaluations}' },
  days: { zh: '最近{count}天每天的评估', en: 'the evaluations on each of the last {count} {count|day|days}' },
  on: {
    zh: '最近{count}个{on}的评估（只在{on}变动）',
    en: 'the evaluations on the last {count} {on} (and only on such a day)',
  },
  workdays: { zh: '工作日', en: 'working days' },
  minStay: { zh: '须已在原等级满{days}天', en: 'not before {days} {days|day|days} in the tier' },
  release: { zh: '下调还须：{condition}', en: 'and to come down: {condition}' },
} as const satisfies Record<string, Text>;

export const digitNoun = { zh: '位', one: 'digit', several: 'digits' };
export const stepWords = { zh: '级', one: 'tier', several: 'tiers' };
export const steps = { zh: '一次至多{steps}', en: 'at most {steps} at a time' } as const satisfies Text;
