import type { Catalogue } from './entry.ts';

/** Problems of the expressions in a rule pack. */
export const expressions = {
  'expression-syntax': {
    message: { zh: '表达式写到 `{value}` 处读不懂', en: 'The expression cannot be read at `{value}`' },
  },
  'expression-unfinished': {
    message: { zh: '表达式没有写完', en: 'The expression ends too early' },
  },
  'expression-operator': {
    message: { zh: '`{value}` 不是这里的运算符', en: '`{value}` is not an operator here' },
    hint: { zh: '写成 `{instead}`。', en: 'Write `{instead}`.' },
  },
  'expression-percent': {
    message: {
      zh: '表达式里没有百分号：`{value}`',
      en: 'There is no percent sign in expressions: `{value}`',
    },
    hint: {
      zh: '与指标用同一单位：比例写 0.05，百分数写 5。',
      en: 'Use the unit of the indicator: 0.05 for a share, 5 for a percentage.',
    },
  },
  'expression-chained': {
    message: { zh: '比较不能连写：`{value}`', en: 'Comparisons cannot be chained: `{value}`' },
    hint: { zh: '写成 `50 <= x && x < 150`。', en: 'Write `50 <= x && x < 150`.' },
  },
  'expression-attribute-type': {
    message: {
      zh: '`{value}` 是什么类型，从 `context` 看不出来',
      en: 'What `{value}` is cannot be seen from `context`',
    },
    hint: {
      zh: '在规则包里写明，如 `extra: { areas: { kind: text } }`（text、number、boolean 或 date）。',
      en: 'Say it in the pack, as in `extra: { areas: { kind: text } }`: text, number, boolean or date.',
    },
  },
  'expression-unsupported': {
    message: {
      zh: '规则语言里没有这种写法：`{value}`',
      en: 'The rule language does not have this: `{value}`',
    },
  },
  'expression-zones': {
    message: {
      zh: '`zones()` 只能用在等级自己的 `when` 里',
      en: '`zones()` can be used only in the `when` of a tier',
    },
    hint: {
      zh: '它统计其他区域今晚已公布的等级，因此在其他等级之后判定。',
      en: 'It counts the tiers published tonight, and so is decided after all other tiers.',
    },
  },
  'expression-too-deep': {
    message: { zh: '表达式过长或嵌套过深', en: 'The expression is too long or nested too deeply' },
    hint: { zh: '拆成几个 `expr` 指标。', en: 'Split it into several `expr` indicators.' },
  },
  'expression-type': {
    message: {
      zh: '`{value}` 的类型是 {found}，这里需要 {wanted}',
      en: '`{value}` is of type {found}, and {wanted} is needed here',
    },
    hint: {
      zh: '数与数比较，文本与带引号的文本比较。',
      en: 'Compare numbers with numbers, and texts with texts in quotes.',
    },
  },
  'expression-arguments': {
    message: { zh: '函数的用法不对：`{value}`', en: 'The function is not called like this: `{value}`' },
    hint: { zh: '写成 `{form}`。', en: 'Write `{form}`.' },
  },
  'expression-day': {
    message: { zh: '{value} 与日期相比，但它不是一个日期', en: '{value} stands beside a date and is none' },
    hint: { zh: '写成 "2022-05-11"。', en: 'Write it as "2022-05-11".' },
  },
  'expression-choice': {
    message: {
      zh: '`{value}` 不在可取的值之内：{choices}',
      en: '`{value}` is none of the values there are: {choices}',
    },
  },
  'expression-previous': {
    message: {
      zh: '`{value}` 依赖此前公布的等级，不能用于此前各日或其他区域',
      en: '`{value}` rests on the tier published before, which is not known of earlier days or other areas',
    },
    hint: {
      zh: '`previous.` 只能用于所判定的区域和当晚。',
      en: 'Read `previous.` only of the area judged, on the night judged.',
    },
  },
  'expression-unknown-column': {
    message: { zh: '没有 `{value}` 这一列', en: 'There is no column `{value}`' },
    hint: {
      zh: '除标准列外的列，须声明类型：在规则包 `pack.yaml` 的 `extra.<表>` 中，数据则在工作区的 `data.<表>.extra` 中。',
      en: 'Columns beyond the canonical ones are declared with their type: in a pack under `extra.<table>` of `pack.yaml`, and in the workspace under `data.<table>.extra`.',
    },
  },
  'expression-unknown-member': {
    message: { zh: '不认识 `{value}`', en: '`{value}` is unknown' },
    hint: {
      zh: '可用 `area.<属性>`、`context.<名称>`、`params.<名称>`，以及 `county.<指标>`、`parent.<指标>` 等。',
      en: '`area.<attribute>`, `context.<name>`, `params.<name>` can be used, and `county.<indicator>`, `parent.<indicator>` and the like.',
    },
  },
  'expression-not-of-rows': {
    message: {
      zh: '`where` 里不能用 `{value}`：它只读各行的列',
      en: '`{value}` cannot be read in a `where`, which reads the columns of rows',
    },
    hint: {
      zh: '`area.<属性>`、`context.<名称>` 等用在等级的 `when` 或指标的 `expr` 里。',
      en: 'Use `area.<attribute>`, `context.<name>` and the like in the `when` of a tier or the `expr` of an indicator.',
    },
  },
  'expression-attribute-elsewhere': {
    message: {
      zh: '`{value}`：其他区域只能读取指标，不能直接读取属性',
      en: '`{value}`: of other areas indicators can be read, not attributes',
    },
    hint: {
      zh: '为属性设一个指标，如 `{name}: { expr: area.{name} }`，再写 `{scope}.{name}`。',
      en: 'Make an indicator of it, `{name}: { expr: area.{name} }`, and read `{scope}.{name}`.',
    },
  },
  'expression-unknown-function': {
    message: { zh: '没有函数 `{value}`', en: 'There is no function `{value}`' },
  },
} as const satisfies Catalogue;
