import { counted, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { PremisesList } from '../../premises/list.ts';
import type { AreaHere, PremisesSheet } from '../../premises/sheet.ts';
import { levelNoun } from '../../workspace/level-names.ts';
import type { Styled } from '../page.ts';
import { tierLabel } from '../tiers.ts';
import { words } from '../words/premises.ts';

/** The tier of an area around premises; unknown where several are possible. */
export function tierOf(
  { tier, possible }: AreaHere,
  { pack }: Pick<PremisesList, 'pack'>,
  language: Language,
): Styled {
  return tierLabel(pack, possible.length === 1 ? tier : null, language);
}

/** Where premises lie that are placed above the judged areas. */
export function somewhereText(
  { place, somewhereIn }: PremisesSheet,
  { pack }: Pick<PremisesList, 'pack'>,
  language: Language,
): string {
  const count = counted(somewhereIn, levelNoun(pack.level), language);
  return say(words.somewhere, language, { place: place.name, count });
}
