import type { Catalogue } from './entry.ts';

/** Problems of files as a whole: whatever makes all their rows doubtful. */
const files = {
  'file-none-match': {
    message: { zh: '没有文件符合 `{value}`', en: 'No file matches `{value}`' },
  },
  'file-several': {
    message: { zh: '此处只能有一个文件,却有 {count} 个', en: 'There must be one file here, and there are {count}' },
  },
  'file-format-unknown': {
    message: { zh: '不认识文件 `{value}` 的格式', en: 'The format of `{value}` is not known' },
    hint: {
      zh: '可读 .csv .tsv .txt .ndjson .jsonl,均可再加 .gz。',
      en: 'Files may be .csv .tsv .txt .ndjson .jsonl, each also .gz.',
    },
  },
  'file-empty': { message: { zh: '文件 `{value}` 是空的', en: '`{value}` is empty' } },
  'file-header-only': {
    message: { zh: '文件 `{value}` 只有表头,没有数据', en: '`{value}` has a header and no rows' },
    hint: { zh: '检查导出是否完整;没有病例不等于没有数据。', en: 'Check the export: no data is not the same as no cases.' },
  },
  'file-nul': {
    message: { zh: '文件含有空字节(NUL),已损坏或不是文本', en: 'The file holds NUL bytes: it is damaged, or no text' },
    hint: { zh: '重新导出为 UTF-8 CSV。', en: 'Export it again as UTF-8 CSV.' },
  },
  'file-truncated': {
    message: { zh: '文件在最后一行中间中断', en: 'The file stops in the middle of its last row' },
    hint: { zh: '重新传输该文件。', en: 'Transfer the file again.' },
  },
  'line-too-long': {
    message: { zh: '一行超过 {limit} 字节', en: 'A line is longer than {limit} bytes' },
    hint: { zh: '检查换行符和引号。', en: 'Check its line ends and quotes.' },
  },
  'quote-unbalanced': {
    message: { zh: '引号不成对,从此行起无法分辨各行', en: 'Quotes do not balance: rows cannot be told apart from this line on' },
    hint: { zh: '单元格中的引号须写成两个:`""`。', en: 'Write a quote within a quoted cell twice: `""`.' },
  },
  'gzip-truncated': {
    message: { zh: 'gzip 文件不完整', en: 'The gzip file is cut off' },
    hint: { zh: '重新传输该文件。', en: 'Transfer the file again.' },
  },
  'gzip-corrupt': {
    message: { zh: 'gzip 文件已损坏:{detail}', en: 'The gzip file is damaged: {detail}' },
    hint: { zh: '重新传输该文件。', en: 'Transfer the file again.' },
  },
  'encoding-unknown': {
    message: {
      zh: '编码既不是 UTF-8 也不是 GB18030(此行起始于字节 {offset})',
      en: 'The encoding is not the expected one: neither UTF-8 nor GB18030 fits (the line begins at byte {offset})',
    },
    hint: { zh: '另存为 UTF-8,或用 `encoding:` 说明。', en: 'Save it as UTF-8, or state `encoding:`.' },
  },
  'encoding-mixed': {
    message: {
      zh: '文件混用两种编码:此行不是 UTF-8,第 {utf8Line} 行却是',
      en: 'The file mixes encodings: this line is not UTF-8, line {utf8Line} is',
    },
    hint: { zh: '多半是两个文件拼接而成;分别转为 UTF-8 后再拼。', en: 'Probably two files in one; convert each to UTF-8 first.' },
  },
  'encoding-utf16': {
    message: { zh: '文件 `{value}` 的编码是 UTF-16', en: '`{value}` is encoded as UTF-16' },
    hint: { zh: '在表格软件中另存为“CSV UTF-8”。', en: 'Save it as “CSV UTF-8”.' },
  },
} as const satisfies Catalogue;

