import { counted, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { packNoun, words } from '../words/packs.ts';

/** `4 packs: 4 sound`; `4 packs: 3 sound, 1 with errors`. */
export function soundness(withErrors: readonly boolean[], language: Language): string {
  const broken = withErrors.filter((each) => each).length;
  return say(broken === 0 ? words.summary : words.summaryBroken, language, {
    packs: counted(withErrors.length, packNoun, language),
    sound: withErrors.length - broken,
    broken,
  });
}
