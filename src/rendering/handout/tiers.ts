import { counted, grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { MeasureList } from '../../measures/list.ts';
import { defaultTier } from '../../rules/pack.ts';
import { levelNoun } from '../../workspace/level-names.ts';
import { placeName, placesByTier } from '../measures/page.ts';
import { words } from '../words/handout.ts';
import type { Part } from './parts.ts';

/** Which places are in which tier, the most severe first; the default tier by its number alone. */
export function tierParts(list: MeasureList, language: Language): Part[] {
  const { pack, places, others } = list;
  const normal = defaultTier(pack)?.tier;
  const rows = placesByTier(list, language).flatMap(({ tier, label, places: here }): string[][] => {
    const rest = tier !== null && tier === normal ? others : 0;
    if (here.length + rest === 0) return [];
    const names = here.map((place) => placeName(place, list, language));
    const all = counted(rest, levelNoun(pack.level), language);
    const restOf = rest === 0 ? [] : [say(words.restOf, language, { count: all })];
    return [[label.text, grouped(here.length + rest), listed([...names, ...restOf], language)]];
  });
  const unknown = places.some(({ atLeast }) => atLeast !== undefined);
  return [
    {
      kind: 'table',
      columns: [
        { head: words.tier[language], share: 2 },
        { head: words.count[language], share: 1.4, align: 'right' },
        { head: words.names[language], share: 7 },
      ],
      rows,
    },
    ...(unknown ? [{ kind: 'text', text: words.unknown[language], minor: true } as const] : []),
  ];
}
