import type { Reason } from '../../workbench/tests/difference.ts';
import { failed, isBroken, type PackReport, type TestResult } from '../../workbench/tests/report.ts';
import type { CsvValue } from '../csv.ts';
import type { TestedPack, TestReason } from '../outputs/tests.ts';
import { problemValue } from '../problem-values.ts';
import { missingText } from './coverage.ts';
import { differenceLines } from './reasons.ts';

/** The tests of a pack as data; `rules/schemas/output/tests.schema.json` describes it. */
export function packValue(report: PackReport): TestedPack {
  const tests = report.files.flatMap(({ shown, tests }) => tests.map((test) => testValue(shown, test)));
  const wrong = report.files.flatMap((file) => file.tests).filter(failed).length;
  return {
    pack: report.id,
    sound: !isBroken(report),
    passed: tests.length - wrong,
    failed: wrong,
    coverage: coverageValue(report),
    tests,
    problems: report.problems.map(problemValue),
  };
}

function coverageValue({ coverage }: PackReport): TestedPack['coverage'] {
  if (coverage === undefined) return null;
  const { reached, of, percent, missing } = coverage;
  const elements = missing.map((element) => ({
    kind: element.kind,
    goal: element.kind === 'condition' ? element.goal : null,
    clause: element.clause,
    message: { zh: missingText(element, 'zh'), en: missingText(element, 'en') },
  }));
  return { reached, of, percent, missing: elements };
}

function testValue(
  file: string,
  { title, place, expected, failures }: TestResult,
): TestedPack['tests'][number] {
  return {
    test: { ...title },
    file,
    line: place.line ?? null,
    passed: failures.length === 0,
    expected,
    failures: failures.map((failure) => ({
      line: failure.place.line ?? null,
      on: failure.day,
      area: failure.area,
      differences: failure.differences.map(({ what, expected: wanted, actual, because }) => ({
        what,
        expected: wanted,
        actual,
        because: because.map(reasonValue),
      })),
    })),
  };
}

function reasonValue(reason: Reason): TestReason {
  switch (reason.kind) {
    case 'condition': {
      const { text, truth, readings } = reason.condition;
      const values = Object.fromEntries(readings.map(({ name, value }) => [name, value]));
      return { kind: reason.kind, tier: reason.tier, text, truth, readings: values };
    }
    case 'otherwise':
    case 'raw_tier':
    case 'decision':
    case 'held_by':
    case 'value':
    case 'window':
    case 'in_force':
    case 'queued':
      return { ...reason };
  }
}

export const FAILURE_HEAD = [
  'pack',
  'file',
  'line',
  'test',
  'area',
  'on',
  'what',
  'expected',
  'actual',
  'message',
] as const;

/** One row for each thing that differs. */
export function failureRows({ id, files }: PackReport): CsvValue[][] {
  return files.flatMap(({ shown, tests }) =>
    tests.flatMap(({ title, failures }) =>
      failures.flatMap(({ place, area, day, differences }) =>
        differences.map((each) => [
          id,
          shown,
          place.line ?? null,
          title.en,
          area,
          day,
          each.what,
          JSON.stringify(each.expected),
          JSON.stringify(each.actual),
          differenceLines(each, 'en').join('; '),
        ]),
      ),
    ),
  );
}