/** Problems of columns and of the mapping that names them. */
const columns = {
  'table-unmapped': {
    message: { zh: '规则要读表 `{value}`,工作区没有给出', en: 'The rules read the table `{value}`, which the workspace does not have' },
    hint: { zh: '在 fenqu.yaml 的 `data:` 下加上它。', en: 'Add it under `data:` in fenqu.yaml.' },
  },
  'column-unmapped': {
    message: {
      zh: '规则要读 {table} 的列 `{value}`,工作区既没有对应的列,也没有默认值',
      en: 'The rules read the column `{value}` of {table}; the workspace gives neither a column nor a default for it',
    },
    hint: { zh: '在 `columns:` 或 `defaults:` 中写明。', en: 'Name it under `columns:` or `defaults:`.' },
  },
  'column-missing': {
    message: { zh: '表头没有列 `{value}`;现有:{header}', en: 'The header has no column `{value}`; it has: {header}' },
  },
  'column-duplicate': {
    message: { zh: '表头有两列都叫 `{value}`', en: 'The header has the column `{value}` twice' },
  },
  'value-target-unknown': {
    message: { zh: '`{value}` 不是 {field} 可取的值', en: '`{value}` is no value of {field}' },
  },
} as const satisfies Catalogue;

/** Problems of rows and cells: each rejects its row. */
const rows = {
  'row-width': {
    message: { zh: '此行有 {cells} 格,表头有 {columns} 列', en: 'The row has {cells} cells, the header {columns} columns' },
    hint: { zh: '检查是否有未加引号的分隔符。', en: 'Look for a delimiter that is not within quotes.' },
  },
  'row-not-object': { message: { zh: '此行不是 JSON 对象', en: 'The line is no JSON object' } },
  'cell-empty': {
    message: { zh: '必填的 {field} 为空', en: '{field} is empty, and must not be' },
    hint: { zh: '补上该值,或在 `defaults:` 中给出默认值。', en: 'Fill it in, or give a default under `defaults:`.' },
  },
  'date-invalid': {
    message: { zh: '`{value}` 不是日期', en: '`{value}` is not a date' },
    hint: {
      zh: '可写 2022-05-11、2022/5/11、2022年5月11日;其他写法用 `formats:` 说明。',
      en: 'Dates read 2022-05-11, 2022/5/11 or 2022年5月11日; state any other form under `formats:`.',
    },
  },
  'date-has-time': {
    message: { zh: '日期 `{value}` 带有时刻', en: 'The date `{value}` has a time of day' },
    hint: { zh: '只留日期:时刻会影响归入哪一天。', en: 'Keep the date alone: which day it counts for is not for us to decide.' },
  },
  'date-too-early': {
    message: { zh: '日期 `{value}` 早于 2019-12-01', en: 'The date `{value}` is before 2019-12-01' },
  },
  'date-in-future': {
    message: { zh: '日期 `{value}` 晚于今天({today})', en: 'The date `{value}` is after today ({today})' },
  },
  'value-unknown': {
    message: { zh: '{field} 的值 `{value}` 没有对应(共 {rows} 行)', en: 'The value `{value}` of {field} is not mapped ({rows} rows)' },
    hint: { zh: '在 `values:` 中写明它对应什么。', en: 'Say under `values:` what it stands for.' },
  },
  'number-invalid': {
    message: { zh: '`{value}` 不是数', en: '`{value}` is not a number' },
    hint: { zh: '写成 1234.5:不带千分位、百分号和单位。', en: 'Write 1234.5: no thousands mark, no percent sign, no unit.' },
  },
  'number-too-long': {
    message: { zh: '数 `{value}` 位数过多(整数 26 位、小数 12 位以内)', en: 'The number `{value}` has more than 26 digits before or 12 after the point' },
    hint: { zh: '在来源处四舍五入。', en: 'Round it where it comes from.' },
  },
  'boolean-invalid': {
    message: { zh: '`{value}` 不是“是/否”', en: '`{value}` is neither true nor false' },
    hint: { zh: '写成 true/false、1/0、是/否。', en: 'Write true or false, 1 or 0.' },
  },
  'id-duplicate': {
    message: { zh: '病例编号与 {otherFile}:{otherLine} 重复', en: 'The id is already at {otherFile}:{otherLine}' },
    hint: { zh: '若编号每天重新起算,用日期和编号一起作 `id`。', en: 'Where numbers start anew every day, join the date and the number as `id`.' },
  },
  'id-empty': {
    message: { zh: '{rows} 行没有编号,无法查重', en: '{rows} rows have no id and cannot be checked for duplicates' },
  },
  'metrics-duplicate': {
    message: { zh: '同一区域同一天已在 {otherFile}:{otherLine} 给出', en: 'This area and day are already at {otherFile}:{otherLine}' },
  },
  'rejects-more': {
    message: { zh: '另有 {count} 个同类问题(`{value}`)', en: '{count} more problems of this kind (`{value}`)' },
  },
  'rejects-allowed': {
    message: { zh: '拒收 {rows} 行(共读 {read} 行),在允许范围内', en: '{rows} of {read} rows were rejected, within what is allowed' },
    hint: { zh: '逐行见 rejects.csv。', en: 'They are in rejects.csv.' },
  },
} as const satisfies Catalogue;

