import type { Catalogue } from './entry.ts';

/** Problems of rows and cells: each rejects its row. */
export const inputRows = {
  'row-width': {
    message: {
      zh: '此行有 {cells} 格，表头有 {columns} 列',
      en: 'The row has {cells} cells, the header {columns} columns',
    },
    hint: { zh: '检查是否有未加引号的分隔符。', en: 'Look for a delimiter that is not within quotes.' },
  },
  'row-not-object': { message: { zh: '此行不是 JSON 对象', en: 'The line is no JSON object' } },
  'cell-empty': {
    message: { zh: '必填的 {field} 为空', en: '{field} is empty, and must not be' },
    hint: {
      zh: '补上该值，或在 `defaults:` 中给出默认值。',
      en: 'Fill it in, or give a default under `defaults:`.',
    },
  },
  'cell-error': {
    message: {
      zh: '此格是公式的错误值 `{value}`，不是数据',
      en: 'The cell holds `{value}`, the sign of a formula that failed',
    },
    hint: {
      zh: '改正公式；如确为缺值，列入 `missing:`。`#UNCALCULATED!` 是没有存下结果的公式：在表格软件中打开并保存即可。',
      en: 'Mend the formula, or list it under `missing:` if it stands for no value. `#UNCALCULATED!` is a formula without a stored result: open and save the file in a spreadsheet program.',
    },
  },
  'date-invalid': {
    message: { zh: '`{value}` 不是日期', en: '`{value}` is not a date' },
    hint: {
      zh: '可写 2022-05-11、2022/5/11、2022年5月11日；其他写法用 `formats:` 说明。',
      en: 'Dates read 2022-05-11, 2022/5/11 or 2022年5月11日; state any other form under `formats:`.',
    },
  },
  'date-has-time': {
    message: { zh: '日期 `{value}` 带有时刻', en: 'The date `{value}` has a time of day' },
    hint: {
      zh: '只留日期；若确为当地时刻，用 `formats:` 写明格式（如 yyyy-MM-dd HH:mm），即按所写的日期计。',
      en: 'Keep the date alone; or, if it is the time at the place, state the format under `formats:`, such as yyyy-MM-dd HH:mm: then the day as written counts.',
    },
  },
  'date-other-zone': {
    message: {
      zh: '`{value}` 的时差与工作区的时区（{timezone}）不同',
      en: '`{value}` has the offset of another place than {timezone}',
    },
    hint: {
      zh: '它在两地可能不是同一天；导出当地时间或只留日期，或核对 `timezone`。',
      en: 'It may be on another day there: export the time at the place, or the date alone, or check `timezone`.',
    },
  },
  'date-ambiguous': {
    message: {
      zh: '`{value}` 按所列格式可以是不同的日期',
      en: '`{value}` is different days by the formats that are stated',
    },
    hint: {
      zh: '来源中改用一种写法；`formats:` 里不要并列日月次序不同的格式。',
      en: 'Write dates in one way where they come from; under `formats:` do not state two that differ in the order of day and month.',
    },
  },
  'date-serial': {
    message: {
      zh: '`{value}` 像是电子表格的日期序号，不是日期',
      en: '`{value}` looks like the serial number of a day in a spreadsheet',
    },
    hint: {
      zh: '把该列设为日期格式后重新导出，或直接读电子表格。',
      en: 'Give the column the format of a date and export it again, or let the spreadsheet itself be read.',
    },
  },
  'date-too-early': {
    message: { zh: '日期 `{value}` 早于 2019-12-01', en: 'The date `{value}` is before 2019-12-01' },
  },
  'date-in-future': {
    message: { zh: '日期 `{value}` 晚于今天（{today}）', en: 'The date `{value}` is after today ({today})' },
    hint: {
      zh: '检查年份；如为时区差异，请核对 `timezone`。',
      en: 'Check the year, and `timezone` in fenqu.yaml.',
    },
  },
  'value-unknown': {
    message: {
      zh: '{field} 的值 `{value}` 没有对应（共 {rows} 行）',
      en: 'The value `{value}` of {field} is not mapped ({rows} {rows|row|rows})',
    },
    hint: {
      zh: '在 `values:` 中写明它对应什么；`fenqu data map 文件` 给出建议。',
      en: 'Say under `values:` what it stands for; `fenqu data map FILE` proposes it.',
    },
  },
  'number-invalid': {
    message: { zh: '`{value}` 不是数', en: '`{value}` is not a number' },
    hint: {
      zh: '写成 1234.5：不带千分位、百分号和单位。',
      en: 'Write 1234.5: no thousands mark, no percent sign, no unit.',
    },
  },
  'number-too-long': {
    message: {
      zh: '数 `{value}` 位数过多（整数 26 位、小数 12 位以内）',
      en: 'The number `{value}` has more than 26 digits before or 12 after the point',
    },
    hint: { zh: '在来源处四舍五入。', en: 'Round it where it comes from.' },
  },
  'boolean-invalid': {
    message: { zh: '`{value}` 不是“是/否”', en: '`{value}` is neither true nor false' },
    hint: { zh: '写成 true/false、1/0、是/否。', en: 'Write true or false, 1 or 0.' },
  },
  'id-duplicate': {
    message: {
      zh: '编号与 {otherFile}:{otherLine} 重复',
      en: 'The id is already at {otherFile}:{otherLine}',
    },
    hint: {
      zh: '若编号每天重新起算，用日期和编号一起作 `id`。',
      en: 'Where numbers start anew every day, join the date and the number as `id`.',
    },
  },
  'id-empty': {
    message: {
      zh: '{rows} 行没有编号，无法查重',
      en: '{rows} {rows|row has|rows have} no id and cannot be checked for duplicates',
    },
  },
  'metrics-duplicate': {
    message: {
      zh: '`{table}`：同一区域同一天已在 {otherFile}:{otherLine} 给出',
      en: '`{table}`: this area and day are already at {otherFile}:{otherLine}',
    },
  },
  'rejects-more': {
    message: {
      zh: '另有 {count} 个同类问题（`{value}`）',
      en: '{count} more {count|problem|problems} of this kind (`{value}`)',
    },
  },
  'rejects-allowed': {
    message: {
      zh: '拒收 {rows} 行（共读 {read} 行），在允许范围内',
      en: '{rows} of {read} {read|row|rows} {rows|was|were} rejected, within what is allowed',
    },
    hint: { zh: '逐行见 rejects.csv。', en: 'They are in rejects.csv.' },
  },
} as const satisfies Catalogue;
