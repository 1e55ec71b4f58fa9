import type { ClassAlike, PremisesHandout } from '../../handouts/premises-handout.ts';
import { counted, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { PremisesSheet } from '../../premises/sheet.ts';
import type { Measure, Pack } from '../../rules/pack.ts';
import type { Part } from '../handout/parts.ts';
import { carryingOut, sourceText } from '../measures/measure-lines.ts';
import { decidesText, retrospectiveLines } from '../premises/reopening.ts';
import { undecidedText } from '../premises/sheet.ts';
import { words as handoutWords } from '../words/handout.ts';
import { premisesNoun, words as premisesWords } from '../words/premises.ts';
import { words } from '../words/premises-handout.ts';
import { numberOf } from './cited.ts';
import { calledText, placeIn } from './standing.ts';

/** What applies to the premises, each measure once, and to how many of them. */
export function measureParts(
  { list: { sheets, pack }, measures }: PremisesHandout,
  cited: readonly string[],
  language: Language,
): Part[] {
  if (measures.length === 0) return [{ kind: 'text', text: premisesWords.applyingNone[language] }];
  return measures.flatMap((measure, i) => {
    const own = sheets.filter((sheet) => sheet.measures.includes(measure));
    const open = sheets.filter((sheet) => sheet.undecided.includes(measure)).length;
    const all = counted(sheets.length, premisesNoun, language);
    const count = counted(own.length, premisesNoun, language);
    const to =
      own.length === sheets.length
        ? say(words.toAll, language, { count: all })
        : say(words.toSome, language, { count, all });
    const unsure = say(words.undecidedFor, language, {
      count: counted(open, premisesNoun, language),
      undecided: undecidedText(measure, language),
    });
    const more = [...(own.length > 0 ? [to] : []), ...(open > 0 ? [unsure] : [])];
    return itemParts(measure, i + 1, { pack, cited, more }, language);
  });
}

/** Where an item stands: the pack of its measure, the sources by number, and what else is said of it. */
interface ItemIn {
  readonly pack: Pack;
  readonly cited: readonly string[];
  readonly more: readonly string[];
}

/** A measure: what it says, how it is carried out, and what it rests on. */
export function itemParts(
  measure: Measure,
  number: number,
  { pack, cited, more }: ItemIn,
  language: Language,
): Part[] {
  const details = [
    carryingOut(measure, pack, language),
    ...more,
    sourceText(measure, numberOf(cited, pack, measure.source, language), language),
  ].filter((text) => text !== '');
  return [
    {
      kind: 'item',
      text: say(handoutWords.numbered, language, { number, text: measure.title[language] }),
      body: measure.text[language],
    },
    { kind: 'text', text: details.join(language === 'zh' ? '；' : '; '), minor: true, inItem: true },
  ];
}

/** Premises linked to cases, by class: who decides on which, and what the class brings. */
export function linkedParts(
  { linked, list }: PremisesHandout,
  cited: readonly string[],
  language: Language,
): Part[] {
  const { grading, scope, inForceOn } = list;
  if (grading === null || linked.length === 0) return [];
  const notes = retrospectiveLines(grading, inForceOn, language).map(
    ({ text }): Part => ({ kind: 'text', text }),
  );
  const classes = linked.flatMap((each): Part[] => [
    {
      kind: 'heading',
      level: 2,
      text: say(words.state, language, {
        state: each.tier.title[language],
        count: String(each.sheets.length),
      }),
    },
    {
      kind: 'table',
      columns: [
        { head: words.premises[language], share: 4 },
        { head: words.place[language], share: 3 },
        { head: words.decides[language], share: 5 },
      ],
      rows: each.sheets.map((sheet) => [
        calledText(sheet, language),
        placeIn(sheet.place, scope),
        sheet.grade === null ? '' : decidesText(sheet.grade, language),
      ]),
    },
    ...each.measures.flatMap((measure, i) =>
      itemParts(measure, i + 1, { pack: grading, cited, more: forWhom(measure, each, language) }, language),
    ),
  ]);
  return [...notes, ...classes];
}

/** To which premises of a class a measure applies, and of which nobody knows; nothing where it applies to all. */
function forWhom(measure: Measure, { sheets }: ClassAlike, language: Language): string[] {
  const among = (sort: 'measures' | 'doubtful') =>
    sheets.filter(({ grade }) => grade?.[sort].includes(measure) === true);
  const names = (some: readonly PremisesSheet[]) =>
    listed(
      some.map(({ premises }) => premises.name),
      language,
    );
  const [sure, unsure] = [among('measures'), among('doubtful')];
  return [
    ...(sure.length === 0 || sure.length === sheets.length
      ? []
      : [say(words.forSome, language, { names: names(sure) })]),
    ...(unsure.length === 0 ? [] : [say(words.doubtfulFor, language, { names: names(unsure) })]),
  ];
}
