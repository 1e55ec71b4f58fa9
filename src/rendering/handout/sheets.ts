import type { Handout } from '../../handouts/handout.ts';
import { say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { ListedMeasure, MeasureList } from '../../measures/list.ts';
import { carryingOut, parameterText, whereText } from '../measures/measure-lines.ts';
import { whenText } from '../measures/when.ts';
import { citation } from '../sources.ts';
import { words } from '../words/handout.ts';
import { audiences } from '../words/measures.ts';
import type { SheetColumn, SheetPage } from '../workbook.ts';
import { sourcesOfHandout } from './cited.ts';
import { dateText, dateWhere } from './dates.ts';
import { closingParts, headParts, scopeTitle } from './document.ts';
import { openingParts } from './opening.ts';
import type { Part, PartCell, PrintedDocument } from './parts.ts';
import { tierParts } from './tiers.ts';

/** A hand-out as sheets: one for each of its parts, a row an item. */
export function handoutSheets(handout: Handout, language: Language): SheetPage[] {
  const { applying, number } = handout;
  const title = say(words.title, language, { scope: scopeTitle(applying, language) });
  return [
    {
      name: words.summary[language],
      columns: texts([words.item[language], 16], [words.value[language], 90]),
      rows: [
        [words.titleOf[language], title],
        ...[...headParts(applying, number, language), ...closingParts(handout, language)].flatMap((part) =>
          part.kind === 'table' ? [] : [[KINDS[part.kind]?.[language] ?? '', part.text]],
        ),
      ],
    },
    ...tablesOf(words.places[language], tierParts(applying, language)),
    changesSheet(handout, language),
    measuresSheet(applying, language),
    ...tablesOf(words.opening[language], openingParts(handout, language)),
    datesSheet(handout, language),
    {
      name: words.sources[language],
      columns: [
        { head: words.numberHead[language], kind: 'number', width: 8 },
        ...texts([words.source[language], 100]),
      ],
      rows: sourcesOfHandout(handout).map((id, i) => [i + 1, citation(applying.pack, id, language)]),
    },
  ];
}

/** What a line of the summary is. */
const KINDS: Partial<Record<Part['kind'], (typeof words)[keyof typeof words]>> = {
  below: words.numberOf,
  text: words.basisHead,
  signed: words.issuer,
};

/** Any document as sheets: its tables, each under the heading above it. */
export function documentSheets({ parts, title }: PrintedDocument, language: Language): SheetPage[] {
  const lines = parts.flatMap((part) => (part.kind === 'table' ? [] : [[part.text]]));
  const tables = parts.flatMap((part, i) => {
    const heading = parts.slice(0, i).findLast(({ kind }) => kind === 'heading');
    return part.kind === 'table' ? tablesOf(heading?.kind === 'heading' ? heading.text : title, [part]) : [];
  });
  return [
    { name: words.summary[language], columns: texts([words.titleOf[language], 110]), rows: lines },
    ...tables,
  ];
}

/** The widths of a sheet's columns together, in characters. */
const SHEET_WIDTH = 110;

function tablesOf(name: string, parts: readonly Part[]): SheetPage[] {
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
    return [{ name: sheetName(name), columns, rows: part.rows.map((row) => row.map(cellValue)) }];
  });
}

/** A sheet's name has at most 31 characters, and none of some. */
function sheetName(text: string): string {
  return text.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
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
      const how = [carryingOut(measure, list.pack, language), parameterText(measure, language)];
      return [
        i + 1,
        audiences[audience][language],
        measure.title[language],
        measure.text[language],
        how.filter((text) => text !== '').join('\n'),
        whereText(each, list, language),
        whenText(each, list, language),
        [say(words.sourceNumber, language, { number }), measure.clauseOfSource ?? ''].join(' ').trim(),
      ];
    }),
  };
}

function changesSheet({ changes }: Handout, language: Language): SheetPage {
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
      whereText(each, list, language),
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

function texts(...columns: readonly (readonly [head: string, width: number])[]): SheetColumn[] {
  return columns.map(([head, width]) => ({ head, kind: 'text', width }));
}
