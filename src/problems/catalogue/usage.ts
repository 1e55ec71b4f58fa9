import type { Catalogue } from './entry.ts';

/** Problems of the command line itself. */
export const usage = {
  'usage-unknown-option': {
    message: { zh: '没有选项 `{value}`', en: 'There is no option `{value}`' },
    hint: { zh: '用 `fenqu <命令> --help` 查看用法。', en: 'See `fenqu <command> --help`.' },
  },
  'usage-unknown-command': {
    message: { zh: '没有命令 `{value}`', en: 'There is no command `{value}`' },
    hint: { zh: '用 `fenqu --help` 查看所有命令。', en: 'See `fenqu --help` for all commands.' },
  },
  'usage-missing': {
    message: { zh: '缺少 `{value}`', en: '`{value}` is missing' },
    hint: { zh: '用 `fenqu <命令> --help` 查看用法。', en: 'See `fenqu <command> --help`.' },
  },
  'usage-choice': {
    message: { zh: '`{value}` 不在可选值之中：{choices}', en: '`{value}` is none of {choices}' },
  },
  'usage-excess': {
    message: { zh: '参数过多：`{value}`', en: 'Too many arguments: `{value}`' },
    hint: { zh: '用 `fenqu <命令> --help` 查看用法。', en: 'See `fenqu <command> --help`.' },
  },
  'usage-conflict': {
    message: { zh: '{value} 不能与 {other} 同时使用', en: '{value} cannot be used together with {other}' },
  },
  'usage-requires': {
    message: { zh: '{value} 须与 {option} 同时使用', en: '{value} is only of use with {option}' },
  },
  'usage-revision': {
    message: { zh: '`{value}` 不是版次', en: '`{value}` is no revision' },
    hint: { zh: '写成数字，例如 `--revision 1`。', en: 'Write a number, as in `--revision 1`.' },
  },
  'usage-command': {
    message: { zh: '没有给出命令', en: 'No command was given' },
    hint: { zh: '用 `fenqu --help` 查看所有命令。', en: 'See `fenqu --help` for all commands.' },
  },
  'assume-calendar': {
    message: {
      zh: '日历只写可预见的变化，不写假设（`{value}`）',
      en: 'A calendar has what is foreseen, and nothing that is assumed (`{value}`)',
    },
    hint: { zh: '去掉 `--assume`，或换一种格式。', en: 'Leave out `--assume`, or choose another format.' },
  },
  'template-exists': {
    message: { zh: '`{value}` 已经存在，不会覆盖', en: '`{value}` is there already and is not overwritten' },
    hint: { zh: '换一个文件夹，或先改名。', en: 'Choose another folder, or rename it first.' },
  },
  'template-table': {
    message: {
      zh: '没有 `{value}` 的模板；可选：{known}',
      en: 'There is no template of `{value}`; there are: {known}',
    },
  },
  'init-exists': {
    message: { zh: '`{value}` 已经是一个工作区', en: '`{value}` already holds a workspace' },
    hint: {
      zh: '换一个文件夹，或先移走 fenqu.yaml。',
      en: 'Choose another folder, or move its fenqu.yaml away first.',
    },
  },
  interrupted: {
    message: { zh: '已中断，没有发布任何结果', en: 'Interrupted; nothing was published' },
  },
  internal: {
    message: { zh: '内部错误：{detail}', en: 'Internal error: {detail}' },
    hint: {
      zh: '这是 fenqu 的缺陷；加 `--debug` 重试并报告。',
      en: 'This is a defect of fenqu: try again with `--debug` and report it.',
    },
  },
  'usage-handout-format': {
    message: {
      zh: '分发件的格式为 {known}，不是 `{value}`',
      en: 'Documents to be handed out are {known}, not `{value}`',
    },
  },
  'usage-handout-whole': {
    message: {
      zh: '`{value}` 不能与分发件同用：分发件总是完整的',
      en: '`{value}` does not go with hand-outs, which are always whole',
    },
  },
  'usage-percent': {
    message: {
      zh: '`--min-coverage` 不是 0 至 100 的整数：`{value}`',
      en: '`--min-coverage` is not a whole number from 0 to 100: `{value}`',
    },
  },
  'usage-as-of': {
    message: {
      zh: '`--as-of` 不是一个日期：`{value}`',
      en: '`--as-of` is not a day: `{value}`',
    },
    hint: {
      zh: '写成 `2022-05-11`、`yesterday`、`today` 或 `latest`。',
      en: 'Write `2022-05-11`, `yesterday`, `today` or `latest`.',
    },
  },
  'usage-day': {
    message: { zh: '`{option}` 不是一个日期：`{value}`', en: '`{option}` is not a day: `{value}`' },
    hint: { zh: '写成 `2022-05-11`。', en: 'Write `2022-05-11`.' },
  },
  'usage-days': {
    message: { zh: '`{option}` 不是天数：`{value}`', en: '`{option}` is not a number of days: `{value}`' },
    hint: { zh: '写成 `400d`。', en: 'Write `400d`.' },
  },
  'usage-count': {
    message: {
      zh: '{option} 要写一个正整数，`{value}` 不是',
      en: '{option} takes a whole number above zero; `{value}` is none',
    },
  },
  'usage-range': {
    message: {
      zh: '`--from`（{value}）晚于最后一日 {to}',
      en: '`--from` ({value}) is after the last day, {to}',
    },
    hint: {
      zh: '写成 `--from 2020-06-11 --to 2020-07-20`；不写 `--to` 时到昨日为止。',
      en: 'Write `--from 2020-06-11 --to 2020-07-20`; without `--to` the last day is yesterday.',
    },
  },
  'working-file-kind': {
    message: {
      zh: '`{value}` 不能作待填的工作文件：它只能是 CSV 或 TSV 文件',
      en: '`{value}` cannot be the file to fill in: that is a CSV or TSV file',
    },
    hint: { zh: '写 `--out unplaced.csv`。', en: 'Write `--out unplaced.csv`.' },
  },
  'working-file-output': {
    message: {
      zh: '结果不能写入 `{value}`：您填写的内容在那里',
      en: 'The result cannot go to `{value}`: what you fill in is there',
    },
    hint: {
      zh: '`-o` 是结果的文件，`--out` 是待填的工作文件；请换一个名称。',
      en: '`-o` is the file of the result, `--out` the file to fill in: take another name.',
    },
  },
  'usage-known-on-future': {
    message: {
      zh: '`{value}` 还没有到（今天是 {today}），不知道那时已知什么',
      en: '`{value}` has not come yet (today is {today}): nobody knows what will be known then',
    },
  },
  'known-on-column': {
    message: {
      zh: '没有一个表说明各行何时已知（`{value}`），`--known-on` 无从判断',
      en: 'No table says since when its rows have been known (`{value}`): `--known-on` cannot tell',
    },
    hint: {
      zh: '在该表的 `columns` 中写明 `date_known` 是哪一列。',
      en: 'Name the column in `columns` as `date_known`.',
    },
  },
  'usage-as-of-future': {
    message: {
      zh: '`{value}` 还没有到（今天是 {today}），没有可判定的数据',
      en: '`{value}` has not come yet (today is {today}): there is nothing to judge',
    },
  },
  'run-before-newest': {
    message: {
      zh: '按时钟，今天是 {today}，`{word}` 是 {value}；而存档中已有更晚的 {newest}，没有 {value}',
      en: 'By the clock today is {today} and `{word}` is {value}; the store has a later night, {newest}, and not that one',
    },
    hint: {
      zh: '检查本机的时钟；如果确实要发布这一天，写明 `--as-of {value}`。',
      en: 'See whether the clock of this machine is right; if that night is meant, give `--as-of {value}`.',
    },
  },
  'latest-before-newest': {
    message: {
      zh: '数据中最新的一天是 {value}，而存档中已有更晚的 {newest}，没有 {value}',
      en: 'The newest day in the data is {value}; the store has a later night, {newest}, and not that one',
    },
    hint: {
      zh: '检查数据是否被截断或换成了旧的；如果确实要发布这一天，写明 `--as-of {value}`。',
      en: 'See whether the data were cut or replaced by older ones; if that night is meant, give `--as-of {value}`.',
    },
  },
  'clock-behind': {
    message: {
      zh: '按时钟，今天是 {value}，而存档中已有 {newest} 的结果：时钟可能被拨回了',
      en: 'By the clock today is {value}, and the night of {newest} is published: the clock may have been put back',
    },
    hint: {
      zh: '校准本机的时钟。在此之前，这一天以后的数据行会当作日期有误而拒收。',
      en: 'Set the clock of this machine right. Until then rows dated after that day are rejected as wrong.',
    },
  },
  'usage-on': {
    message: {
      zh: '`{value}` 不在 {night} 这一夜之后，这一夜的结果不管到它',
      en: '`{value}` is not after the night of {night}, which says nothing of it',
    },
    hint: {
      zh: '一夜的结果自次日 0时起施行。要看过去的一天，去掉 --as-of，或用它前一天。',
      en: 'A night says what is in force from 0:00 of the next day. For a day that is past, leave out --as-of or give the day before it.',
    },
  },
  'usage-on-rules': {
    message: {
      zh: '规则 `{pack}` 判定到 {until} 为止，不管到 `{value}`',
      en: 'The rules `{pack}` judge until {until}, and say nothing of `{value}`',
    },
    hint: {
      zh: '该日由政策中的下一个规则包决定：请用它判定的一夜（--as-of）。',
      en: 'That day is for the next pack of the policy: ask a night that it judges (--as-of).',
    },
  },
  'arrivals-no-origins': {
    message: {
      zh: '不知道来自哪些地方的人员要采取什么措施：工作区没有 `origins`',
      en: 'Nothing says in which tier places elsewhere are: the workspace has no `origins`',
    },
    hint: {
      zh: '在 fenqu.yaml 里写 `origins: 文件`（外地风险区清单），或用 --arrival-tier 直接给出等级。',
      en: 'Name the list of risk areas elsewhere as `origins:` in fenqu.yaml, or give the tier with --arrival-tier.',
    },
  },
  'arrivals-none': {
    message: {
      zh: '规则包 `{value}` 没有关于外来人员的条款',
      en: 'The pack `{value}` says nothing of people who arrive',
    },
    hint: {
      zh: '用 --pack 换一个规则包；`fenqu rules doc` 列出每个规则包的来人措施。',
      en: 'Ask another pack with --pack; `fenqu rules doc` shows what each says of arrivals.',
    },
  },
  'arrival-days': {
    message: {
      zh: '到达日 {arrived} 早于离开日 {value}',
      en: 'Arrived on {arrived}, before leaving on {value}',
    },
  },
  'arrival-several': {
    message: {
      zh: '`{value}` 可能指几个地方，无法确定',
      en: '`{value}` may be several places',
    },
    hint: { zh: '写上省、市、县。', en: 'Name the province, the city and the county.' },
  },
  'arrival-tier': {
    message: {
      zh: '规则包 `{pack}` 的来人条款里没有等级 `{value}`',
      en: 'No rule of `{pack}` for arrivals speaks of the tier `{value}`',
    },
    hint: { zh: '可用：{tiers}', en: 'There are: {tiers}' },
  },
  'origins-tier': {
    message: {
      zh: '`{file}` 有{rows}行的等级 `{value}` 不是规则包 `{pack}` 的等级：这些地方没有措施可查',
      en: '`{file}` has {rows} {rows|row|rows} with the tier `{value}`, which `{pack}` does not have: nothing is met from there',
    },
    hint: { zh: '可用：{tiers}', en: 'There are: {tiers}' },
  },
  'file-missing': {
    message: { zh: '找不到文件 `{value}`', en: 'There is no file `{value}`' },
    hint: {
      zh: '检查路径；fenqu.yaml 里的从它所在文件夹算起，命令行上的从当前文件夹算起。',
      en: 'Check the path; one in fenqu.yaml is taken from its folder, one on the command line from where you are.',
    },
  },
  'file-is-directory': {
    message: { zh: '`{value}` 是文件夹，不是文件', en: '`{value}` is a folder, not a file' },
    hint: {
      zh: '写出文件名，或用 `data/*.csv` 指明多个文件。',
      en: 'Name a file, or several by a pattern such as `data/*.csv`.',
    },
  },
  'file-unreadable': {
    message: { zh: '无法读取 `{value}`：{detail}', en: 'Cannot read `{value}`: {detail}' },
  },
  'file-unwritable': {
    message: { zh: '无法写入 `{value}`：{detail}', en: 'Cannot write `{value}`: {detail}' },
  },
  'folder-unwritable': {
    message: {
      zh: '无法写入文件夹 `{value}`：{detail}',
      en: 'Cannot write into the folder `{value}`: {detail}',
    },
    hint: {
      zh: '检查它是不是文件夹、是否可写。',
      en: 'See that it is a folder, and one that can be written to.',
    },
  },
  'disk-full': {
    message: { zh: '磁盘已满，无法写入 `{value}`', en: 'The disk is full: cannot write `{value}`' },
    hint: {
      zh: '腾出空间后重新运行；已经发布的结果不受影响。',
      en: 'Free some space and run again; what was published before is whole.',
    },
  },
  'out-of-memory': {
    message: { zh: '内存不足', en: 'There is not enough memory' },
    hint: {
      zh: '没有发布所求的一天，已经发布的结果不受影响；给 fenqu 更多内存，或减少同时运行的程序，然后重新运行。',
      en: 'The night was not published, and what was published before is whole; give it more memory, or run less beside it, and run again.',
    },
  },
  'system-refused': {
    message: { zh: '系统拒绝访问 `{value}`：{detail}', en: 'The system refused `{value}`: {detail}' },
    hint: {
      zh: '检查该位置的权限与磁盘；临时文件的位置由 TMPDIR 决定。',
      en: 'See to its permissions and its disk; TMPDIR says where temporary files go.',
    },
  },
} as const satisfies Catalogue;
