import { addDays, type Day } from '../../days.ts';
import type { Handout, Sender } from '../../handouts/handout.ts';
import { say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { MeasureList } from '../../measures/list.ts';
import { measureLines, whereText } from '../measures/measure-lines.ts';
import { onlyTexts } from '../measures/only.ts';
import { whenText } from '../measures/when.ts';
import type { Line } from '../page.ts';
import { citation } from '../sources.ts';
import { words } from '../words/handout.ts';
import { audiences, words as measureWords } from '../words/measures.ts';
import { sourcesOfHandout } from './cited.ts';
import { datesParts } from './dates.ts';
import { openingParts } from './opening.ts';
import { numberedSections, type Part, type PrintedDocument } from './parts.ts';
import { tierParts } from './tiers.ts';
import { writtenDay } from './written.ts';

/** A hand-out as a document: where things stand, what is new and what ended, what applies, what is open, what is due. */
export function handoutDocument(handout: Handout, language: Language): PrintedDocument {
  const { applying, changes, number } = handout;
  const title = say(words.title, language, { scope: scopeTitle(applying, language) });
  const says = (text: (typeof words)[keyof typeof words]): string => say(text, language);
  const sections = [
    { title: says(words.places), parts: tierParts(applying, language) },
    { title: says(words.changes), parts: changeParts(changes, language) },
    { title: says(words.measures), parts: measureParts(applying, language) },
    { title: says(words.opening), parts: openingParts(handout, language) },
    { title: says(words.dates), parts: datesParts(handout, language) },
    { title: says(words.sources), parts: sourceParts(handout, language) },
  ];
  return {
    language,
    title,
    parts: [
      { kind: 'title', text: title },
      ...headParts(applying, number, language),
      ...numberedSections(sections, language),
      ...closingParts(handout, applying.asOf, language),
    ],
  };
}

/** Number, day, and what it rests on. */
export function headParts(list: Basis, number: string, language: Language): Part[] {
  const day = writtenDay(list.inForceOn, language);
  return [
    { kind: 'below', text: say(words.number, language, { number }) },
    { kind: 'below', text: say(words.inForce, language, { day }) },
    { kind: 'text', text: basisText(list, language) },
    ...onlyTexts(list.only, language).map((text): Part => ({ kind: 'text', text })),
  ];
}

/** The night and the rules that a document goes by. */
export type Basis = Pick<MeasureList, 'pack' | 'asOf' | 'inForceOn' | 'only'>;

/** By which night and which rules. */
export function basisText({ pack, asOf, inForceOn }: Basis, language: Language): string {
  const basis = say(words.basis, language, {
    day: writtenDay(asOf, language),
    title: pack.title[language],
    id: pack.id,
    edition: pack.edition,
  });
  const day = writtenDay(inForceOn, language);
  const foreseen = inForceOn > addDays(asOf, 1) ? say(words.foreseen, language, { day }) : '';
  return [basis, foreseen].filter((text) => text !== '').join(language === 'zh' ? '' : ' ');
}

/** What a list is of, as a title names it. */
export function scopeTitle({ scope }: Pick<MeasureList, 'scope'>, language: Language): string {
  return scope?.name.replaceAll(' ', language === 'zh' ? '' : ' ') ?? measureWords.everywhere[language];
}

/** What begins and what ended, before what applies. */
export function changeParts(changes: Handout['changes'], language: Language): Part[] {
  if (changes === null) return [{ kind: 'text', text: words.notCompared[language] }];
  const day = writtenDay(changes.starting.inForceOn, language);
  return [
    { kind: 'heading', level: 2, text: say(words.starting, language, { day }) },
    ...briefly(changes.starting, language),
    { kind: 'heading', level: 2, text: say(words.ending, language, { day }) },
    ...briefly(changes.ending, language),
  ];
}

/** Each measure once, in a line: what it is, where, and when. */
function briefly(list: MeasureList, language: Language): Part[] {
  const all = new Map(
    list.byAudience.flatMap(({ measures }) => measures.map((each) => [each.measure.id, each] as const)),
  );
  if (all.size === 0) return [{ kind: 'text', text: words.none[language] }];
  return [...all.values()].map((each, i) => {
    const where = say(measureWords.where, language, { value: whereText(each, list, language) });
    const when = whenText(each, list, language);
    const details = [
      where,
      ...(when === '' ? [] : [say(measureWords.when, language, { value: when })]),
      ...(each.undecided === undefined ? [] : [measureWords.undecidedShort[language]]),
    ];
    const text = `${each.measure.title[language]}${language === 'zh' ? '。' : '. '}${details.join(
      language === 'zh' ? '；' : '; ',
    )}`;
    return { kind: 'text', text: say(words.numbered, language, { number: i + 1, text }) };
  });
}

function measureParts(list: MeasureList, language: Language): Part[] {
  if (list.byAudience.length === 0) return [{ kind: 'text', text: words.noMeasures[language] }];
  const groups = list.byAudience.flatMap(({ audience, measures }): Part[] => [
    {
      kind: 'heading',
      level: 2,
      text: say(words.audience, language, { name: audiences[audience][language] }),
    },
    ...measures.flatMap((each, i) => itemParts(measureLines(each, i + 1, list, language), language)),
  ]);
  return [...groups, { kind: 'text', text: words.noteOfEnds[language], minor: true }];
}

/** The title and the text of a measure, and below it, smaller, how, where, when, and what it rests on. */
function itemParts([title, text, ...details]: readonly Line[], language: Language): Part[] {
  const more = details.map((line) => line.text).join(language === 'zh' ? '；' : '; ');
  return [
    { kind: 'item', text: title?.text ?? '', body: text?.text ?? '' },
    { kind: 'text', text: more, minor: true, inItem: true },
  ];
}

function sourceParts(handout: Handout, language: Language): Part[] {
  return sourcesOfHandout(handout).map((id, i) => {
    const text = citation(handout.applying.pack, id, language);
    return { kind: 'text', text: say(words.numbered, language, { number: i + 1, text }) };
  });
}

/** Whom to ask, who hands out, and as of when. */
export function closingParts({ contact, issuer }: Sender, asOf: Day, language: Language): Part[] {
  return [
    ...(contact === undefined
      ? []
      : [{ kind: 'contact', text: say(words.contact, language, { contact }) } as const]),
    ...(issuer === undefined ? [] : [{ kind: 'signed', text: issuer } as const]),
    { kind: 'signed', text: writtenDay(asOf, language) },
  ];
}
