import type { Pack } from '../rules/pack.ts';
import type { Finding } from './finding.ts';
import { bookkeepingFindings } from './findings/bookkeeping.ts';
import { clockFindings } from './findings/clocks.ts';
import { conditionFindings } from './findings/conditions.ts';
import { type Decided, decidedConditions } from './findings/decidable.ts';
import { forbiddenFindings } from './findings/forbidden.ts';
import { type Monotonicity, monotonicity } from './findings/monotone.ts';
import { openingFindings } from './findings/opening.ts';
import { rowFindings } from './findings/rows.ts';
import { tierFindings } from './findings/tiers.ts';
import { twiceFindings } from './findings/twice.ts';
import { subjectOf } from './subject.ts';

/** What can be proved about a pack before it runs. */
export interface Analysis {
  readonly findings: readonly Finding[];
  /** How many conditions the pack has, and which are beyond exact reasoning. */
  readonly conditions: Decided;
  /** Whether one more case can lower a tier, and what is in the way of a proof that it cannot. */
  readonly oneMoreCase: Monotonicity['kind'];
  readonly oneMoreReasons: Monotonicity['reasons'];
}

/**
 * Proves what can be proved about a pack, by exact reasoning over its conditions: pure, no file, no clock. Every example is
 * confirmed by judging it. Cases are taken to be covered (as many as the list says); attributes, context and reported numbers
 * may be anything, and unknown; what stands below a division line is not negative.
 *
 * @param searches whether nights are tried out where it is not proved that one more case lowers nothing on any of them
 */
export function analyse(pack: Pack, { searches = true }: { readonly searches?: boolean } = {}): Analysis {
  const subject = subjectOf(pack);
  const one = monotonicity(subject.world, searches);
  const conditions = decidedConditions(subject.world);
  const findings = [
    ...tierFindings(subject),
    ...conditionFindings(subject),
    ...rowFindings(pack),
    ...one.findings,
    ...clockFindings(subject.world),
    ...conditions.findings,
    ...bookkeepingFindings(pack),
    ...twiceFindings(subject.world),
    ...forbiddenFindings(pack),
    ...openingFindings(subject.world),
  ];
  return { findings, conditions, oneMoreCase: one.kind, oneMoreReasons: one.reasons };
}
