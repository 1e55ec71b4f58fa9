import type { Handout } from '../../handouts/handout.ts';
import type { NextDate } from '../../handouts/next-dates.ts';
import { counted, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Pack } from '../../rules/pack.ts';
import { levelNoun } from '../../workspace/level-names.ts';
import { shortName } from '../areas.ts';
import { tierWord } from '../tiers.ts';
import { words } from '../words/handout.ts';
import { words as measureWords } from '../words/measures.ts';
import type { Part } from './parts.ts';
import { writtenDay } from './written.ts';

/** Up to so many places are named beside a date. */
const NAMED = 8;

/** Tests that are due, and tiers that are to come; nothing where there are none. */
export function datesParts({ dates, applying }: Handout, language: Language): Part[] {
  if (dates.length === 0) return [];
  const rows = dates.map((date) => [
    writtenDay(date.day, language),
    dateText(date, applying.pack, language),
    dateWhere(date, applying.pack, language),
  ]);
  return [
    {
      kind: 'table',
      columns: [
        { head: words.day[language], share: 3 },
        { head: words.what[language], share: 4 },
        { head: words.where[language], share: 4 },
      ],
      rows,
    },
  ];
}

/** What is due on a day. */
export function dateText(date: NextDate, pack: Pack, language: Language): string {
  switch (date.kind) {
    case 'test':
      return say(words.testDue, language, { measure: date.measure.title[language] });
    case 'tier': {
      const tier = tierWord(pack, date.tier, language);
      return say(date.foreseen ? words.tierForeseen : words.tierDue, language, { tier });
    }
  }
}

/** Where something is due: the places by name, or how many they are. */
export function dateWhere(date: NextDate, { level }: Pack, language: Language): string {
  const { places } = date;
  const names =
    places.length <= NAMED ? places.map(shortName) : [counted(places.length, levelNoun(level), language)];
  const others = date.kind === 'test' && date.others ? [measureWords.otherPlaces[language]] : [];
  return listed([...names, ...others], language);
}
