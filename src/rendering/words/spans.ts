import { say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';

const words = {
  between: { zh: '{from} 至 {until}', en: '{from} to {until}' },
  from: { zh: '{from} 起', en: 'from {from}' },
  until: { zh: '至 {until}', en: 'until {until}' },
  always: { zh: '不限', en: 'always' },
} as const satisfies Record<string, Text>;

/** The days from a first to a last one, either of which may be open. */
export function spanText(
  { from, until }: { readonly from?: string; readonly until?: string },
  language: Language,
): string {
  if (from !== undefined && until !== undefined) return say(words.between, language, { from, until });
  if (from !== undefined) return say(words.from, language, { from });
  return until === undefined ? words.always[language] : say(words.until, language, { until });
}
