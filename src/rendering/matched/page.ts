import { basename } from 'node:path';
import type { MatchedTable, UnplacedText } from '../../inputs/matching/matched.ts';
import { grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { MatchResult } from '../../nightly/data-match.ts';
import { levelName } from '../../workspace/level-names.ts';
import type { Block, Page, Row } from '../page.ts';
import { tables } from '../words/data-report.ts';
import { manners, reasons, words } from '../words/matched.ts';
import { MANNERS, rowsAt, totals } from './counts.ts';

/** Texts listed on the page; all are in the working file. */
const WORST = 10;

/** What was placed, at which level and how, and what was not; no text as it was written. */
export function matchPage({ matched, path }: MatchResult, language: Language): Page {
  const { levels, texts } = matched;
  const sum = totals(matched);
  const open = texts.length;
  const toFill =
    open === 0
      ? words.nothingToFill[language]
      : say(words.toFill, language, { texts: grouped(open), file: basename(path) });
  const numbers = Object.fromEntries(Object.entries(sum).map(([name, n]) => [name, grouped(n)]));
  return [
    { kind: 'heading', text: words.title[language], level: 1 },
    ...matched.tables.flatMap((table) => tableBlocks(table, levels, language)),
    ...worstBlocks(texts, language),
    { kind: 'summary', text: say(words.summary, language, { ...numbers, texts: toFill }) },
  ];
}

function tableBlocks(table: MatchedTable, levels: readonly string[], language: Language): Block[] {
  const name = tables[table.table]?.[language] ?? table.table;
  const used = MANNERS.filter((how) => levels.some((level) => (table.placedAt[level]?.[how] ?? 0) > 0));
  const share = (n: number): string => (table.rows === 0 ? '' : `${((100 * n) / table.rows).toFixed(1)}%`);
  const row = (title: string, n: number, byManner: readonly (number | undefined)[]): Row => ({
    kind: 'row',
    cells: [
      title,
      grouped(n),
      share(n),
      ...byManner.map((each) => (each === undefined ? '' : grouped(each))),
    ],
  });
  const placed = levels.toReversed().flatMap((level) => {
    const n = rowsAt(table, level);
    return n === 0
      ? []
      : [
          row(
            levelName(level)[language],
            n,
            used.map((how) => table.placedAt[level]?.[how]),
          ),
        ];
  });
  const others = (['unplaced', 'empty', 'unreadable'] as const).flatMap((kind) =>
    table[kind] === 0
      ? []
      : [
          row(
            words[kind][language],
            table[kind],
            used.map(() => undefined),
          ),
        ],
  );
  const partly = say(words.partly, language, { rows: grouped(table.partly) });
  return [
    {
      kind: 'heading',
      text: say(words.table, language, { table: name, files: listed(table.files, language) }),
      level: 2,
    },
    {
      kind: 'table',
      columns: [
        { head: words.level[language] },
        { head: words.rows[language], align: 'right' },
        { head: words.share[language], align: 'right' },
        ...used.map((how) => ({ head: manners[how][language], align: 'right' as const, spare: 1 })),
      ],
      rows: [...placed, ...others],
    },
    ...(table.partly === 0 ? [] : [{ kind: 'lines' as const, lines: [{ text: partly }] }]),
  ];
}

function worstBlocks(texts: readonly UnplacedText[], language: Language): Block[] {
  if (texts.length === 0) return [];
  const rows = texts.slice(0, WORST).map(
    ({ rows: n, recognised, reason, candidates: [first] }): Row => ({
      kind: 'row',
      cells: [
        grouped(n),
        recognised?.path ?? words.nothing[language],
        reasons[reason][language],
        first === undefined ? '' : `${first.code} ${first.path}`,
      ],
    }),
  );
  return [
    { kind: 'heading', text: words.worst[language], level: 2 },
    {
      kind: 'table',
      columns: [
        { head: words.rows[language], align: 'right' },
        { head: words.recognised[language] },
        { head: words.why[language], least: 12 },
        { head: words.candidate[language], spare: 1, least: 16 },
      ],
      rows,
    },
    { kind: 'lines', lines: [{ text: words.hidden[language], tone: 'faint' }] },
  ];
}
