import type { Text } from '../../language/text.ts';

/** How many premises work, and what was inspected. */
export const words = {
  title: {
    zh: '复工与检查：{scope}，截至 {day} 24时',
    en: 'Premises at work: {scope}, as at 24:00 on {day}',
  },
  ofSector: { zh: '类型：{sector}', en: 'Sector: {sector}' },
  since: {
    zh: '变化为与 {day} 24时相比，单位：百分点',
    en: 'Change since 24:00 on {day}, in percentage points',
  },
  sinceFile: {
    zh: '变化为与 {file} 相比，单位：百分点',
    en: 'Change since {file}, in percentage points',
  },
  nothingBefore: {
    zh: '没有可比的一夜：此前发布的结果没有保存场所名单',
    en: 'Nothing to compare with: no earlier published night has kept its premises',
  },
  sinceHint: {
    zh: '`--since 文件` 与较早的名单比较',
    en: '`--since FILE` compares with an earlier list',
  },
  rounding: {
    zh: '百分比为营业数/总数，保留{digits}小数，{mode}',
    en: 'Per cent is working of all, to {digits}, {mode}',
  },
  'half-up': { zh: '四舍五入', en: 'halves rounded up' },
  truncate: { zh: '截尾', en: 'cut off' },
  unknown: {
    zh: '{count} 个场所没有填写状态，算在总数里：百分比为下限，变化不计',
    en: '{count} of the premises do not say whether they work and count in the total: shares are lower bounds, and no change is told',
  },
  group: { zh: '分组', en: 'Group' },
  working: { zh: '营业/总数', en: 'Working / all' },
  rate: { zh: '营业率', en: 'Share' },
  change: { zh: '变化', en: 'Change' },
  inspections: { zh: '检查', en: 'Inspections' },
  problems: { zh: '问题', en: 'Problems' },
  mended: { zh: '整改', en: 'Mended' },
  mendedOf: { zh: '{mended}/{problems}（{rate}%）', en: '{mended} / {problems} ({rate}%)' },
  sector: { zh: '按类型', en: 'By sector' },
  district: { zh: '按区县', en: 'By district' },
  size: { zh: '按规模', en: 'By size' },
  ownership: { zh: '按性质', en: 'By ownership' },
  total: { zh: '合计', en: 'Total' },
  notGiven: { zh: '未填', en: 'not given' },
  summary: {
    zh: '截至 {day}：营业 {working} / {total}，{rate}{change}',
    en: 'As at {day}: {working} of {total} at work, {rate}{change}',
  },
  summaryChange: { zh: '，{change} 个百分点', en: ', {change} percentage points' },
} as const satisfies Record<string, Text>;

export const digitNoun = { zh: '位', one: 'digit', several: 'digits' } as const;
