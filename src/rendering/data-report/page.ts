import type { DataReport, FileReport } from '../../inputs/tables.ts';
import { counted, grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { SinceLast } from '../../nightly/kept-rows.ts';
import { countProblems } from '../../problems/describe.ts';
import { levelName } from '../../workspace/level-names.ts';
import { type Block, type Line, type Page, section } from '../page.ts';
import { problemLines } from '../problem-lines.ts';
import { fileNoun, tables, values, words } from '../words/data-report.ts';
import { fileLines, total } from './file-lines.ts';
import { alikeLines, oddityLines } from './oddity-lines.ts';
import { sinceLastLines, sinceLastTitle } from './since-last.ts';

/** Problems shown in full; the last line counts all of them. */
const SHOWN = 20;

/** What was read, used, excluded and rejected, for people to check. */
export function dataReportPage(report: DataReport, language: Language, since: SinceLast | null): Page {
  const areas = Object.entries(report.areas.byLevel).map(
    ([level, n]) => `${levelName(level)[language]} ${grouped(n)}`,
  );
  const levels: Line = { text: areas.join(' · '), indent: 2 };
  const files = report.files.flatMap((file): Block[] =>
    section(
      say(words.file, language, { table: tables[file.table]?.[language] ?? file.table, file: file.file }),
      [
        ...(file.table === 'areas' ? [levels] : []),
        ...fileLines(file, report.through[file.table] ?? null, language),
        ...(isLast(report, file) ? oddityLines(report.oddities[file.table] ?? NOTHING_ODD, language) : []),
      ],
    ),
  );
  const isAmongFiles = report.files.some(({ table }) => table === 'areas');
  const problems = problemLines(report.problems.slice(0, SHOWN), language);
  return [
    { kind: 'heading', text: say(words.title, language, { day: report.asOf }), level: 1 },
    ...(report.knownOn === undefined
      ? []
      : [
          {
            kind: 'lines',
            lines: [{ text: say(words.knownOn, language, { day: report.knownOn }), tone: 'unknown' }],
          } as const,
        ]),
    ...(isAmongFiles ? [] : section(say(words.areas, language, { file: report.areas.file }), [levels])),
    ...files,
    ...section(words.cases[language], caseLines(report, language)),
    ...(since === null ? [] : section(sinceLastTitle(since, language), sinceLastLines(since, language))),
    ...section(words.problems[language], problems),
    { kind: 'summary', text: summary(report, language) },
  ];
}

const NOTHING_ODD = { gaps: [], surges: [] };

/** What is said of a whole table stands with the last of its files. */
function isLast({ files }: DataReport, file: FileReport): boolean {
  return files.findLast(({ table }) => table === file.table) === file;
}

/** The cases used: by class, by origin, by the level they are placed at, and those that are alike. */
export function caseLines({ classes, origins, placedAt, alike }: DataReport, language: Language): Line[] {
  const named = (key: string): string => values[key]?.[language] ?? key;
  const level = (key: string): string => levelName(key)[language];
  return [
    ...breakdown(words.classes, classes, named, language),
    ...breakdown(words.origins, origins, named, language),
    ...breakdown(words.placedAt, placedAt, level, language),
    ...alikeLines(alike, language),
  ];
}

function breakdown(
  text: { readonly zh: string; readonly en: string },
  counts: Readonly<Record<string, number>>,
  name: (key: string) => string,
  language: Language,
): Line[] {
  const parts = Object.entries(counts).map(([key, n]) => `${name(key)} ${grouped(n)}`);
  return parts.length === 0
    ? []
    : [{ text: say(text, language, { parts: listed(parts, language) }), indent: 2, hang: 2 }];
}

function summary({ files, problems }: DataReport, language: Language): string {
  const sum = (of: (file: FileReport) => number): string =>
    grouped(files.reduce((all, file) => all + of(file), 0));
  return say(words.summary, language, {
    files: counted(files.length, fileNoun, language),
    read: sum((file) => file.read),
    used: sum((file) => file.used),
    excluded: sum((file) => total(file.excluded)),
    rejected: sum((file) => total(file.rejected)),
    problems: countProblems(problems, language),
  });
}
