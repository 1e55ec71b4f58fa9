import { say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';
import type { Window } from '../../rules/indicator.ts';

const words = {
  days: { zh: '截至当日的{days}天内（含当日）', en: 'in the {days} days up to and including the day' },
  oneDay: { zh: '当日', en: 'on the day' },
  lagged: {
    zh: '截至{lag}天前的{days}天内',
    en: 'in the {days} {days|day|days} that {days|ends|end} {lag} {lag|day|days} before the day',
  },
  laggedDay: { zh: '{lag}天前当日', en: 'on the day {lag} days before' },
  all: { zh: '截至当日（累计）', en: 'up to and including the day, in all' },
  since: { zh: '自{since}起至当日', en: 'from {since} to the day' },
} as const satisfies Record<string, Text>;

/** The days of a window, in words. */
export function windowPhrase(window: Window, language: Language): string {
  switch (window.kind) {
    case 'days': {
      const { days, lag } = window;
      if (lag > 0) return say(words[days === 1 ? 'laggedDay' : 'lagged'], language, { days, lag });
      return days === 1 ? words.oneDay[language] : say(words.days, language, { days });
    }
    case 'all':
      return words.all[language];
    case 'since':
      return say(words.since, language, { since: window.since });
  }
}
