import type { Catalogue } from './entry.ts';

/** Problems of the workspace file. */
export const workspace = {
  'workspace-stdin-twice': {
    message: {
      zh: '标准输入（`-`）只能给一个表用',
      en: 'Standard input (`-`) can be the file of one table only',
    },
  },
  'workspace-missing': {
    message: { zh: '`{value}` 里没有 fenqu.yaml', en: 'There is no fenqu.yaml in `{value}`' },
    hint: {
      zh: '用 `fenqu init` 新建工作区，或用 `-C <文件夹>` 指明工作区。',
      en: 'Make a workspace with `fenqu init`, or say where it is with `-C <folder>`.',
    },
  },
  'workspace-timezone': {
    message: { zh: '没有时区 `{value}`', en: 'There is no time zone `{value}`' },
    hint: { zh: '例如 `Asia/Shanghai`。', en: 'For example `Asia/Shanghai`.' },
  },
  'workspace-unknown-column': {
    message: { zh: '没有标准列 `{value}`', en: 'There is no canonical column `{value}`' },
    hint: {
      zh: '可用：{known}。其他列须在 `extra` 中声明类型。',
      en: 'Known: {known}. Declare any other column, with its type, under `extra`.',
    },
  },
  'workspace-extra-column': {
    message: {
      zh: '`{value}` 已是标准列，不能在 `extra` 中声明',
      en: '`{value}` is a canonical column and cannot be an extra one',
    },
  },
  'workspace-missing-column': {
    message: { zh: '没有写明标准列 `{value}` 取自哪一列', en: 'It is not said which column feeds `{value}`' },
  },
  'workspace-wide-and-long': {
    message: { zh: '`wide` 与 `long` 只能写一个', en: 'A table is laid out `wide` or `long`, not both' },
  },
  'workspace-wide-number': {
    message: {
      zh: '`{value}` 没有说清各列的数是什么',
      en: '`{value}` does not say which numbers its columns hold',
    },
    hint: {
      zh: '或者在 `columns` 中写 `{number}` 并以 `numbers` 对应到标准列，或者只写 `number: cases`。',
      en: 'Write `{number}` in it, with `numbers` for the columns they are; or, without it, `number: cases`.',
    },
  },
  'workspace-wide-twice': {
    message: {
      zh: '标准列 `{value}` 不止一处给出',
      en: 'The column `{value}` is given in more than one place',
    },
  },
  'workspace-date-format': {
    message: { zh: '`{value}` 不是日期格式', en: '`{value}` is no format of dates' },
    hint: {
      zh: '由 yyyy、MM 或 M、dd 或 d 各一个组成，可再加 HH（或 H）、mm、ss；大写的 M 是月，小写的 m 是分。',
      en: 'It has yyyy, MM or M, and dd or d, once each, and may have HH or H, mm and ss: M is the month, m the minute.',
    },
  },
  'workspace-number-unquoted': {
    message: {
      zh: '`{value}` 未加引号，会被当作数，与单元格的写法不同',
      en: '`{value}` stands without quotes: it is a number, and not the text of a cell',
    },
    hint: { zh: "写成 '{value}'。", en: "Write '{value}'." },
  },
  'workspace-column-shared': {
    message: {
      zh: '列名 `{value}` 在 {other} 和 {column} 中属于不同的列',
      en: 'The name `{value}` stands for different columns in {other} and {column}',
    },
    hint: {
      zh: '同一列在各处写成同样的 `{ any: [...] }`；不同的列不能共用名称。',
      en: 'Write the same `{ any: [...] }` wherever the column is read; different columns share no name.',
    },
  },
  'policy-missing': {
    message: { zh: '没有规则方案 `{value}`', en: 'There is no policy `{value}`' },
    hint: {
      zh: '规则方案写在规则包旁的 `policies/<名称>.yaml`；也可以在此直接列出规则包和起始日。',
      en: 'A policy is a file `policies/<name>.yaml` beside the packs; or list the packs with their first days here.',
    },
  },
  'context-missing': {
    message: { zh: '没有背景数据 `{value}`', en: 'There is no context `{value}`' },
    hint: {
      zh: '背景数据写在规则包旁的 `contexts/<名称>.yaml`；也可以在此直接按日期给出。',
      en: 'A context is a file `contexts/<name>.yaml` beside the packs; or give the values by date here.',
    },
  },
  'visits-without-ids': {
    message: {
      zh: '`visits` 靠病例号与病例相连，但 `cases` 没有写明 `id` 取自哪一列',
      en: '`visits` are tied to cases by id, and it is not said which column feeds `id` of `cases`',
    },
  },
  'policy-until': {
    message: { zh: '终止日 {value} 早于起始日 {from}', en: 'It ends on {value}, before it begins on {from}' },
  },
  'policy-gap': {
    message: {
      zh: '规则方案有空缺：到 {value} 为止，下一条从 {next} 起',
      en: 'The policy has a gap: it ends on {value}, and the next entry begins on {next}',
    },
  },
  'policy-overlap': {
    message: {
      zh: '规则方案有重叠：到 {value} 为止，下一条却从 {next} 起',
      en: 'The policy overlaps: it ends on {value}, and the next entry begins on {next}',
    },
    hint: { zh: '每一天只能由一个规则包判定。', en: 'Only one pack can judge a day.' },
  },
  'policy-same-day': {
    message: { zh: '有两个规则包都从 {value} 起判定', en: 'Two packs judge from {value}' },
    hint: { zh: '每一天只能由一个规则包判定。', en: 'Only one pack can judge a day.' },
  },
  'report-place': {
    message: { zh: '`to` 中的 `{value}` 没有内容可填', en: 'Nothing fills `{value}` in `to`' },
    hint: {
      zh: '`{as_of}` 是日期；有 `by` 时还有 `{code}` 和 `{name}`。',
      en: '`{as_of}` is the night; with `by` there are `{code}` and `{name}`, too.',
    },
  },
  'report-by-code': {
    message: {
      zh: '`by` 为每个区域写一个文件，`to` 须含 `{code}`：`{value}`',
      en: 'With `by` there is a file an area: `to` needs `{code}`: `{value}`',
    },
  },
  'report-twice': {
    message: {
      zh: '两份报告写入同一个文件 `{value}`',
      en: 'Two reports are to be written to one file, `{value}`',
    },
  },
  'report-level': {
    message: {
      zh: '不能按 `{value}` 一级分开：没有这一级的区域含有或位于 `{level}`，而等级按 `{level}` 划定',
      en: 'It cannot be by `{value}`: no area of that level holds or lies in any `{level}`, by which tiers are given',
    },
    hint: { zh: '可以按这些级：{levels}。', en: 'It can be by: {levels}.' },
  },
  'report-format': {
    message: {
      zh: '报告“{what}”没有 `{value}` 格式；可选：{known}',
      en: 'A report of {what} cannot be `{value}`; it can be {known}',
    },
  },
  'report-folder': {
    message: {
      zh: '分发件写入文件夹，`to` 里不能有 占位符：`{value}`',
      en: 'Hand-outs are written into a folder: `to` has no places to fill: `{value}`',
    },
  },
  'report-area-level': {
    message: {
      zh: '`{value}` 位于 `{level}` 之内，不能按 `{level}` 分开',
      en: '`{value}` lies inside a `{level}`, and cannot be divided by `{level}`',
    },
    hint: { zh: '可以按这些级：{levels}。', en: 'It can be by: {levels}.' },
  },
  'report-current': {
    message: {
      zh: '`{value}` 不是指向某夜文件的 `current`，不能覆盖',
      en: '`{value}` is no `current` that leads to the documents of a night, and is not replaced',
    },
    hint: {
      zh: '换一个文件夹，或把它移走。',
      en: 'Choose another folder, or move it away.',
    },
  },
  'report-in-store': {
    message: {
      zh: '报告不能写入存档的文件夹：`{value}`',
      en: 'A report cannot be written into the folder of the store: `{value}`',
    },
  },
} as const satisfies Catalogue;
