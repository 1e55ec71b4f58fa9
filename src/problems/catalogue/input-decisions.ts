import type { Catalogue } from './entry.ts';

/** Problems of decisions and of freshness. */
export const inputDecisions = {
  'decisions-none': {
    message: { zh: '`{value}` 没有任何决定', en: 'There is no decision in `{value}`' },
    hint: {
      zh: '若还没有作出决定，可以不管；否则检查导出是否完整。',
      en: 'That is well if none was made yet; if there are some, check the export.',
    },
  },
  'decision-mode-unknown': {
    message: { zh: '不认识的方式 `{value}`', en: '`{value}` is no mode of a decision' },
    hint: {
      zh: '可写 `set`（按此定级，留空亦同）、`raise_only`（只升不降）或 `designate`（由此定级，此后由规则的时钟决定）。',
      en: 'Write `set` (this tier, also if empty), `raise_only` (only upwards) or `designate` (this tier, and the clocks of the rules run from there).',
    },
  },
  'decision-designate-until': {
    message: {
      zh: '`designate` 没有终止日，却写了 {value}',
      en: 'A tier that is designated has no end, and {value} is given as one',
    },
    hint: {
      zh: '此后由规则的时钟决定；若要到期失效，请用 `set`。',
      en: 'From then on the clocks of the rules decide. For a tier that ends on a day use `set`.',
    },
  },
  'decision-designate-twice': {
    message: {
      zh: '区域 `{value}` 同一天被重新定级两次：另见 {other}',
      en: 'The area `{value}` is designated twice on one day: see {other}',
    },
  },
  'decision-dates': {
    message: { zh: '终止日 {until} 早于起始日 {from}', en: 'It ends on {until}, before it begins on {from}' },
  },
  'decision-overlap': {
    message: {
      zh: '区域 `{value}` 的两项决定日期重叠：另见 {other}',
      en: 'Two decisions for the area `{value}` overlap: see {other}',
    },
    hint: { zh: '给前一项写上终止日。', en: 'Give the earlier one an end.' },
  },
  stale: {
    message: {
      zh: '{table} 只到 {through}，距 {asOf} 已 {days} 天，超过 {allowed} 天',
      en: '{table} is complete through {through}, {days} {days|day|days} before {asOf}; {allowed} {allowed|is|are} allowed',
    },
    hint: {
      zh: '补上新数据；若确无新增，用 `through:` 写明数据截止日。',
      en: 'Bring newer data; if there was nothing to report, state the day with `through:`.',
    },
  },
  'stale-nights': {
    message: {
      zh: '{table} 只到 {through}：{from} 至 {to} 有 {nights} 天与之相距超过 {allowed} 天',
      en: '{table} is complete through {through}, more than {allowed} {allowed|day|days} before {nights} {nights|night|nights} from {from} to {to}',
    },
    hint: {
      zh: '补上新数据；若确无新增，用 `through:` 写明数据截止日。',
      en: 'Bring newer data; if there was nothing to report, state the day with `through:`.',
    },
  },
} as const satisfies Catalogue;
