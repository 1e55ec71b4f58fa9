import type { Day } from '../../days.ts';
import type { Diff } from '../../diff/change.ts';
import type { DataReport } from '../../inputs/tables.ts';
import { grouped, say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';
import type { SinceLast } from '../../nightly/kept-rows.ts';
import type { Problem } from '../../problems/problem.ts';
import { type Report, TABLES } from '../../workspace/workspace.ts';
import type { AreaLabel } from '../../zoning/area-label.ts';
import type { Snapshot } from '../../zoning/verdict.ts';
import { dataValue } from '../data-report/data.ts';
import { fileNotes, total } from '../data-report/file-lines.ts';
import { oddityLines } from '../data-report/oddity-lines.ts';
import { caseLines } from '../data-report/page.ts';
import { sinceLastLines, sinceLastTitle, sinceLastValue } from '../data-report/since-last.ts';
import { noticeBlocks } from '../decisions/index.ts';
import { diffCsv, diffNdjson, diffValue } from '../diff/data.ts';
import { diffBody } from '../diff/page.ts';
import { jsonDocument } from '../json.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import type { RunValue } from '../outputs/run.ts';
import { type Block, type Line, type Page, section } from '../page.ts';
import { problemValue } from '../problem-values.ts';
import { nightValues } from '../replay/data.ts';
import { changesInShort } from '../replay/page.ts';
import type { ReplayedNights } from '../replay/replayed.ts';
import { snapshotValue } from '../snapshot/data.ts';
import { snapshotPage, summary } from '../snapshot/page.ts';
import { warningLines } from '../snapshot/warning-lines.ts';
import { toTerminal } from '../terminal.ts';
import type { Titles } from '../titles.ts';
import { words } from '../words/run.ts';

/** What the nightly job did. */
export interface RunOutcome {
  readonly published: {
    readonly day: Day;
    readonly revision: number;
    readonly path: string;
    readonly outcome: 'published' | 'same' | 'revised';
  };
  readonly snapshot: Snapshot;
  readonly diff: Diff;
  readonly report: DataReport;
  readonly sinceLast: SinceLast | null;
  /** The missed nights that were published before, oldest first. */
  readonly caughtUp: ReplayedNights['nights'];
  /** The stale nights that were computed again, oldest first. */
  readonly cascaded: ReplayedNights['nights'];
  /** The reports that were written. */
  readonly reports: readonly {
    readonly what: Report['what'];
    readonly format: Report['format'];
    readonly area: AreaLabel | null;
    readonly path: string;
  }[];
  readonly warnings: readonly Problem[];
}

/** Shows a nightly run: what changed, where it is published, and the tally. CSV and NDJSON hold the changes. */
export function renderRun(outcome: RunOutcome, format: Format, look: Look, titles: Titles): string {
  switch (format) {
    case 'table':
      return toTerminal(runPage(outcome, look.language, titles), look);
    case 'md':
      return toMarkdown(runPage(outcome, look.language, titles));
    case 'json':
      return jsonDocument(runValue(outcome));
    case 'ndjson':
      return diffNdjson(outcome.diff);
    case 'csv':
      return diffCsv(outcome.diff);
  }
}

function runValue(outcome: RunOutcome): RunValue {
  return {
    published: publishedValue(outcome),
    snapshot: snapshotValue(outcome.snapshot),
    diff: diffValue(outcome.diff),
    report: dataValue(outcome.report),
    since_last: outcome.sinceLast === null ? null : sinceLastValue(outcome.sinceLast),
    caught_up: nightValues({ nights: outcome.caughtUp }),
    cascaded: nightValues({ nights: outcome.cascaded }),
    reports: outcome.reports.map(({ what, format, area, path }) => ({
      what,
      format,
      area: area?.code ?? null,
      path,
    })),
    warnings: outcome.warnings.map(problemValue),
  };
}

function publishedValue({ published: { day, revision, path, outcome } }: RunOutcome): RunValue['published'] {
  return { day, revision, path, outcome };
}

const gap: Block = { kind: 'gap' };

function runPage(
  { published, snapshot, diff, report, sinceLast, caughtUp, cascaded, reports }: RunOutcome,
  language: Language,
  titles: Titles,
): Page {
  const { outcome, day, revision, path } = published;
  return [
    ...diffBody(diff, language, titles),
    // With nothing to compare with, the zones themselves are the news.
    ...(diff.from === null ? [gap, ...snapshotPage(snapshot, language, null).slice(0, -1)] : []),
    ...(diff.from === null ? [] : noticeBlocks(snapshot.notices, snapshot.pack, language)),
    ...dataLines(report, language),
    ...revisionLines(sinceLast, language),
    ...(diff.from === null ? [] : warningLines(snapshot, language)),
    ...nightLines(words.caughtUp, words.caughtUpNight, caughtUp, language),
    ...nightLines(words.cascaded, words.cascadedNight, cascaded, language),
    { kind: 'gap' },
    { kind: 'lines', lines: [{ text: say(words[outcome], language, { day, revision, path }), hang: 2 }] },
    ...reportLines(reports, language),
    summary(snapshot, language),
  ];
}

/** Where reports lie; of many, the first few and how many more. */
function reportLines(reports: RunOutcome['reports'], language: Language): Block[] {
  if (reports.length === 0) return [];
  const lines = reports
    .slice(0, FEW)
    .map(({ path }): Line => ({ text: say(words.report, language, { path }), hang: 2 }));
  const more = reports.length - FEW;
  if (more > 0) lines.push({ text: say(words.moreReports, language, { count: more }) });
  return [{ kind: 'lines', lines }];
}

const FEW = 5;

/** A line for each other night that the job published, or found the same. */
function nightLines(title: Text, told: Text, nights: ReplayedNights['nights'], language: Language): Block[] {
  const lines = nights.map(({ published, changes: counts }): Line => {
    const { day, revision, outcome } = published;
    const changes = changesInShort(counts, language) || words.noChange[language];
    const word = outcome === 'same' ? words.cascadedSame : told;
    return { text: say(word, language, { day, revision, changes }), hang: 2 };
  });
  return section(title[language], lines);
}

/** What became of the rows of the last run, where anything did but that new days came. */
function revisionLines(since: SinceLast | null, language: Language): Block[] {
  if (since === null) return [];
  const isRevised = since.tables.some((each) => each.late + each.withdrawn + each.changed > 0);
  return isRevised || since.unrecognised
    ? section(sinceLastTitle(since, language), sinceLastLines(since, language))
    : [];
}

/** For each data file a line, every row that was read is accounted for; and what of it deserves a look. */
function dataLines(report: DataReport, language: Language): Block[] {
  const { files, oddities } = report;
  const daily = files.filter(({ table }) => TABLES.some((name) => name === table));
  const lines = daily.flatMap((file, i): Line[] => {
    const { read, used } = file;
    const counts = { read, used, excluded: total(file.excluded), rejected: total(file.rejected) };
    const numbers = Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, grouped(n)]));
    const odd = daily[i + 1]?.table === file.table ? undefined : oddities[file.table];
    return [
      { text: say(words.data, language, { file: file.file, ...numbers }) },
      ...fileNotes(file, language).map((line) => ({ ...line, indent: 2, hang: 2 })),
      ...(odd === undefined ? [] : oddityLines(odd, language)),
      ...(odd === undefined || file.table !== 'cases' ? [] : caseLines(report, language)),
    ];
  });
  return lines.length === 0 ? [] : [{ kind: 'gap' }, { kind: 'lines', lines }];
}
