import { grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Grade } from '../../premises/grading.ts';
import type { PremisesList } from '../../premises/list.ts';
import type { PremisesSheet } from '../../premises/sheet.ts';
import type { Measure, Pack } from '../../rules/pack.ts';
import { carryingOut, sectorName } from '../measures/measure-lines.ts';
import { type Block, type Line, section } from '../page.ts';
import { citation } from '../sources.ts';
import { words as measureWords } from '../words/measures.ts';
import { words } from '../words/premises.ts';
import { openingOfSheet, statedIn } from './opening.ts';
import { decidesText, reopeningLines, retrospectiveLines } from './reopening.ts';
import { somewhereText, tierOf } from './where.ts';

const INDENT = 3;

/** Everything about one place of business: where it is, whether it may open and who decides, and what applies. */
export function sheetBlocks(sheet: PremisesSheet, list: PremisesList, language: Language): Block[] {
  const { pack } = list;
  const { measures, undecided } = sheet;
  const applying = [...measures, ...undecided].flatMap((measure, i) =>
    measureLines(measure, i + 1, pack, language, i >= measures.length),
  );
  const none: Line = { text: words.applyingNone[language] };
  return [
    { kind: 'lines', lines: placeLines(sheet, list, language) },
    ...section(words.opening[language], openingLines(sheet, list, language)),
    ...(sheet.grade === null ? [] : gradeBlocks(sheet.grade, list, language)),
    ...section(words.applying[language], [
      ...(applying.length === 0 ? [none] : applying),
      ...unlistedLines(sheet, language),
    ]),
    ...section(words.work[language], workLines(sheet, language)),
    { kind: 'summary', text: openingOfSheet(sheet, language).text },
  ];
}

/** Of premises without a sector: how many measures there are that are for those of a sector alone. */
function unlistedLines({ premises, areas }: PremisesSheet, language: Language): Line[] {
  const ofSectors = new Set(
    areas
      .flatMap((here) => here.measures)
      .filter(({ audience, sector }) => audience.includes('premises') && sector !== undefined),
  );
  if (premises.sector !== null || ofSectors.size === 0) return [];
  const count = grouped(ofSectors.size);
  return [{ text: say(words.ofSectors, language, { count }), tone: 'unknown', hang: 2 }];
}

export function placeLines(sheet: PremisesSheet, list: PremisesList, language: Language): Line[] {
  const { premises, place, areas } = sheet;
  const sector =
    premises.sector === null ? words.noSector[language] : sectorName(list.pack, premises.sector, language);
  const where =
    areas.length === 0
      ? [{ text: somewhereText(sheet, list, language), tone: 'unknown' } as const]
      : areas.map((here): Line => {
          const label = tierOf(here, list, language);
          const tier = say(words.tierAt, language, { area: here.area.name, tier: label.text });
          const { decision, flags } = here;
          const notes = [
            ...(decision === null
              ? []
              : [say(words.decided, language, { authority: decision.authority, reason: decision.reason })]),
            ...(flags.includes('possibly_higher') ? [words.possiblyHigher[language]] : []),
          ];
          return { ...label, text: [tier, ...notes].join(' · '), hang: 2 };
        });
  return [
    { text: say(measureWords.sector, language, { value: sector }) },
    { text: say(words.place, language, { value: place.name }) },
    ...where,
  ];
}

export function openingLines(sheet: PremisesSheet, { pack }: PremisesList, language: Language): Line[] {
  const { opening } = sheet;
  const { text, tone } = openingOfSheet(sheet, language);
  const titleOf = (id: string): string => pack.measures.find((each) => each.id === id)?.title[language] ?? id;
  const stated = statedIn(opening, titleOf, language);
  const lines: Line[] = [{ text, ...(tone && { tone }), hang: 2 }, ...reopeningLines(sheet, language)];
  if (stated !== '') lines.push({ text: say(words.stated, language, { measures: stated }), hang: 2 });
  if (opening.kind !== 'said') return lines;
  const { source, status, clauseOfSource } = opening.row;
  const cited = citation(pack, source, language, { status, clause: clauseOfSource });
  return [...lines, { text: say(words.basis, language, { source: cited }), tone: 'faint', hang: 2 }];
}

/** That it is not known whether a measure applies, and what it asks. */
export function undecidedText({ when }: Measure, language: Language): string {
  return say(words.undecidedLine, language, { condition: when?.text ?? '' });
}

function gradeBlocks(grade: Grade, { inForceOn }: PremisesList, language: Language): Block[] {
  const { pack, tier, measures, doubtful, decides } = grade;
  const who = decidesText(grade, language);
  const unsure = doubtful.map(({ title }) => title[language]);
  return section(say(words.grade, language, { class: tier.title[language] }), [
    { text: who, tone: decides === null ? 'unknown' : 'strong', hang: 2 },
    ...retrospectiveLines(pack, inForceOn, language),
    ...measures.flatMap((measure, i) => measureLines(measure, i + 1, pack, language)),
    ...(unsure.length === 0
      ? []
      : [
          {
            text: say(words.doubtful, language, { measures: listed(unsure, language) }),
            tone: 'unknown',
            hang: 2,
          } as const,
        ]),
  ]);
}

/** One measure, with what it rests on. */
function measureLines(
  measure: Measure,
  number: number,
  pack: Pack,
  language: Language,
  undecided = false,
): Line[] {
  const { sector: _, ...others } = measure;
  const details = [carryingOut(others, pack, language)].filter((text) => text !== '');
  const { source, status, clauseOfSource } = measure;
  const cited = citation(pack, source, language, { status, clause: clauseOfSource });
  return [
    { text: `${number}. ${measure.title[language]}`, tone: 'strong', hang: INDENT },
    { text: measure.text[language], indent: INDENT },
    ...(undecided
      ? [{ text: undecidedText(measure, language), indent: INDENT, hang: 2, tone: 'unknown' } as const]
      : []),
    ...details.map((text): Line => ({ text, indent: INDENT })),
    {
      text: say(words.basis, language, { source: cited }),
      indent: INDENT,
      hang: 2,
      tone: status === 'unverified' ? 'unknown' : 'faint',
    },
  ];
}

export function workLines({ premises }: PremisesSheet, language: Language): Line[] {
  const { status, date, inspections, problems, mended } = premises;
  const value = status === null ? words.notGiven[language] : words[status][language];
  const shown = (count: number | null): string => (count === null ? words.notGiven[language] : String(count));
  return [
    {
      text:
        date === null
          ? say(words.status, language, { value })
          : say(words.statusOn, language, { value, date }),
    },
    {
      text: [inspections, problems, mended].every((count) => count === null)
        ? words.inspectedNotGiven[language]
        : say(words.inspected, language, {
            inspections: shown(inspections),
            problems: shown(problems),
            mended: shown(mended),
          }),
    },
  ];
}
