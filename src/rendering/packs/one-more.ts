import type { Analysis } from '../../analysis/analyse.ts';
import { say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';
import type { CheckedPack } from '../../nightly/rules-check.ts';
import { reasonWords, words } from '../words/packs.ts';

type Proof = NonNullable<CheckedPack['proof']>;
type Reason = Analysis['oneMoreReasons'][number];

/** What is proved of one more case, and what is in the way of a proof. */
export function oneMoreText({ oneMoreCase, oneMoreReasons }: Proof, language: Language): string {
  const said = words[ONE_MORE[oneMoreCase]][language];
  if (oneMoreCase !== 'unproved' || oneMoreReasons.length === 0) return said;
  const reasons = oneMoreReasons.map((reason) => reasonText(reason)[language]);
  return say(words.because, language, { said, reasons: reasons.join(language === 'zh' ? '、' : ', ') });
}

const ONE_MORE = {
  monotone: 'monotone',
  'monotone-if-reported': 'monotoneIfReported',
  'not-monotone': 'notMonotone',
  unproved: 'unproved',
  'no-cases': 'noCases',
} as const;

/** A reason in both languages. */
export function reasonText({ kind, tier = '', past = '' }: Reason): Text {
  const sentence = reasonWords[kind];
  return { zh: say(sentence, 'zh', { tier, past }), en: say(sentence, 'en', { tier, past }) };
}
