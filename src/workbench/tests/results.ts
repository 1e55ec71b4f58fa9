import { differences } from './compare.ts';
import type { PackTest } from './pack-test.ts';
import type { Failure, TestResult } from './report.ts';
import type { Seen } from './seen.ts';

/** Keeps what came of tests while nights are examined. */
export interface Results {
  readonly note: (seen: Seen) => void;
  of(test: PackTest): TestResult;
}

export function openResults(): Results {
  const kept = new Map<PackTest, { expected: number; failures: Failure[] }>();
  const entry = (test: PackTest) => {
    const known = kept.get(test) ?? { expected: 0, failures: [] };
    kept.set(test, known);
    return known;
  };
  return {
    note: ({ test, expectation, judged }) => {
      const result = entry(test);
      result.expected++;
      const found = differences(expectation, judged, test.context);
      const { place, area } = expectation;
      if (found.length > 0) result.failures.push({ place, day: judged.day, area, differences: found });
    },
    of: (test) => {
      const { expected, failures } = entry(test);
      const inOrder = failures.toSorted(
        (a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.day < b.day ? -1 : 1),
      );
      return { title: test.title, place: test.place, expected, failures: inOrder };
    },
  };
}
