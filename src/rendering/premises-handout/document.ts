import type { PremisesHandout } from '../../handouts/premises-handout.ts';
import { say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { closingParts, headParts, scopeTitle } from '../handout/document.ts';
import { numberedSections, type Part, type PrintedDocument } from '../handout/parts.ts';
import { words as handoutWords } from '../words/handout.ts';
import { words } from '../words/premises-handout.ts';
import { linkedParts, measureParts } from './applying.ts';
import { citedSources } from './cited.ts';
import { annexParts, ownSections } from './own.ts';
import { countParts, standingParts } from './standing.ts';
import { planParts, workParts } from './work.ts';

/** A hand-out of premises as a document: which may open on what conditions, who decides, what applies; or of one alone. */
export function premisesDocument(handout: PremisesHandout, language: Language): PrintedDocument {
  const { list, number } = handout;
  const cited = citedSources(handout, language);
  const [only] = list.single ? list.sheets : [];
  const title = premisesTitle(handout, language);
  const sections =
    only === undefined
      ? allSections(handout, cited, language)
      : [
          ...ownSections(only, handout, cited, language),
          { title: words.plan[language], parts: planParts(handout, language) },
        ];
  const sources = { title: handoutWords.sources[language], parts: sourceParts(cited, language) };
  return {
    language,
    title,
    parts: [
      { kind: 'title', text: title },
      ...headParts(list, number, language),
      ...numberedSections([...sections, sources], language),
      ...closingParts(handout, list.asOf, language),
      ...(only === undefined ? annexParts(handout, cited, language) : []),
    ],
  };
}

export function premisesTitle({ list }: PremisesHandout, language: Language): string {
  const [only] = list.single ? list.sheets : [];
  return only === undefined
    ? say(words.title, language, { scope: scopeTitle(list, language) })
    : say(words.titleOne, language, { name: only.premises.name });
}

function allSections(handout: PremisesHandout, cited: readonly string[], language: Language) {
  return [
    { title: words.summary[language], parts: countParts(handout, language) },
    { title: words.standing[language], parts: standingParts(handout, cited, language) },
    { title: words.linked[language], parts: linkedParts(handout, cited, language) },
    { title: words.measures[language], parts: measureParts(handout, cited, language) },
    { title: words.plan[language], parts: planParts(handout, language) },
    { title: words.work[language], parts: workParts(handout, language) },
  ];
}

export function sourceParts(cited: readonly string[], language: Language): Part[] {
  return cited.map((text, i) => ({
    kind: 'text',
    text: say(handoutWords.numbered, language, { number: i + 1, text }),
  }));
}
