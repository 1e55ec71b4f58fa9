import { listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Opening, OpeningSaid } from '../../measures/opening-list.ts';
import type { PremisesSheet } from '../../premises/sheet.ts';
import type { Measure } from '../../rules/pack.ts';
import type { Styled } from '../page.ts';
import { words } from '../words/premises.ts';

/** Whether premises are open, with the conditions. */
export function openingText(opening: Opening, language: Language): Styled {
  switch (opening.kind) {
    case 'said':
      return { text: saidText(opening, language), tone: TONES[opening.openness.state] };
    case 'unsaid':
      return { text: words.unsaid[language], tone: 'unknown' };
    case 'unknown': {
      const states = opening.possible.map((each) =>
        each === null ? words.unsaid[language] : saidText(each, language),
      );
      const text =
        states.length === 0
          ? words.unknown[language]
          : say(words.may, language, { states: states.join(language === 'zh' ? '；' : '; ') });
      return { text, tone: 'unknown' };
    }
  }
}

const TONES = { closed: 'worst', conditional: 'next', open: 'default' } as const;

function saidText({ openness }: OpeningSaid, language: Language): string {
  const state = words[openness.state][language];
  return openness.state === 'conditional'
    ? say(words.on, language, { state, conditions: openness.conditions[language] })
    : state;
}

/** The same of single premises, with the measures that close them where the opening list does not, or that may. */
export function openingOfSheet(
  { opening, closures, mayClose }: Pick<PremisesSheet, 'opening' | 'closures' | 'mayClose'>,
  language: Language,
): Styled {
  const found = openingText(opening, language);
  const isClosed = opening.kind === 'said' && opening.openness.state === 'closed';
  if (isClosed) return found;
  const titles = (measures: readonly Measure[]): string =>
    listed(
      measures.map(({ title }) => title[language]),
      language,
    );
  const values = { state: found.text, measures: titles(closures) };
  if (closures.length > 0) return { text: say(words.closedBy, language, values), tone: 'worst' };
  if (mayClose.length === 0) return found;
  return {
    text: say(words.mayBeClosedBy, language, { ...values, measures: titles(mayClose) }),
    tone: 'unknown',
  };
}

/** The measures that state the conditions, by title or id. */
export function statedIn(opening: Opening, titleOf: (id: string) => string, language: Language): string {
  if (opening.kind !== 'said' || opening.openness.state !== 'conditional') return '';
  return listed(opening.openness.measures.map(titleOf), language);
}
