import type { Catalogue } from './entry.ts';

/** Problems of files as a whole: whatever makes all their rows doubtful. */
export const inputFiles = {
  'file-none-match': {
    message: { zh: '没有文件符合 `{value}`', en: 'No file matches `{value}`' },
  },
  'file-undated': {
    message: {
      zh: '从文件名 `{value}` 看不出日期（应如 {pattern}）',
      en: 'The name of `{value}` says no day (it should be like {pattern})',
    },
    hint: {
      zh: '改名，或修改 `take:`、`through:`；日期可写 2022-05-11 或 20220511。',
      en: 'Rename it, or change `take:` or `through:`; days read 2022-05-11 or 20220511.',
    },
  },
  'file-none-for-day': {
    message: {
      zh: '`{value}` 中没有 {asOf} 当天的文件；最新的是 {newest}',
      en: 'Of `{value}` no file is named for {asOf}; the newest is for {newest}',
    },
    hint: { zh: '等文件到齐，或用 `take: newest`。', en: 'Wait for the file, or say `take: newest`.' },
  },
  'stdin-terminal': {
    message: {
      zh: '要从标准输入读数据，但没有数据送入',
      en: 'A table is to be read from standard input, which is a terminal',
    },
    hint: {
      zh: '用管道或重定向送入，例如 `fenqu zone < cases.csv`。',
      en: 'Send it in: `fenqu zone < cases.csv`.',
    },
  },
  'map-no-header': {
    message: {
      zh: '`{value}` 好像没有表头：第一行是数据，或列名一个也不认识',
      en: '`{value}` seems to have no header: its first row holds values, or no name that is known',
    },
    hint: {
      zh: '补上表头行，或先在 Excel 中看是不是别的工作表。内容未显示，因为可能是个人信息。',
      en: 'Give it a row of names, or see whether another sheet is meant. What it holds is not shown: it may be personal.',
    },
  },
  'file-several': {
    message: {
      zh: '此处只能有一个文件，却有 {count} 个',
      en: 'There must be one file here, and there are {count}',
    },
  },
  'wide-no-columns': {
    message: { zh: '没有一列的名称符合 `{value}`', en: 'No column is named as `{value}`' },
    hint: { zh: '文件的列：{header}', en: 'Columns of the file: {header}' },
  },
  'long-number-twice': {
    message: {
      zh: '同一区域同一天的 `{value}` 已在第 {first} 行给出',
      en: '`{value}` of the same area and day stands in row {first} already',
    },
  },
  'file-format-unknown': {
    message: { zh: '不认识文件 `{value}` 的格式', en: 'The format of `{value}` is not known' },
    hint: {
      zh: '可读 .xlsx .xlsm .parquet，以及 .csv .tsv .txt .json .ndjson .jsonl（均可再加 .gz 或 .zst）；.xls .et .ods 请另存为 .xlsx。',
      en: 'Files may be .xlsx, .xlsm, .parquet, or .csv .tsv .txt .json .ndjson .jsonl, each also .gz or .zst; save .xls, .et and .ods as .xlsx.',
    },
  },
  'file-empty': {
    message: { zh: '文件 `{value}` 是空的', en: '`{value}` is empty' },
    hint: { zh: '检查导出是否成功。', en: 'Check that the export worked.' },
  },
  'file-header-only': {
    message: { zh: '文件 `{value}` 只有表头，没有数据', en: '`{value}` has a header and no rows' },
    hint: {
      zh: '检查导出是否完整；没有病例不等于没有数据。',
      en: 'Check the export: no data is not the same as no cases.',
    },
  },
  'header-missing': {
    message: { zh: '这一行没有表头', en: 'There is no header on this line' },
    hint: {
      zh: '核对 `header:`；不写时自动查找。',
      en: 'Check `header:`; without it the header is looked for.',
    },
  },
  'filter-leaves-none': {
    message: {
      zh: '按 {filters} 筛选后，`{value}` 一行也不剩',
      en: 'Nothing is left of `{value}` after {filters}',
    },
    hint: {
      zh: '核对筛选的文字与文件中的写法是否一致。',
      en: 'Check that the texts of the filter are written as in the file.',
    },
  },
  'file-nul': {
    message: {
      zh: '文件含有空字节（NUL），已损坏或不是文本',
      en: 'The file holds NUL bytes: it is damaged, or no text',
    },
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
    message: {
      zh: '引号不成对，从此行起无法分辨各行',
      en: 'Quotes do not balance: rows cannot be told apart from this line on',
    },
    hint: { zh: '单元格中的引号须写成两个：`""`。', en: 'Write a quote within a quoted cell twice: `""`.' },
  },
  'gzip-truncated': {
    message: { zh: 'gzip 文件不完整', en: 'The gzip file is cut off' },
    hint: { zh: '重新传输该文件。', en: 'Transfer the file again.' },
  },
  'gzip-corrupt': {
    message: { zh: 'gzip 文件已损坏：{detail}', en: 'The gzip file is damaged: {detail}' },
    hint: { zh: '重新传输该文件。', en: 'Transfer the file again.' },
  },
  'zstd-truncated': {
    message: { zh: 'zstd 文件不完整', en: 'The zstd file is cut off' },
    hint: { zh: '重新传输该文件。', en: 'Transfer the file again.' },
  },
  'zstd-corrupt': {
    message: { zh: 'zstd 文件已损坏：{detail}', en: 'The zstd file is damaged: {detail}' },
    hint: { zh: '重新传输该文件。', en: 'Transfer the file again.' },
  },
  'file-swells': {
    message: {
      zh: '文件 `{value}` 解压后超过原来的 {times} 倍，不像数据文件',
      en: '`{value}` unpacks to more than {times} × its size: that is no table',
    },
    hint: { zh: '不要打开它；向来源核实。', en: 'Do not open it; ask where it comes from.' },
  },
  'file-other-kind': {
    message: {
      zh: '文件 `{value}` 的扩展名与内容不符：按名称应是 {named}，内容却是 {found}',
      en: '`{value}` is not what its name says: it should be {named} and is {found}',
    },
    hint: {
      zh: '把扩展名改对；xlsx 就是 zip，文本（csv 等）就是 text。',
      en: 'Give it the right extension: an .xlsx is a zip, a .csv is text.',
    },
  },
  'sheet-encrypted': {
    message: { zh: '电子表格 `{value}` 有密码保护，无法读取', en: '`{value}` is protected by a password' },
    hint: { zh: '去掉密码后另存。', en: 'Save it without a password.' },
  },
  'sheet-old': {
    message: {
      zh: '`{value}` 是 2007 年以前的电子表格格式（.xls）',
      en: '`{value}` is a spreadsheet of the format before 2007 (.xls)',
    },
    hint: { zh: '在表格软件中另存为 .xlsx。', en: 'Save it as .xlsx in a spreadsheet program.' },
  },
  'sheet-open-document': {
    message: {
      zh: '`{value}` 是 OpenDocument 表格（.ods），不是 .xlsx',
      en: '`{value}` is an OpenDocument spreadsheet (.ods), whatever its name',
    },
    hint: { zh: '在表格软件中另存为 .xlsx。', en: 'Save it as .xlsx in a spreadsheet program.' },
  },
  'sheet-broken': {
    message: {
      zh: '电子表格 `{value}` 已损坏：{detail}',
      en: 'The spreadsheet `{value}` is damaged: {detail}',
    },
    hint: {
      zh: '重新传输；或在表格软件中打开、修复后另存为 .xlsx。',
      en: 'Transfer it again, or open it in a spreadsheet program, let it be mended and save it as .xlsx.',
    },
  },
  'sheet-missing': {
    message: {
      zh: '没有工作表 `{value}`；现有：{sheets}',
      en: 'There is no sheet `{value}`; there are: {sheets}',
    },
  },
  'sheet-none': {
    message: { zh: '`{value}` 没有可见的工作表', en: '`{value}` has no visible sheet' },
    hint: { zh: '用 `sheet:` 指明要读哪个。', en: 'Say with `sheet:` which one to read.' },
  },
  'sheet-several': {
    message: {
      zh: '`{value}` 有 {count} 个工作表都含有所需的全部列：{sheets}',
      en: 'Several sheets of `{value}` have all the columns that are read: {sheets}',
    },
    hint: {
      zh: '用 `sheet:` 指明要读哪个；都要计入的，请合并到一个工作表或另存为各自的文件；不该计入的可以隐藏。',
      en: 'Say with `sheet:` which one to read. If all should count, put them into one sheet or a file each; hide those that should not.',
    },
  },
  'sheet-hidden-rows': {
    message: {
      zh: '读入的行中有 {rows} 行在电子表格里是隐藏的（例如被筛选掉）',
      en: '{rows} {rows|row|rows} that {rows|was|were} read {rows|is|are} hidden in the spreadsheet, by a filter for example',
    },
    hint: {
      zh: '隐藏不等于删除；不该计入的行请从表中删去。',
      en: 'Hidden is not deleted: take out the rows that should not count.',
    },
  },
  'json-broken': {
    message: { zh: '`{value}` 不是完整的 JSON：{detail}', en: '`{value}` is no complete JSON: {detail}' },
    hint: {
      zh: '重新导出；若每行是一个对象，扩展名应为 .ndjson。',
      en: 'Export it again; with one object a line it should be named .ndjson.',
    },
  },
  'input-changed': {
    message: {
      zh: '文件 `{value}` 在读取期间被改动',
      en: '`{value}` changed while it was read',
    },
    hint: {
      zh: '没有发布任何结果；等文件写完后重新运行。写入方应先写到旁边，再改名替换。',
      en: 'Nothing was published; run again once it is written. Whoever delivers it should write it aside and rename it.',
    },
  },
  'json-shape': {
    message: {
      zh: '`{value}` 应是对象的数组，或只含一个这种数组的对象',
      en: '`{value}` should be an array of objects, or an object that holds one such array',
    },
    hint: {
      zh: '若每行是一个对象，扩展名应为 .ndjson。',
      en: 'With one object a line it should be named .ndjson.',
    },
  },
  'parquet-broken': {
    message: {
      zh: 'Parquet 文件 `{value}` 无法读取：{detail}',
      en: 'The Parquet file `{value}` cannot be read: {detail}',
    },
    hint: { zh: '重新传输该文件。', en: 'Transfer the file again.' },
  },
  'encoding-unknown': {
    message: {
      zh: '编码既不是 UTF-8 也不是 GB18030（此行起始于字节 {offset}）',
      en: 'The encoding is not the expected one: neither UTF-8 nor GB18030 fits (the line begins at byte {offset})',
    },
    hint: { zh: '另存为 UTF-8，或用 `encoding:` 说明。', en: 'Save it as UTF-8, or state `encoding:`.' },
  },
  'encoding-mixed': {
    message: {
      zh: '文件混用两种编码：此行不是 UTF-8，第 {utf8Line} 行却是',
      en: 'The file mixes encodings: this line is not UTF-8, line {utf8Line} is',
    },
    hint: {
      zh: '多半是两个文件拼接而成；分别转为 UTF-8 后再拼。',
      en: 'Probably two files in one; convert each to UTF-8 first.',
    },
  },
  'encoding-utf16': {
    message: { zh: '文件 `{value}` 的编码是 UTF-16', en: '`{value}` is encoded as UTF-16' },
    hint: { zh: '在表格软件中另存为“CSV UTF-8”。', en: 'Save it as “CSV UTF-8”.' },
  },
} as const satisfies Catalogue;
