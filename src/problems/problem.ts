import type { Text, Values } from '../language/text.ts';
import type { ProblemCode } from './catalogue/index.ts';

export type Severity = 'error' | 'warning' | 'note';

/** Where a problem was found. Lines and columns count from 1; `row` is the physical line of a data file. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The column of a table, or the path of a key in YAML. */
  readonly field?: string;
}

/** Something wrong with what the user gave us, as data: the sentence is made when it is shown. */
export interface Problem {
  /** Stable: scripts and `docs/errors.md` rely on it. */
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly place?: Place;
  /** The offending value, masked where it may be personal. */
  readonly value?: string;
  /** Values for the sentence of the catalogue; words that differ by language in both. */
  readonly with?: Readonly<Record<string, Values[string] | Text>>;
  /** Near misses: "did you mean …?" */
  readonly suggest?: readonly string[];
  /** The offending line with a caret under the place, one or two lines. */
  readonly excerpt?: string;
}

type Details = Omit<Problem, 'code' | 'severity'>;

export function error(code: ProblemCode, details: Details = {}): Problem {
  return { code, severity: 'error', ...details };
}

export function warning(code: ProblemCode, details: Details = {}): Problem {
  return { code, severity: 'warning', ...details };
}

export function note(code: ProblemCode, details: Details = {}): Problem {
  return { code, severity: 'note', ...details };
}

/** Thrown when fenqu cannot go on; it carries every problem found up to there. */
export class FenquError extends Error {
  override readonly name = 'FenquError';
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const list = 'code' in problems ? [problems] : problems;
    super(list.map((problem) => problem.code).join(', '), options);
    this.problems = list;
  }
}

/** Throws all errors together, if there are any; warnings pass. */
export function throwIfAny(problems: readonly Problem[]): void {
  if (problems.some((problem) => problem.severity === 'error')) throw new FenquError(problems);
}
