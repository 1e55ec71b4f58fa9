import { counted, grouped, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { percent, type Rounding } from '../../premises/rate.ts';
import {
  type Count,
  changeOf,
  type Grouping,
  mendedShare,
  type PremisesSummary,
  type Sum,
  type SummaryRow,
  workingPercent,
} from '../../premises/summary.ts';
import { sectorName } from '../measures/measure-lines.ts';
import type { Line, Page, Row } from '../page.ts';
import { words as measureWords } from '../words/measures.ts';
import { digitNoun, words } from '../words/premises-summary.ts';

/** How many premises work, for people to read; every rate with what it is of. */
export function summaryPage(summary: PremisesSummary, language: Language): Page {
  const { asOf, scope, groups, total, rounding } = summary;
  const hint: Line[] = total.before === null ? [{ text: words.sinceHint[language], tone: 'faint' }] : [];
  const name = scope?.name ?? measureWords.everywhere[language];
  const columns = [
    { head: words.group[language] },
    { head: words.working[language], align: 'right' },
    { head: words.rate[language], align: 'right' },
    { head: words.change[language], align: 'right' },
    { head: words.inspections[language], align: 'right', spare: 1 },
    { head: words.problems[language], align: 'right', spare: 1 },
    { head: words.mended[language], align: 'right', spare: 1 },
  ] as const;
  const rows = groups.flatMap(({ by, rows: own }): Row[] => [
    { kind: 'group', text: words[by][language] },
    ...own.map((each) => row(nameOf(each, by, summary, language), each, rounding, language)),
  ]);
  const all = row(words.total[language], total, rounding, language);
  return [
    { kind: 'heading', text: say(words.title, language, { scope: name, day: asOf }), level: 1 },
    { kind: 'lines', lines: [...basisLines(summary, language), ...hint] },
    { kind: 'table', columns, rows: [...rows, { kind: 'group', text: words.total[language] }, all] },
    { kind: 'summary', text: lastLine(summary, language) },
  ];
}

export function basisLines(
  { since, sinceFile, rounding, sector, pack, total }: PremisesSummary,
  language: Language,
): Line[] {
  const isCompared = since !== null || sinceFile !== null;
  const compared =
    since !== null
      ? say(words.since, language, { day: since })
      : sinceFile !== null
        ? say(words.sinceFile, language, { file: sinceFile })
        : words.nothingBefore[language];
  const mode = words[rounding.mode][language];
  const unsaid = total.now.unknown;
  return [
    ...(sector === null
      ? []
      : [{ text: say(words.ofSector, language, { sector: sectorName(pack, sector, language) }) }]),
    { text: compared, ...(!isCompared && { tone: 'unknown' as const }) },
    { text: say(words.rounding, language, { mode, digits: counted(rounding.digits, digitNoun, language) }) },
    ...(unsaid === 0
      ? []
      : [{ text: say(words.unknown, language, { count: grouped(unsaid) }), tone: 'unknown' as const }]),
  ];
}

function nameOf(
  { key, name }: SummaryRow,
  by: Grouping,
  { pack }: PremisesSummary,
  language: Language,
): string {
  if (key === null) return words.notGiven[language];
  return by === 'sector' ? sectorName(pack, key, language) : (name ?? key);
}

function row(name: string, each: SummaryRow, rounding: Rounding, language: Language): Row {
  return { kind: 'row', cells: summaryCells(name, each, rounding, language) };
}

/** A row of the table: what is counted, how many of it work, what changed, and what was inspected. */
export function summaryCells(
  name: string,
  each: SummaryRow,
  rounding: Rounding,
  language: Language,
): string[] {
  const { now } = each;
  return [
    name,
    `${grouped(now.working)} / ${grouped(now.total)}`,
    rateText(now, rounding),
    changeOf(each, rounding) ?? '—',
    sumText(now.inspections),
    sumText(now.problems),
    mendedText(now, rounding, language),
  ];
}

/** The share that works; of premises of which some do not say it is at least so high. */
export function rateText(now: Count, rounding: Rounding): string {
  const rate = workingPercent(now, rounding);
  if (rate === null) return '—';
  return now.unknown > 0 ? `≥ ${rate}%` : `${rate}%`;
}

function sumText({ sum, given }: Sum): string {
  return given === 0 ? '—' : grouped(sum);
}

function mendedText(now: Count, rounding: Rounding, language: Language): string {
  const share = mendedShare(now);
  const rate = share && percent(share, rounding);
  if (rate === null) return sumText(now.mended);
  const of = { mended: grouped(now.mended.sum), problems: grouped(now.problems.sum), rate };
  return say(words.mendedOf, language, of);
}

function lastLine({ asOf, total, rounding }: PremisesSummary, language: Language): string {
  const change = changeOf(total, rounding);
  return say(words.summary, language, {
    day: asOf,
    working: grouped(total.now.working),
    total: grouped(total.now.total),
    rate: rateText(total.now, rounding),
    change: change === null ? '' : say(words.summaryChange, language, { change }),
  });
}
