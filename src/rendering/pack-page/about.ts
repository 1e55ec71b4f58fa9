import { listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Pack } from '../../rules/pack.ts';
import { levelName } from '../../workspace/level-names.ts';
import type { Line } from '../page.ts';
import { words } from '../words/pack-page.ts';
import { spanText } from '../words/spans.ts';

/** Which text a pack is of, what it judges, where and when it is in force, and what it was made from. */
export function about(pack: Pack, language: Language): Line[] {
  const { id, edition, extends: base, jurisdiction, inForce, levels, hash } = pack;
  const named = levels.map((level) => levelName(level)[language]);
  const lines = [
    say(words.about, language, { id, edition }),
    ...(base === undefined ? [] : [say(words.extends, language, { id: base })]),
    say(words.level, language, { level: listed(named, language) }),
    inForce.from === undefined && inForce.until === undefined
      ? words.noDays[language]
      : say(words.inForce, language, { days: spanText(inForce, language) }),
    jurisdiction === undefined
      ? words.anywhere[language]
      : say(words.jurisdiction, language, { code: jurisdiction }),
    say(words.fingerprint, language, { hash }),
  ];
  return lines.map((text) => ({ text, hang: 2 }));
}
