import type { Handout, HandoutOverview, OverviewEntry, Sender } from '../../handouts/handout.ts';
import { counted, say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';
import type { ListedMeasure, MeasureList, TieredPlace } from '../../measures/list.ts';
import { defaultTier } from '../../rules/pack.ts';
import { levelNoun } from '../../workspace/level-names.ts';
import { carryingOut, undecidedText, whereText } from '../measures/measure-lines.ts';
import { onlyTexts } from '../measures/only.ts';
import { inForceLabel, placeName } from '../measures/page.ts';
import { whenText } from '../measures/when.ts';
import { citation } from '../sources.ts';
import { severity, tierLabel } from '../tiers.ts';
import { words } from '../words/handout.ts';
import { audiences } from '../words/measures.ts';
import type { SheetColumn, SheetPage } from '../workbook.ts';
import { sourcesOfHandout } from './cited.ts';
import { dateText, dateWhere } from './dates.ts';
import { type Basis, basisText, scopeTitle } from './document.ts';
import { openingParts } from './opening.ts';
import { entriesTable, filesTable } from './overview.ts';
import type { Part, PartCell } from './parts.ts';
import { writtenDay } from './written.ts';

/** A hand-out as sheets: one for each of its parts, a row an item. */
export function handoutSheets(handout: Handout, language: Language): SheetPage[] {
  const { applying, changes } = handout;
  const title = say(words.title, language, { scope: scopeTitle(applying, language) });
  return [
    summarySheet(title, { ...handout, basis: applying }, language),
    placesSheet(applying, language),
    changesSheet(changes, language),
    measuresSheet(applying, language),
    ...tablesOf(words.opening[language], openingParts(handout, language)),
    datesSheet(handout, language),
    {
      name: words.sources[language],
      columns: [
        { head: words.numberHead[language], kind: 'number', width: 8 },
        ...texts([words.source[language], 100]),
      ],
      rows: sourcesOfHandout(handout).map((id, i) => [
        i + 1,
        citation(applying.pack, id, language, { on: applying.inForceOn }),
      ]),
    },
  ];
}

/** The overview as sheets. */
export function overviewSheets(
  overview: HandoutOverview,
  fileOf: (entry: OverviewEntry) => string,
  language: Language,
): SheetPage[] {
  const { applying, changes } = overview.whole;
  const title = say(words.overviewTitle, language, { scope: scopeTitle(applying, language) });
  return [
    summarySheet(title, { ...overview, basis: applying }, language),
    ...tablesOf(words.index[language], [entriesTable(overview, language)]),
    changesSheet(changes, language),
    placesSheet(applying, language),
    ...tablesOf(words.files[language], [filesTable(overview, fileOf, language)]),
  ];
}

/** What the document is, a line an item. */
export function summarySheet(
  title: string,
  { basis, number, issuer, contact }: Sender & { readonly basis: Basis; readonly number: string },
  language: Language,
): SheetPage {
  const { asOf, inForceOn } = basis;
  const rows: [Text, string | undefined][] = [
    [words.titleOf, title],
    [words.numberOf, number],
    [words.from, say(words.inForce, language, { day: writtenDay(inForceOn, language) })],
    [words.basisHead, [basisText(basis, language), ...onlyTexts(basis.only, language)].join('\n')],
    [words.issuer, issuer],
    [words.contactHead, contact],
    [words.day, writtenDay(asOf, language)],
  ];
  return {
    name: words.summary[language],
    columns: texts([words.item[language], 16], [words.value[language], 94]),
    rows: rows.flatMap(([what, text]) => (text === undefined ? [] : [[what[language], text]])),
  };
}

/** The widths of a sheet's columns together, in characters. */
const SHEET_WIDTH = 110;

/** The tables among some parts, a sheet each; numbers in them are numbers. */
export function tablesOf(name: string, parts: readonly Part[]): SheetPage[] {
  return parts.flatMap((part) => {
    if (part.kind !== 'table') return [];
    const whole = part.columns.reduce((sum, { share }) => sum + share, 0);
    const columns = part.columns.map(({ head, share, align }) => ({
      head,
      kind: align === 'right' ? ('number' as const) : ('text' as const),
      width: Math.max(8, Math.round((SHEET_WIDTH * share) / whole)),
    }));
    const cellValue = (cell: PartCell, i: number): string | number => {
      const text = typeof cell === 'string' ? cell : cell.file;
      const plain = text.replaceAll(',', '');
      return columns[i]?.kind === 'number' && /^\d+$/.test(plain) ? Number(plain) : text;
    };
    return [{ name, columns, rows: part.rows.map((row) => row.map(cellValue)) }];
  });
}

/** A row a place, the most severe first; the others by their number. */
function placesSheet(list: MeasureList, language: Language): SheetPage {
  const { pack, places, others } = list;
  const tierOf = (tier: string | null): string => tierLabel(pack, tier, language).text;
  const count = counted(others, levelNoun(pack.level), language);
  const normal = defaultTier(pack)?.tier ?? null;
  const rankOf = ({ tierInForce }: TieredPlace): number => severity(pack, tierInForce, null);
  const worstFirst = places.toSorted((a, b) => rankOf(a) - rankOf(b));
  const rest = others === 0 ? [] : [[tierOf(normal), '', say(words.restOf, language, { count }), null]];
  return {
    name: words.places[language],
    columns: [
      ...texts([words.tier[language], 16], [words.code[language], 20], [words.names[language], 60]),
      { head: words.judgedSince[language], kind: 'day', width: 14 },
    ],
    rows: [
      ...worstFirst.map((place) => [
        inForceLabel(place, list, language).text,
        place.area.code,
        placeName(place, list, language),
        place.since,
      ]),
      ...rest,
    ],
  };
}

function measuresSheet(list: MeasureList, language: Language): SheetPage {
  const sources = [
    ...new Set(list.byAudience.flatMap(({ measures }) => measures.map(({ measure }) => measure.source))),
  ];
  const all = list.byAudience.flatMap(({ audience, measures }) =>
    measures.map((each) => ({ audience, each })),
  );
  return {
    name: words.measures[language],
    columns: [
      { head: words.numberHead[language], kind: 'number', width: 6 },
      ...texts(
        [words.forWhom[language], 12],
        [words.measure[language], 18],
        [words.content[language], 44],
        [words.carriedOut[language], 24],
        [words.where[language], 26],
        [words.when[language], 26],
        [words.source[language], 14],
      ),
    ],
    rows: all.map(({ audience, each }, i) => {
      const { measure } = each;
      const number = sources.indexOf(measure.source) + 1;
      const how = [undecidedText(each, list, language), carryingOut(measure, list.pack, language)];
      return [
        i + 1,
        audiences[audience][language],
        measure.title[language],
        measure.text[language],
        how.filter(isSaid).join('\n'),
        whereText(each, list, language),
        whenText(each, list, language),
        [say(words.sourceNumber, language, { number }), measure.clauseOfSource ?? ''].join(' ').trim(),
      ];
    }),
  };
}

function changesSheet(changes: Handout['changes'], language: Language): SheetPage {
  const columns = texts(
    [words.change[language], 10],
    [words.measure[language], 30],
    [words.where[language], 40],
    [words.when[language], 40],
  );
  const rowsOf = (list: MeasureList, what: string): string[][] => {
    const all = new Map<string, ListedMeasure>();
    for (const { measures } of list.byAudience) for (const each of measures) all.set(each.measure.id, each);
    return [...all.values()].map((each) => [
      what,
      each.measure.title[language],
      [whereText(each, list, language), undecidedText(each, list, language)].filter(isSaid).join('\n'),
      whenText(each, list, language),
    ]);
  };
  const rows =
    changes === null
      ? [[words.notCompared[language], '', '', '']]
      : [
          ...rowsOf(changes.starting, words.started[language]),
          ...rowsOf(changes.ending, words.ended[language]),
        ];
  return { name: words.changes[language], columns, rows };
}

function isSaid(text: string): boolean {
  return text !== '';
}

function datesSheet({ dates, applying }: Handout, language: Language): SheetPage {
  return {
    name: words.dates[language],
    columns: [
      { head: words.day[language], kind: 'day', width: 14 },
      ...texts([words.what[language], 48], [words.where[language], 48]),
    ],
    rows: dates.map((date) => [
      date.day,
      dateText(date, applying.pack, language),
      dateWhere(date, applying.pack, language),
    ]),
  };
}

/** Columns of texts. */
export function texts(...columns: readonly (readonly [head: string, width: number])[]): SheetColumn[] {
  return columns.map(([head, width]) => ({ head, kind: 'text', width }));
}
