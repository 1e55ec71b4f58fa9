import type { PremisesEntry, PremisesHandout, PremisesOverview } from '../../handouts/premises-handout.ts';
import { counted, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { stateOf } from '../../premises/opening-state.ts';
import type { PremisesSheet } from '../../premises/sheet.ts';
import type { Measure } from '../../rules/pack.ts';
import { scopeTitle } from '../handout/document.ts';
import { filesTable } from '../handout/overview.ts';
import { summarySheet, tablesOf, texts } from '../handout/sheets.ts';
import { carryingOut } from '../measures/measure-lines.ts';
import { openingOfSheet } from '../premises/opening.ts';
import { tierCell } from '../premises/page.ts';
import { decidesText, retrospectiveLines } from '../premises/reopening.ts';
import { citation } from '../sources.ts';
import { words as handoutWords } from '../words/handout.ts';
import { premisesNoun, words as premisesWords } from '../words/premises.ts';
import { words } from '../words/premises-handout.ts';
import { words as planWords } from '../words/premises-plan.ts';
import type { SheetPage } from '../workbook.ts';
import { citedSources } from './cited.ts';
import { premisesTitle } from './document.ts';
import { elsewhereParts, entriesTable } from './overview.ts';
import { countParts, nameOfSector, numbersOf, placeIn } from './standing.ts';
import { workParts } from './work.ts';

/** A hand-out of premises as sheets: what it is, the counts, a row for each of the premises, and what applies. */
export function premisesSheets(handout: PremisesHandout, language: Language): SheetPage[] {
  const cited = citedSources(handout, language);
  const title = premisesTitle(handout, language);
  const summary = summarySheet(title, { ...handout, basis: handout.list }, language);
  return [
    { ...summary, rows: [...summary.rows, ...hindsight(handout, language)] },
    ...tablesOf(words.counts[language], countParts(handout, language)),
    listSheet(handout, language),
    measuresSheet(handout, language),
    ...planSheet(handout, language),
    ...tablesOf(words.work[language], workParts(handout, language)),
    {
      name: handoutWords.sources[language],
      columns: [
        { head: handoutWords.numberHead[language], kind: 'number', width: 8 },
        ...texts([handoutWords.source[language], 100]),
      ],
      rows: cited.map((text, i) => [i + 1, text]),
    },
  ];
}

/** That classes are by hindsight, where there are any and they are. */
function hindsight({ list, linked }: PremisesHandout, language: Language): string[][] {
  const { grading, inForceOn } = list;
  if (grading === null || linked.length === 0) return [];
  return retrospectiveLines(grading, inForceOn, language).map(({ text }) => [words.linked[language], text]);
}

/** The overview as sheets. */
export function premisesOverviewSheets(
  overview: PremisesOverview,
  fileOf: (entry: Pick<PremisesEntry, 'area'>) => string,
  language: Language,
): SheetPage[] {
  const { whole, entries } = overview;
  const title = say(words.overviewTitle, language, { scope: scopeTitle(whole.list, language) });
  return [
    summarySheet(title, { ...whole, basis: whole.list }, language),
    ...tablesOf(handoutWords.index[language], [entriesTable(overview, language)]),
    ...tablesOf(words.counts[language], countParts(whole, language)),
    ...tablesOf(words.elsewhere[language], elsewhereParts(overview, language)),
    ...tablesOf(handoutWords.files[language], [filesTable({ entries }, fileOf, language)]),
  ];
}

/** A row for each of the premises: where, whether open, what applies by its number in the next sheet, who decides. */
function listSheet({ list, measures }: PremisesHandout, language: Language): SheetPage {
  const columns = texts(
    [words.id[language], 9],
    [words.premises[language], 18],
    [premisesWords.sector[language], 8],
    [words.place[language], 14],
    [premisesWords.tier[language], 8],
    [premisesWords.opening[language], 11],
    [words.conditions[language], 28],
    [words.applying[language], 9],
    [premisesWords.class[language], 9],
    [words.decides[language], 16],
    [words.status[language], 9],
  );
  const number = (head: string) => ({ head, kind: 'number' as const, width: 6 });
  return {
    name: words.premises[language],
    columns: [
      ...columns,
      number(words.inspections[language]),
      number(words.problems[language]),
      number(words.mended[language]),
    ],
    rows: list.sheets.map((sheet) => {
      const { premises, place, grade } = sheet;
      const { status } = premises;
      return [
        premises.id,
        premises.name,
        nameOfSector(premises.sector, list.pack, language),
        placeIn(place, list.scope),
        tierCell(sheet, list, language).text,
        premisesWords[stateOf(sheet)][language],
        openingOfSheet(sheet, language).text,
        numbersOf(sheet, measures, language),
        grade?.tier.title[language] ?? '',
        grade === null ? '' : decidesText(grade, language),
        (status === null ? premisesWords.notGiven : premisesWords[status])[language],
        premises.inspections,
        premises.problems,
        premises.mended,
      ];
    }),
  };
}

/** A row for each of the premises and each day, to be ticked off. */
function planSheet({ plan }: PremisesHandout, language: Language): SheetPage[] {
  if (plan === null) return [];
  const { dates, sites, points } = plan;
  return [
    {
      name: words.plan[language],
      columns: [
        { head: handoutWords.day[language], kind: 'day', width: 14 },
        ...texts([words.id[language], 16], [words.premises[language], 34], [words.place[language], 34]),
        { head: planWords.samples[language], kind: 'number', width: 12 },
      ],
      rows: dates.flatMap((day) =>
        sites.map(({ premises: { id, name }, place }) => [day, id, name, place.name, points]),
      ),
    },
  ];
}

/** To how many of the premises a measure applies, and of how many that is not known. */
function toHowMany(measure: Measure, sheets: readonly PremisesSheet[], language: Language): string {
  const count = (sort: 'measures' | 'undecided'): number =>
    sheets.filter((sheet) => sheet[sort].includes(measure)).length;
  const all = counted(count('measures'), premisesNoun, language);
  const undecided = count('undecided');
  if (undecided === 0) return all;
  return say(words.undecidedMore, language, {
    all,
    undecided: counted(undecided, premisesNoun, language),
  });
}

/** What applies, those of the classes of premises linked to cases behind the others. */
function measuresSheet({ list, measures, linked }: PremisesHandout, language: Language): SheetPage {
  const { pack, grading, sheets } = list;
  const ofZones = measures.map((measure, i) => ({
    measure,
    pack,
    number: i + 1,
    to: toHowMany(measure, sheets, language),
  }));
  const ofClasses = linked.flatMap(({ tier, measures: brought }) =>
    brought.map((measure) => ({ measure, pack: grading ?? pack, number: null, to: tier.title[language] })),
  );
  return {
    name: words.applying[language],
    columns: [
      { head: handoutWords.numberHead[language], kind: 'number', width: 6 },
      ...texts(
        [handoutWords.measure[language], 20],
        [handoutWords.content[language], 44],
        [handoutWords.carriedOut[language], 26],
        [handoutWords.where[language], 20],
        [handoutWords.source[language], 44],
      ),
    ],
    rows: [...ofZones, ...ofClasses].map(({ measure, pack: own, number, to }) => {
      const { source, status, clauseOfSource } = measure;
      return [
        number,
        measure.title[language],
        measure.text[language],
        carryingOut(measure, own, language),
        to,
        citation(own, source, language, { status, clause: clauseOfSource }),
      ];
    }),
  };
}
