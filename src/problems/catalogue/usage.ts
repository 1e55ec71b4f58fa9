import type { Catalogue } from './entry.ts';

/** Problems of the command line itself. */
export const usage = {
  'usage-option': {
    message: { zh: '选项用法有误:{detail}', en: 'Wrong use of an option: {detail}' },
    hint: { zh: '用 `fenqu <命令> --help` 查看用法。', en: 'See `fenqu <command> --help`.' },
  },
  'usage-as-of': {
    message: {
      zh: '`--as-of` 不是一个日期:`{value}`',
      en: '`--as-of` is not a day: `{value}`',
    },
    hint: {
      zh: '写成 `2022-05-11`、`yesterday`、`today` 或 `latest`。',
      en: 'Write `2022-05-11`, `yesterday`, `today` or `latest`.',
    },
  },
  'file-missing': {
    message: { zh: '找不到文件 `{value}`', en: 'There is no file `{value}`' },
  },
  'file-is-directory': {
    message: { zh: '`{value}` 是文件夹,不是文件', en: '`{value}` is a folder, not a file' },
  },
  'file-unreadable': {
    message: { zh: '无法读取 `{value}`:{detail}', en: 'Cannot read `{value}`: {detail}' },
  },
  'file-unwritable': {
    message: { zh: '无法写入 `{value}`:{detail}', en: 'Cannot write `{value}`: {detail}' },
  },
  'disk-full': {
    message: { zh: '磁盘已满,无法写入 `{value}`', en: 'The disk is full: cannot write `{value}`' },
    hint: {
      zh: '没有发布任何结果;腾出空间后重试。',
      en: 'Nothing was published; free some space and try again.',
    },
  },
} as const satisfies Catalogue;
