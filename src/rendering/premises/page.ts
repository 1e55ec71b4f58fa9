import { counted, grouped, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { PremisesList } from '../../premises/list.ts';
import { OPENING_STATES, openingCounts } from '../../premises/opening-state.ts';
import type { PremisesSheet } from '../../premises/sheet.ts';
import { byDistrict } from '../areas.ts';
import { sectorName } from '../measures/measure-lines.ts';
import type { Block, Cell, Line, Page, Row, Styled } from '../page.ts';
import { tierLabel } from '../tiers.ts';
import { words as measureWords } from '../words/measures.ts';
import { premisesNoun, words } from '../words/premises.ts';
import { openingOfSheet } from './opening.ts';
import { decider, retrospectiveLines } from './reopening.ts';
import { sheetBlocks } from './sheet.ts';
import { tierOf } from './where.ts';

/** Premises for people to read: a list by district; one place of business alone, with everything that applies to it. */
export function premisesPage(list: PremisesList, language: Language): Page {
  const [only] = list.single ? list.sheets : [];
  if (only !== undefined)
    return [
      ...header(titleOfOne(only, list, language), list, language),
      ...sheetBlocks(only, list, language),
    ];
  const title = say(words.title, language, { scope: scopeName(list, language), day: list.inForceOn });
  return [
    ...header(title, list, language),
    list.sheets.length === 0
      ? { kind: 'lines', lines: [{ text: words.none[language] }] }
      : table(list, language),
    { kind: 'summary', text: summary(list, language) },
  ];
}

function titleOfOne({ premises }: PremisesSheet, { inForceOn }: PremisesList, language: Language): string {
  return say(words.titleOne, language, { name: premises.name, id: premises.id, day: inForceOn });
}

function scopeName({ scope, sector, pack }: PremisesList, language: Language): string {
  const name = scope?.name ?? measureWords.everywhere[language];
  if (sector === null) return name;
  return say(words.ofSector, language, { scope: name, sector: sectorName(pack, sector, language) });
}

/** The night and the rules; where some are graded by a pack that is not in force, that too. */
function header(
  title: string,
  { pack, asOf, grading, inForceOn, sheets, single }: PremisesList,
  language: Language,
): Block[] {
  const values = { asOf, title: pack.title[language], id: pack.id, edition: pack.edition };
  // The page of one says it beside its class.
  const isGraded = grading !== null && !single && sheets.some(({ grade }) => grade !== null);
  const basis: Line = { text: say(measureWords.basis, language, values), hang: 2 };
  return [
    { kind: 'heading', text: title, level: 1 },
    {
      kind: 'lines',
      lines: [basis, ...(isGraded ? retrospectiveLines(grading, inForceOn, language) : [])],
    },
  ];
}

function table(list: PremisesList, language: Language): Block {
  const hasGrades = list.sheets.some(({ grade }) => grade !== null);
  const hasDeciders = list.sheets.some(({ grade }) => grade !== null && decider(grade, language) !== '');
  const columns = [
    { head: words.name[language], least: 12 },
    { head: words.sector[language] },
    { head: words.tier[language] },
    { head: words.opening[language], least: 16 },
    { head: words.measures[language], align: 'right', spare: 1 },
    ...(hasGrades ? [{ head: words.class[language] }] : []),
    ...(hasDeciders ? [{ head: words.decidesHead[language] }] : []),
  ] as const;
  const rows = byDistrict(list.sheets, ({ place }) => place).flatMap(({ heading, items }): Row[] => [
    { kind: 'group', text: heading },
    ...items.map((sheet) => row(sheet, list, { hasGrades, hasDeciders }, language)),
  ]);
  return { kind: 'table', columns, rows };
}

/** Which columns there are beside those of every list. */
interface Columns {
  readonly hasGrades: boolean;
  readonly hasDeciders: boolean;
}

function row(
  sheet: PremisesSheet,
  list: PremisesList,
  { hasGrades, hasDeciders }: Columns,
  language: Language,
): Row {
  const { premises, grade } = sheet;
  const sector =
    premises.sector === null ? words.noSector[language] : sectorName(list.pack, premises.sector, language);
  const cells: Cell[] = [
    `${premises.id} ${premises.name}`,
    sector,
    tierCell(sheet, list, language),
    openingOfSheet(sheet, language),
    measureCount(sheet, language),
    ...(hasGrades ? [grade?.tier.title[language] ?? ''] : []),
    ...(hasDeciders ? [grade === null ? '' : decider(grade, language) || '—'] : []),
  ];
  return { kind: 'row', cells };
}

/** How many measures apply, and of how many more it is not known. */
function measureCount({ measures, undecided }: PremisesSheet, language: Language): Cell {
  const count = grouped(measures.length);
  if (undecided.length === 0) return count;
  return {
    text: say(words.undecided, language, { count, undecided: grouped(undecided.length) }),
    tone: 'unknown',
  };
}

/** The tier in force where premises are; that of the first where several areas lie around them. */
export function tierCell(sheet: PremisesSheet, list: Pick<PremisesList, 'pack'>, language: Language): Styled {
  const [first, ...more] = sheet.areas;
  if (first === undefined) return tierLabel(list.pack, null, language);
  const label = tierOf(first, list, language);
  return more.length === 0
    ? label
    : { ...label, text: [first, ...more].map((here) => tierOf(here, list, language).text).join(' / ') };
}

function summary({ sheets, inForceOn }: PremisesList, language: Language): string {
  if (sheets.length === 0) return say(words.summaryNone, language, { day: inForceOn });
  const standing = openingCounts(sheets);
  const counts = OPENING_STATES.flatMap((state) => {
    const count = standing[state];
    if (count === 0) return [];
    return say(words.stateCount, language, { state: words[state][language], count: grouped(count) });
  });
  const total = counted(sheets.length, premisesNoun, language);
  return say(words.summary, language, { day: inForceOn, total, counts: counts.join(' · ') });
}
