import { daysBetween } from '../../days.ts';
import { counted, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { countProblems, placeText } from '../../problems/describe.ts';
import {
  type Failure,
  failed,
  isBroken,
  isUncovered,
  type PackReport,
  type TestResult,
} from '../../workbench/tests/report.ts';
import type { Block, Line, Page } from '../page.ts';
import { problemLines } from '../problem-lines.ts';
import { packNoun } from '../words/packs.ts';
import { dayNoun, testNoun, words } from '../words/tests.ts';
import { coverageLines } from './coverage.ts';
import { differenceLines } from './reasons.ts';

const STEP = 2;

/** The tests of packs as a page: a line a pack, what failed and why, and a summary. */
export function testsPage(packs: readonly PackReport[], least: number, language: Language): Page {
  return [
    { kind: 'heading', text: words.title[language], level: 1 },
    { kind: 'lines', lines: packs.map((report) => packLine(report, language)) },
    ...packs.flatMap((report) => packSection(report, language)),
    ...coverageSection(packs, least, language),
    { kind: 'summary', text: summary(packs, least, language) },
  ];
}

function coverageSection(packs: readonly PackReport[], least: number, language: Language): Block[] {
  const lines = packs.flatMap((report) => coverageLines(report, least, language));
  return lines.length === 0 ? [] : [{ kind: 'gap' }, { kind: 'lines', lines }];
}

function testsOf({ files }: PackReport): readonly TestResult[] {
  return files.flatMap(({ tests }) => tests);
}

function packLine(report: PackReport, language: Language): Line {
  const { id, problems } = report;
  if (isBroken(report)) {
    const counts = countProblems(problems, language);
    return { text: `✗ ${say(words.broken, language, { id, counts })}`, tone: 'bad' };
  }
  const tests = testsOf(report);
  if (tests.length === 0) return { text: `– ${say(words.untested, language, { id })}`, tone: 'faint' };
  const wrong = tests.filter(failed).length;
  const values = {
    id,
    tests: counted(tests.length, testNoun, language),
    failed: wrong,
    percent: report.coverage?.percent ?? 0,
  };
  if (wrong > 0) return { text: `✗ ${say(words.failed, language, values)}`, tone: 'bad' };
  return { text: `✓ ${say(words.passed, language, values)}`, tone: 'good' };
}

function packSection(report: PackReport, language: Language): Block[] {
  const lines = [
    ...problemLines(report.problems, language),
    ...testsOf(report)
      .filter(failed)
      .flatMap((test) => testLines(test, language)),
  ];
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', text: report.id, level: 2 },
    { kind: 'lines', lines },
  ];
}

function testLines({ title, failures }: TestResult, language: Language): Line[] {
  return [
    { text: `✗ ${title[language]}`, tone: 'bad', hang: STEP },
    ...runsOf(failures).flatMap((run) => runLines(run, language)),
  ];
}

type Run = readonly [Failure, ...Failure[]];

/** Failures of one expectation on days running, in which the same things differ. */
function runsOf(failures: readonly Failure[]): Run[] {
  const runs: [Failure, ...Failure[]][] = [];
  for (const failure of failures) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && goesOn(last, failure)) run.push(failure);
    else runs.push([failure]);
  }
  return runs;
}

function goesOn(before: Failure, after: Failure): boolean {
  const what = ({ differences }: Failure): string =>
    JSON.stringify(differences.map((each) => [each.what, each.expected, each.actual]));
  return (
    before.place === after.place && daysBetween(before.day, after.day) === 1 && what(before) === what(after)
  );
}

function runLines([first, ...more]: Run, language: Language): Line[] {
  const { file, line } = first.place;
  const place = placeText({ file, ...(line !== undefined && { line }) });
  const text = say(words.asOf, language, { place, area: first.area, day: first.day });
  const last = more.at(-1)?.day;
  const days = counted(more.length, dayNoun, language);
  const whole = last === undefined ? text : say(words.moreDays, language, { line: text, days, last });
  return [
    { text: whole, indent: STEP, hang: STEP },
    ...first.differences.flatMap((each) =>
      differenceLines(each, language).map((line): Line => ({ text: line, indent: 2 * STEP, hang: STEP })),
    ),
  ];
}

function summary(packs: readonly PackReport[], least: number, language: Language): string {
  const tests = packs.flatMap(testsOf);
  const wrong = tests.filter(failed).length;
  const values = {
    packs: counted(packs.length, packNoun, language),
    tests: counted(tests.length, testNoun, language),
    passed: tests.length - wrong,
    failed: wrong,
  };
  const text = say(
    wrong > 0 ? words.summaryFailed : tests.length > 0 ? words.summary : words.summaryNone,
    language,
    values,
  );
  const bare = packs.filter((report) => isUncovered(report, least)).length;
  const broken = packs.filter(isBroken).length;
  const covered =
    bare === 0
      ? text
      : say(words.summaryCoverage, language, {
          summary: text,
          packs: counted(bare, packNoun, language),
          least,
        });
  if (broken === 0) return covered;
  return say(words.summaryBroken, language, {
    summary: covered,
    broken: counted(broken, packNoun, language),
  });
}
