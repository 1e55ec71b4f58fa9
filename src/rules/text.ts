import type { Text } from '../language/text.ts';

/** A text as a file may write it: one for both languages, or one each. */
export type RawText = string | Text;

/** A text in both languages. */
export function textFrom(raw: RawText): Text {
  return typeof raw === 'string' ? { zh: raw, en: raw } : { zh: raw.zh, en: raw.en };
}
