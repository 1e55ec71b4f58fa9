import type { Catalogue } from './entry.ts';

/** Problems of files as a whole: whatever makes all their rows doubtful. */
export const inputFiles = {
  'file-none-match': {
    message: { zh: '没有文件符合 `{value}`', en: 'No file matches `{value}`' },
  },
  'file-several': {
    message: {
      zh: '此处只能有一个文件，却有 {count} 个',
      en: 'There must be one file here, and there are {count}',
    },
  },
  'file-format-unknown': {
    message: { zh: '不认识文件 `{value}` 的格式', en: 'The format of `{value}` is not known' },
    hint: {
      zh: '可读 .csv .tsv .txt .ndjson .jsonl，均可再加 .gz。',
      en: 'Files may be .csv .tsv .txt .ndjson .jsonl, each also .gz.',
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
