import type { Noun } from '../language/say.ts';
import type { Text } from '../language/text.ts';

/** Words around a problem's own sentence. */
export const words = {
  suggest: { zh: '是不是 {names}？', en: 'Did you mean {names}?' },
  or: { zh: '或', en: 'or' },
  more: { zh: '… 另有{count}处 {code}', en: '… and {count} more of {code}' },
  total: { zh: '共{counts}', en: '{counts}' },
  none: { zh: '没有问题', en: 'No problems' },
} as const satisfies Record<string, Text>;

export const severities = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '提示', en: 'note' },
} as const satisfies Record<string, Text>;

export const severityNouns = {
  error: { zh: '个错误', one: 'error', several: 'errors' },
  warning: { zh: '个警告', one: 'warning', several: 'warnings' },
  note: { zh: '个提示', one: 'note', several: 'notes' },
} as const satisfies Record<string, Noun>;
