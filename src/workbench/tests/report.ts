import type { Day } from '../../days.ts';
import type { Text } from '../../language/text.ts';
import type { Place, Problem } from '../../problems/problem.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { Difference } from './difference.ts';

/** What differs for one area on one day. */
export interface Failure {
  readonly place: Place;
  readonly day: Day;
  readonly area: string;
  readonly differences: readonly Difference[];
}

export interface TestResult {
  readonly title: Text;
  readonly place: Place;
  /** Areas and days of which something was expected. */
  readonly expected: number;
  readonly failures: readonly Failure[];
}

/** The tests of one pack, run; without a pack where it could not be loaded. */
export interface PackReport {
  readonly id: string;
  readonly pack?: Pack;
  readonly files: readonly { readonly shown: string; readonly tests: readonly TestResult[] }[];
  readonly coverage?: Coverage;
  /** What kept the pack or its tests from being read; with an error among them nothing was run. */
  readonly problems: readonly Problem[];
}

export function failed({ failures }: TestResult): boolean {
  return failures.length > 0;
}

export function isBroken({ problems }: Pick<PackReport, 'problems'>): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** Whether the tests of a pack reach less of it than is asked for. */
export function isUncovered({ coverage }: PackReport, leastPercent: number): boolean {
  return coverage !== undefined && coverage.percent < leastPercent;
}
