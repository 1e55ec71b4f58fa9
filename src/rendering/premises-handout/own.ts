import type { PremisesHandout } from '../../handouts/premises-handout.ts';
import { say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { PremisesSheet } from '../../premises/sheet.ts';
import type { Part } from '../handout/parts.ts';
import { headingNumber } from '../handout/written.ts';
import type { Line } from '../page.ts';
import { decidesText, retrospectiveLines } from '../premises/reopening.ts';
import { openingLines, placeLines, undecidedText, workLines } from '../premises/sheet.ts';
import { words as premisesWords } from '../words/premises.ts';
import { words } from '../words/premises-handout.ts';
import { itemParts } from './applying.ts';

/** The sections of what is handed out to one of the premises. */
export function ownSections(
  sheet: PremisesSheet,
  { list }: PremisesHandout,
  cited: readonly string[],
  language: Language,
): { readonly title: string; readonly parts: readonly Part[] }[] {
  const { pack, grading } = list;
  const { grade, measures, undecided } = sheet;
  const items = [...measures, ...undecided].flatMap((measure, i) => {
    const more = i < measures.length ? [] : [undecidedText(measure, language)];
    return itemParts(measure, i + 1, { pack, cited, more }, language);
  });
  const none: Part = { kind: 'text', text: premisesWords.applyingNone[language] };
  return [
    { title: words.where[language], parts: texts(placeLines(sheet, list, language)) },
    { title: premisesWords.opening[language], parts: texts(openingLines(sheet, list, language)) },
    ...(grade === null || grading === null
      ? []
      : [
          {
            title: say(premisesWords.grade, language, { class: grade.tier.title[language] }),
            parts: [
              { kind: 'text', text: decidesText(grade, language) } as const,
              ...texts(retrospectiveLines(grading, list.inForceOn, language)),
              ...grade.measures.flatMap((measure, i) =>
                itemParts(measure, i + 1, { pack: grading, cited, more: [] }, language),
              ),
              ...grade.doubtful.flatMap((measure, i) =>
                itemParts(
                  measure,
                  grade.measures.length + i + 1,
                  { pack: grading, cited, more: [words.unsure[language]] },
                  language,
                ),
              ),
            ],
          },
        ]),
    { title: premisesWords.applying[language], parts: items.length === 0 ? [none] : items },
    { title: premisesWords.work[language], parts: texts(workLines(sheet, language)) },
  ];
}

function texts(lines: readonly Line[]): Part[] {
  return lines.map(({ text, tone }) => ({ kind: 'text', text, ...(tone === 'faint' && { minor: true }) }));
}

/** A list for each of the premises, on a page of its own, behind the hand-out. */
export function annexParts(handout: PremisesHandout, cited: readonly string[], language: Language): Part[] {
  if (!handout.each) return [];
  return handout.list.sheets.flatMap((sheet, i): Part[] => [
    {
      kind: 'heading',
      level: 1,
      newPage: true,
      text: say(words.annex, language, { number: i + 1, name: sheet.premises.name, id: sheet.premises.id }),
    },
    ...ownSections(sheet, handout, cited, language).flatMap(({ title, parts }, n): Part[] => [
      { kind: 'heading', level: 2, text: headingNumber(n + 1, 2, language) + title },
      ...parts,
    ]),
  ]);
}
