import type { PremisesHandout, SaidAlike } from '../../handouts/premises-handout.ts';
import { grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { OPENING_STATES, openingCounts } from '../../premises/opening-state.ts';
import type { PremisesSheet } from '../../premises/sheet.ts';
import type { Measure, Pack } from '../../rules/pack.ts';
import type { AreaLabel } from '../../zoning/verdict.ts';
import type { Part } from '../handout/parts.ts';
import { sectorName } from '../measures/measure-lines.ts';
import { openingOfSheet, statedIn } from '../premises/opening.ts';
import { tierCell } from '../premises/page.ts';
import { words as handoutWords } from '../words/handout.ts';
import { words as premisesWords } from '../words/premises.ts';
import { words } from '../words/premises-handout.ts';
import { numberOf, rowSources } from './cited.ts';

/** How many premises stand how, by sector. */
export function countParts({ list, counts }: PremisesHandout, language: Language): Part[] {
  const { sheets, pack } = list;
  const states = OPENING_STATES.filter((state) => counts[state] > 0);
  const right = (head: string) => ({ head, share: 1.4, align: 'right' as const });
  const row = (name: string, own: readonly PremisesSheet[]): string[] => {
    const standing = openingCounts(own);
    return [name, grouped(own.length), ...states.map((state) => grouped(standing[state]))];
  };
  const sectors = [...new Set(sheets.map(({ premises: { sector } }) => sector))];
  const named = sectors.map((sector) =>
    row(
      nameOfSector(sector, pack, language),
      sheets.filter(({ premises }) => premises.sector === sector),
    ),
  );
  const hasMore = counts.unsaid + counts.unknown > 0;
  return [
    {
      kind: 'table',
      columns: [
        { head: words.bySector[language], share: 2 },
        right(words.total[language]),
        ...states.map((state) => right(premisesWords[state][language])),
      ],
      rows: named.length === 1 ? named : [...named, row(words.total[language], sheets)],
    },
    ...(hasMore ? [{ kind: 'text', text: words.notOpen[language], minor: true } as const] : []),
  ];
}

export function nameOfSector(sector: string | null, pack: Pack, language: Language): string {
  return sector === null ? premisesWords.noSector[language] : sectorName(pack, sector, language);
}

/** The premises by how they stand and by what is said of them: what is said, and who they are. */
export function standingParts(
  handout: PremisesHandout,
  cited: readonly string[],
  language: Language,
): Part[] {
  return handout.standing.flatMap(({ state, count, said }): Part[] => {
    const values = { state: premisesWords[state][language], count: grouped(count) };
    return [
      { kind: 'heading', level: 2, text: say(words.state, language, values) },
      ...said.flatMap((alike) => [
        ...saidParts(alike, handout, cited, language),
        premisesTable(alike.sheets, handout, language),
      ]),
    ];
  });
}

/** What is said of premises, by what, and in which measures the conditions are. */
function saidParts(
  alike: SaidAlike,
  { list: { pack } }: PremisesHandout,
  cited: readonly string[],
  language: Language,
): Part[] {
  const { opening, sheets } = alike;
  const sectors = [...new Set(sheets.map(({ premises }) => nameOfSector(premises.sector, pack, language)))];
  const text = openingOfSheet(alike, language).text;
  const stated = statedIn(opening, (id) => titleOf(pack.measures, id, language), language);
  const numbers = [...new Set(rowSources(opening))].map((id) =>
    say(handoutWords.sourceNumber, language, { number: numberOf(cited, pack, id, language) }),
  );
  const more = [
    ...(stated === '' ? [] : [say(words.stated, language, { measures: stated })]),
    ...(numbers.length === 0 ? [] : [say(words.by, language, { source: listed(numbers, language) })]),
  ];
  return [
    { kind: 'text', text: say(words.said, language, { sectors: listed(sectors, language), text }) },
    ...(more.length === 0
      ? []
      : [{ kind: 'text', text: more.join(language === 'zh' ? '' : ' '), minor: true } as const]),
  ];
}

function titleOf(measures: readonly Measure[], id: string, language: Language): string {
  return measures.find((each) => each.id === id)?.title[language] ?? id;
}

/** Premises by place, with the numbers of the measures that apply to each. */
function premisesTable(
  sheets: readonly PremisesSheet[],
  { list, measures }: PremisesHandout,
  language: Language,
): Part {
  const sorted = sheets.toSorted((a, b) =>
    a.place.code < b.place.code ? -1 : a.place.code > b.place.code ? 1 : 0,
  );
  return {
    kind: 'table',
    columns: [
      { head: words.number[language], share: 1.2, align: 'right' },
      { head: words.premises[language], share: 4.4 },
      { head: words.place[language], share: 2.6 },
      { head: premisesWords.tier[language], share: 1.6 },
      { head: words.applying[language], share: 2.4 },
    ],
    rows: sorted.map((sheet, i) => [
      String(i + 1),
      calledText(sheet, language),
      placeIn(sheet.place, list.scope),
      tierCell(sheet, list, language).text,
      numbersOf(sheet, measures, language),
    ]),
  };
}

/** What premises are called, with their id. */
export function calledText({ premises: { id, name } }: PremisesSheet, language: Language): string {
  return name === id ? id : say(words.called, language, { id, name });
}

/** A place without what the whole document is of. */
export function placeIn(place: AreaLabel, scope: AreaLabel | null): string {
  const shared = scope === null ? 0 : place.names.findIndex((name, i) => scope.names[i] !== name);
  return place.names.slice(shared < 0 ? -1 : shared).join(' ');
}

/** The numbers of the measures of one of the premises, those apart of which it is not known whether they apply. */
export function numbersOf(
  { measures: own, undecided }: PremisesSheet,
  measures: readonly Measure[],
  language: Language,
): string {
  const of = (some: readonly Measure[]): string =>
    numbersText(
      some.map((each) => measures.indexOf(each) + 1),
      language,
    );
  if (undecided.length === 0) return of(own);
  return say(words.undecidedNumbers, language, { numbers: of(own), undecided: of(undecided) });
}

/** Numbers, those that follow each other as a span: `1–4、7`. */
export function numbersText(numbers: readonly number[], language: Language): string {
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else spans.push([number, number]);
  }
  const texts = spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return texts.length === 0 ? '—' : listed(texts, language);
}
