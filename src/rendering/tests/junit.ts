import type { Language } from '../../language/text.ts';
import { describeProblem } from '../../problems/describe.ts';
import {
  type Failure,
  failed,
  isUncovered,
  type PackReport,
  type TestResult,
} from '../../workbench/tests/report.ts';
import { coverageLines } from './coverage.ts';
import { differenceLines } from './reasons.ts';

/** Characters that XML 1.0 does not allow, even escaped. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** In an attribute a line break would be read as a space. */
const IN_ATTRIBUTES: Readonly<Record<string, string>> = { '"': '&quot;', '\n': '&#10;', '\t': '&#9;' };

function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

function attribute(name: string, value: string | number): string {
  const text = escaped(String(value)).replace(
    /["\n\t]/g,
    (character) => IN_ATTRIBUTES[character] ?? character,
  );
  return ` ${name}="${text}"`;
}

/** One element; attributes and text are escaped here and nowhere else. */
function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] = [],
): string {
  const given = Object.entries(attributes).map(([key, value]) => attribute(key, value));
  const start = `<${name}${given.join('')}`;
  return content.length === 0 ? `${start}/>` : `${start}>\n${content.join('\n')}\n</${name}>`;
}

/** Tests as JUnit XML, which build servers read: a suite a file, a case a test, a failure with all that differs. */
export function testsJUnit(packs: readonly PackReport[], least: number, language: Language): string {
  const suites = packs.flatMap((report) => [
    ...report.files.map(({ shown, tests }) => fileSuite(report.id, shown, tests, language)),
    ...problemSuite(report, language),
    ...(least > 0 ? coverageSuite(report, least, language) : []),
  ]);
  const tests = packs.flatMap(({ files }) => files.flatMap((file) => file.tests));
  const errors = packs.reduce((sum, report) => sum + problemsOf(report).length, 0);
  const measured = least > 0 ? packs.filter(({ coverage }) => coverage !== undefined).length : 0;
  const bare = packs.filter((report) => isUncovered(report, least)).length;
  const counts = {
    tests: tests.length + errors + measured,
    failures: tests.filter(failed).length + bare,
    errors,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'fenqu rules test', ...counts }, suites)}\n`;
}

function fileSuite(id: string, shown: string, tests: readonly TestResult[], language: Language): string {
  const counts = { tests: tests.length, failures: tests.filter(failed).length, errors: 0 };
  const cases = tests.map(({ title, place, failures }) => {
    const about = { classname: id, name: title[language], file: shown, line: place.line ?? 1 };
    const [first] = failures.flatMap((failure) => failureTexts(failure, language));
    const all = failures.map((failure) => failureText(failure, language)).join('\n\n');
    const failure = first === undefined ? [] : [element('failure', { message: first }, [escaped(all)])];
    return element('testcase', about, failure);
  });
  return element('testsuite', { name: shown, ...counts }, cases);
}

function failureTexts({ differences }: Failure, language: Language): string[] {
  return differences.flatMap((each) => differenceLines(each, language));
}

function failureText(failure: Failure, language: Language): string {
  const { place, area, day } = failure;
  return [`${place.file}:${place.line} ${area} ${day}`, ...failureTexts(failure, language)].join('\n');
}

function problemsOf({ problems }: PackReport): PackReport['problems'] {
  return problems.filter(({ severity }) => severity === 'error');
}

/** What kept a pack's tests from being run, so that no build server takes it for success. */
function problemSuite(report: PackReport, language: Language): string[] {
  const problems = problemsOf(report);
  if (problems.length === 0) return [];
  const cases = problems.map((problem) => {
    const lines = describeProblem(problem, language);
    const body = element('error', { message: lines[0] ?? '', type: problem.code }, [
      escaped(lines.join('\n')),
    ]);
    return element('testcase', { classname: report.id, name: problem.code }, [body]);
  });
  return [
    element('testsuite', { name: report.id, tests: cases.length, failures: 0, errors: cases.length }, cases),
  ];
}

/** Where coverage is asked for, a test of each pack that it is reached. */
function coverageSuite(report: PackReport, least: number, language: Language): string[] {
  if (report.coverage === undefined) return [];
  const lines = coverageLines(report, least, language).map(({ text }) => text);
  const failure =
    lines[0] === undefined ? [] : [element('failure', { message: lines[0] }, [escaped(lines.join('\n'))])];
  const body = [element('testcase', { classname: report.id, name: `coverage >= ${least}%` }, failure)];
  const counts = { tests: 1, failures: failure.length, errors: 0 };
  return [element('testsuite', { name: `${report.id}: coverage`, ...counts }, body)];
}
