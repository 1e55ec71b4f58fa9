import type { MatchedTable, UnplacedText } from '../../inputs/matching/matched.ts';
import type { MatchResult } from '../../nightly/data-match.ts';
import { type CsvValue, csvTable } from '../csv.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { MatchedTableValue, MatchValue } from '../outputs/data-match.ts';
import { MANNERS, totals } from './counts.ts';

/** So many texts are listed; the working file has all. */
const MOST_TEXTS = 1_000;

/** Everything but the texts as they were written. */
export function matchJson(result: MatchResult): string {
  return jsonDocument(matchValue(result));
}

function matchValue({ matched, path }: MatchResult): MatchValue {
  return {
    tables: matched.tables.map(tableValue),
    totals: totals(matched),
    working_file: path,
    texts_to_fill: matched.texts.length,
    texts: matched.texts.slice(0, MOST_TEXTS).map(textValue),
  };
}

/** One table a line. */
export function matchNdjson({ matched }: MatchResult): string {
  return jsonLines(matched.tables.map(tableValue));
}

function tableValue({ table, files, rows, placedAt, ...counts }: MatchedTable): MatchedTableValue {
  const { partly, unplaced, empty, unreadable } = counts;
  return {
    table,
    files,
    rows,
    placed_at: Object.fromEntries(
      Object.entries(placedAt).map(([level, byManner]) => [level, { ...byManner }]),
    ),
    partly,
    unplaced,
    empty,
    unreadable,
  };
}

function textValue({
  within,
  rows,
  recognised,
  placed,
  reason,
  candidates,
}: UnplacedText): MatchValue['texts'][number] {
  return {
    rows,
    within: within === '' ? null : within,
    recognised:
      recognised === null ? null : { code: recognised.code, name: recognised.path, level: recognised.level },
    placed,
    reason,
    candidates: candidates.map(({ code, path, reason: why }) => ({ code, name: path, reason: why })),
  };
}

/** A row for each table, level and manner; what is not placed has no level. */
export function matchCsv({ matched }: MatchResult): string {
  const rows = matched.tables.flatMap((table): CsvValue[][] => [
    ...matched.levels.flatMap((level) =>
      MANNERS.flatMap((how): CsvValue[][] => {
        const n = table.placedAt[level]?.[how];
        return n === undefined ? [] : [[table.table, 'placed', level, how, n]];
      }),
    ),
    ...(['unplaced', 'empty', 'unreadable'] as const).map((kind) => [
      table.table,
      kind,
      null,
      null,
      table[kind],
    ]),
  ]);
  return csvTable(['table', 'outcome', 'level', 'by', 'rows'], rows);
}
