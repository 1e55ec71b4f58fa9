import type { Catalogue } from './entry.ts';

/** Problems of a YAML file as such: its syntax, and its shape against a schema. */
export const yaml = {
  'yaml-syntax': {
    message: { zh: 'YAML 语法有误：{detail}', en: 'This is not valid YAML: {detail}' },
    hint: {
      zh: '检查缩进、冒号后的空格和引号；含 `: `、`#` 或以 `!`、`*`、`&` 开头的文字要加引号。',
      en: 'Check indentation, the space after a colon, and quotes. A text with `: ` or `#` in it, or with `!`, `*` or `&` in front, needs quotes.',
    },
  },
  'yaml-duplicate-key': {
    message: { zh: '键 `{value}` 写了两次', en: 'The key `{value}` stands here twice' },
  },
  'yaml-comma': {
    message: {
      zh: '花括号里的逗号把 `{value}` 拆成了两半',
      en: 'A comma within braces tears `{value}` in two',
    },
    hint: {
      zh: '`{ }` 里含逗号的文字和表达式要加引号：`{ zh: "甲,乙", en: "A, B" }`、`when: "or_else(x, 0) > 5"`。',
      en: 'A text or an expression with a comma inside `{ }` needs quotes: `{ zh: "甲,乙", en: "A, B" }`, `when: "or_else(x, 0) > 5"`.',
    },
  },
  'yaml-choice-colon': {
    message: {
      zh: '`{value}` 里的冒号被当成了键的冒号',
      en: 'The colon in `{value}` is taken for that of a key',
    },
    hint: {
      zh: '含 `? :` 的表达式要加引号：`when: "a > 1 ? b > 2 : c > 3"`。',
      en: 'Put an expression with `? :` in quotes: `when: "a > 1 ? b > 2 : c > 3"`.',
    },
  },
  'yaml-list-for-text': {
    message: {
      zh: '这里应为一段文字，而不是列表 `{value}`',
      en: 'One text is needed here, not the list `{value}`',
    },
    hint: {
      zh: '写成一段：`note: 第一句。第二句。`；多行可用 `note: |`；两种语言写成 `{ zh: …, en: … }`。',
      en: 'Write it as one: `note: First. Second.`, over several lines after `note: |`, in two languages as `{ zh: …, en: … }`.',
    },
  },
  'yaml-tab': {
    message: { zh: '缩进用了制表符', en: 'A tab is used for indentation' },
    hint: { zh: 'YAML 只能用空格缩进。', en: 'YAML is indented with spaces only.' },
  },
  'yaml-unknown-alias': {
    message: { zh: '`{value}` 所指的锚点不存在', en: '`{value}` refers to an anchor that is not there' },
    hint: { zh: '以 `*` 开头的文字要加引号。', en: 'A text with `*` in front needs quotes.' },
  },
  'yaml-aliases': {
    message: { zh: '别名过多或自我包含', en: 'There are too many aliases here, or one that contains itself' },
    hint: { zh: '把内容直接写出来。', en: 'Write the content out.' },
  },
  'yaml-too-deep': {
    message: { zh: 'YAML 嵌套过深', en: 'This YAML is nested too deeply' },
  },
  'yaml-encoding': {
    message: { zh: '文件不是 UTF-8 编码', en: 'The file is not UTF-8' },
    hint: { zh: '另存为 UTF-8。', en: 'Save it as UTF-8.' },
  },
  'yaml-unknown-key': {
    message: { zh: '不认识的键 `{value}`', en: 'Unknown key `{value}`' },
    hint: { zh: '这里可用：{known}', en: 'Known here: {known}' },
  },
  'yaml-missing-key': {
    message: { zh: '缺少键 `{key}`', en: 'The key `{key}` is missing' },
    hint: {
      zh: '加上这个键；`docs/` 中有各文件的完整说明。',
      en: 'Add the key; `docs/` describes every file in full.',
    },
  },
  'yaml-name': {
    message: { zh: '`{value}` 不能用作名称', en: '`{value}` cannot be a name here' },
    hint: {
      zh: '用小写英文字母开头，后接字母、数字或下划线。',
      en: 'Begin with a lower-case letter; letters, digits and underscores may follow.',
    },
  },
  'yaml-not-text': {
    message: { zh: '这里应为文字，而不是 `{value}`', en: 'A text is needed here, not `{value}`' },
    hint: {
      zh: '数字和 true、false 要作为文字时请加引号。',
      en: 'Put quotes around a number, or true and false, that is meant as text.',
    },
  },
  'yaml-not-number': {
    message: { zh: '这里应为数字，而不是 `{value}`', en: 'A number is needed here, not `{value}`' },
  },
  'yaml-not-whole-number': {
    message: { zh: '这里应为整数，而不是 `{value}`', en: 'A whole number is needed here, not `{value}`' },
  },
  'yaml-not-true-or-false': {
    message: {
      zh: '这里应为 true 或 false，而不是 `{value}`',
      en: 'Either true or false is needed here, not `{value}`',
    },
  },
  'yaml-not-list': {
    message: { zh: '这里应为列表，而不是 `{value}`', en: 'A list is needed here, not `{value}`' },
    hint: {
      zh: '写成 `[甲, 乙]`，或每行一项，以 `- ` 开头。',
      en: 'Write `[a, b]`, or one item a line with `- ` in front.',
    },
  },
  'yaml-not-mapping': {
    message: {
      zh: '这里应为键和值，而不是 `{value}`',
      en: 'Keys with values are needed here, not `{value}`',
    },
    hint: { zh: '写成 `键: 值`，每行一个。', en: 'Write `key: value`, one a line.' },
  },
  'yaml-choice': {
    message: { zh: '`{value}` 不在可选的值之内：{choices}', en: '`{value}` is none of: {choices}' },
  },
  'yaml-day': {
    message: { zh: '`{value}` 不是一个日期', en: '`{value}` is not a day' },
    hint: { zh: '写成 `2022-05-11`。', en: 'Write it as `2022-05-11`.' },
  },
  'yaml-empty': {
    message: { zh: '这里不能为空', en: 'This must not be empty' },
    hint: { zh: '写上至少一项。', en: 'Write at least one entry.' },
  },
  'yaml-repeated': {
    message: { zh: '列表里有重复的项', en: 'An item of this list stands there twice' },
  },
  'yaml-form': {
    message: { zh: '`{value}` 的写法不对', en: '`{value}` is not written in a form known here' },
    hint: { zh: '例如：{examples}', en: 'For example: {examples}' },
  },
} as const satisfies Catalogue;
