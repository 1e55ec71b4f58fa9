import type { Values } from '../language/text.ts';
import type { FindingCode } from '../problems/catalogue/findings.ts';
import type { Severity } from '../problems/problem.ts';
import type { Path } from '../yaml/index.ts';
import type { Evidence } from './examples/evidence.ts';
import type { Example } from './examples/example.ts';

/** Where in a pack's files something stands: a key by its path, or a part of the text at it. */
export interface Where {
  readonly file: 'pack' | 'measures';
  readonly path: Path;
  /** Where the part begins and ends in the text, its end exclusive. */
  readonly part?: { readonly start: number; readonly end: number };
}

/** Something a proof has shown of a pack. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly where: Where;
  /** What it is about, as written: a tier, an indicator, a condition. */
  readonly value: string;
  /** Further values for the sentence. */
  readonly with?: Values;
  /** What the sentence says besides of the example: by it a finding is not known again. */
  readonly said?: Values;
  /** Cases in which it shows, each confirmed by judging; none where there is nothing to show. */
  readonly examples: readonly Example[];
  /** What shows it where it is no situation of an area: a row, a calendar, what a list says. */
  readonly evidence?: Evidence;
}

/** Findings about what is not written, or what cannot be proved: of these there is nothing to show. */
const NOTHING_TO_SHOW: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'indicator-unused',
  'pack-no-sources',
  'tier-no-source',
  'rule-not-decidable',
  'rule-rests-on-free',
]);

/** Why a finding comes with no example; nothing if it comes with one. */
export function whyWithoutExample({
  code,
  examples,
  evidence,
}: Pick<Finding, 'code' | 'examples' | 'evidence'>): 'nothing-to-show' | 'not-found' | undefined {
  if (examples.length > 0 || evidence !== undefined) return undefined;
  return NOTHING_TO_SHOW.has(code) ? 'nothing-to-show' : 'not-found';
}