/** Problems of areas, and of finding one. */
const areas = {
  'area-unknown': {
    message: { zh: '找不到区域 `{value}`(共 {rows} 行)', en: 'There is no area `{value}` ({rows} rows)' },
  },
  'area-ambiguous': {
    message: { zh: '`{value}` 可指多个区域:{candidates}(共 {rows} 行)', en: '`{value}` may be several areas: {candidates} ({rows} rows)' },
    hint: { zh: '用代码,或加上一级的列。', en: 'Use a code, or map the column of the level above as well.' },
  },
  'area-not-placed-below': {
    message: {
      zh: '{rows} 例只能落到上一级:{texts} 个地点没有对应的区域',
      en: '{rows} cases were placed only at the level above: {texts} texts name no area',
    },
  },
  'code-scientific': {
    message: { zh: '区域代码 `{value}` 被写成科学计数法,已丢失数位', en: 'The area code `{value}` is in scientific notation and has lost digits' },
    hint: { zh: '在表格软件中把该列设为“文本”后重新导出。', en: 'Set the column to text in the spreadsheet and export it again.' },
  },
  'code-lost-zero': {
    message: { zh: '区域代码 `{value}` 丢了前面的 0', en: 'The area code `{value}` has lost its leading zero' },
    hint: { zh: '用 `pad:` 说明应有几位,例如 `pad: { area: 5 }`。', en: 'State its length under `pad:`, such as `pad: { area: 5 }`.' },
  },
  'area-code-invalid': {
    message: { zh: '`{value}` 不是 2、4、6、9 或 12 位的区域代码', en: '`{value}` is no area code of 2, 4, 6, 9 or 12 digits' },
    hint: { zh: '若代码不表示层级,用 `codes: explicit`。', en: 'Where codes do not carry the tree, use `codes: explicit`.' },
  },
  'area-duplicate': {
    message: { zh: '区域代码 `{value}` 重复', en: 'The area code `{value}` is there twice' },
  },
  'area-parent-missing': {
    message: { zh: '区域 `{value}` 的上级 `{parent}` 不在文件中', en: 'The parent `{parent}` of the area `{value}` is not in the file' },
  },
  'area-cycle': {
    message: { zh: '区域互为上级:{cycle}', en: 'Areas are each other’s parents: {cycle}' },
  },
  'area-level-order': {
    message: { zh: '层级 `{value}` 既在 `{other}` 之上又在其下', en: 'The level `{value}` is both above and below `{other}`' },
  },
} as const satisfies Catalogue;

/** Problems of decisions and of freshness. */
const others = {
  'decision-mode-unknown': {
    message: { zh: '不认识的方式 `{value}`', en: '`{value}` is no mode of a decision' },
  },
  'decision-mode-not-yet': {
    message: { zh: '方式 `{value}` 尚未支持,目前只有 `set`', en: 'The mode `{value}` is not supported yet, only `set` is' },
  },
  'decision-dates': {
    message: { zh: '终止日 {until} 早于起始日 {from}', en: 'It ends on {until}, before it begins on {from}' },
  },
  'decision-overlap': {
    message: { zh: '区域 `{value}` 的两项决定日期重叠:另见 {other}', en: 'Two decisions for the area `{value}` overlap: see {other}' },
    hint: { zh: '给前一项写上终止日。', en: 'Give the earlier one an end.' },
  },
  stale: {
    message: {
      zh: '{table} 只到 {through},距 {asOf} 已 {days} 天,超过 {allowed} 天',
      en: '{table} is complete through {through}, {days} days before {asOf}; {allowed} are allowed',
    },
    hint: { zh: '补上新数据;若确无新增,用 `through:` 写明数据截止日。', en: 'Bring newer data; if there was nothing to report, state the day with `through:`.' },
  },
} as const satisfies Catalogue;

/** Problems of inputs. */
export const inputs = { ...files, ...columns, ...rows, ...areas, ...others } as const satisfies Catalogue;
