import type { Catalogue } from './entry.ts';

/** Problems of the tests of rule packs. */
export const tests = {
  'test-notation': {
    message: { zh: '`{value}` 不是逐日数值的写法', en: '`{value}` is no series of values' },
    hint: {
      zh: '一天一个数，以空格分开：`1 0x12 1` 是1，12天的0，再1；`_` 是没有值的一天。病例数须为整数。',
      en: 'One value a day with spaces between: `1 0x12 1` is 1, twelve days of 0, and 1; `_` is a day without a value. Cases are whole numbers.',
    },
  },
  'test-until': {
    message: { zh: '`until` {value} 早于 `on` {on}', en: '`until` {value} is before `on` {on}' },
  },
  'test-tier': {
    message: { zh: '规则包 {pack} 没有等级 `{value}`', en: 'Pack {pack} has no tier `{value}`' },
    hint: { zh: '等级：{known}', en: 'Its tiers: {known}' },
  },
  'test-indicator': {
    message: { zh: '规则包 {pack} 没有指标 `{value}`', en: 'Pack {pack} has no indicator `{value}`' },
    hint: { zh: '指标：{known}', en: 'Its indicators: {known}' },
  },
  'test-measure': {
    message: { zh: '规则包 {pack} 没有措施 `{value}`', en: 'Pack {pack} has no measure `{value}`' },
  },
  'test-column': {
    message: {
      zh: '规则包 {pack} 不读 {table} 的列 `{value}`，写了也不起作用',
      en: 'Pack {pack} does not read column `{value}` of {table}: it would do nothing',
    },
    hint: { zh: '它读：{known}', en: 'It reads: {known}' },
  },
  'test-param': {
    message: { zh: '规则包 {pack} 没有参数 `{value}`', en: 'Pack {pack} has no parameter `{value}`' },
    hint: { zh: '参数：{known}', en: 'Its parameters: {known}' },
  },
  'test-context': {
    message: {
      zh: '规则包 {pack} 不读 `context.{value}`，写了也不起作用',
      en: 'Pack {pack} does not read `context.{value}`: it would do nothing',
    },
    hint: { zh: '它读：{known}', en: 'It reads: {known}' },
  },
  'test-area': {
    message: {
      zh: '测试中的区域 `{value}` 没有任何数据或决定，也不在 `areas` 中',
      en: 'Area `{value}` of this test has neither data nor a decision, nor does `areas` name it',
    },
    hint: {
      zh: '确实没有病例的区域，在 `areas` 中写明，或写 `daily: "0"`。',
      en: 'An area that is meant to have no case is named in `areas`, or has `daily: "0"`.',
    },
  },
  'test-level': {
    message: {
      zh: '规则包 {pack} 判定的是 {level}，区域 `{value}` 不是',
      en: 'Pack {pack} judges {level}, which area `{value}` is not',
    },
    hint: {
      zh: '在 `areas` 中写明区域的 `level`，或改写期望的区域。',
      en: 'State the `level` of the area in `areas`, or expect something of another area.',
    },
  },
  'test-before-first-night': {
    message: {
      zh: '{value} 早于测试开始判定的 {from}',
      en: '{value} is before {from}, the first night that the test judges',
    },
  },
  'compare-levels': {
    message: {
      zh: '{value} 判定的单元不同（{a}、{b}），不能逐区比较',
      en: '{value} judge different units ({a}, {b}): their areas cannot be compared',
    },
    hint: {
      zh: '在工作区以外运行，只比较规则本身。',
      en: 'Outside a workspace the rules alone are compared.',
    },
  },
  'compare-tiers': {
    message: {
      zh: '{value} 没有一个共同的等级（{a}；{b}），无从比较',
      en: '{value} have no tier in common ({a}; {b}): there is nothing to compare',
    },
    hint: {
      zh: '等级按名称（`tier`）对应；可用 `extends` 写一个等级同名的规则包。',
      en: 'Tiers are matched by their names (`tier`); a pack that `extends` one of them can name its tiers alike.',
    },
  },
  'compare-from': {
    message: { zh: '`--from` 不是一个日期：`{value}`', en: '`--from` is not a day: `{value}`' },
    hint: { zh: '写成 `2022-05-01`。', en: 'Write `2022-05-01`.' },
  },
  'compare-days': {
    message: { zh: '第一天 {from} 晚于最后一天 {to}', en: 'The first day, {from}, is after the last, {to}' },
  },
  'compare-params': {
    message: {
      zh: '参数应写成 `规则包:名称=值,名称=值`：`{value}`',
      en: 'Parameters are written `pack:name=value,name=value`: `{value}`',
    },
  },
  'test-none': {
    message: { zh: '规则包 {value} 没有测试', en: 'Pack {value} has no test' },
    hint: { zh: '测试写在规则包的 `tests/*.yaml` 中。', en: 'Tests are in `tests/*.yaml` beside the pack.' },
  },
} as const satisfies Catalogue;
