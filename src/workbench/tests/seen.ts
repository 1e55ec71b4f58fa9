import type { Expectation, PackTest } from './pack-test.ts';
import type { Judged } from './reasons.ts';

/** The verdict on an area of a test on a day of which the test expects something. */
export interface Seen {
  readonly test: PackTest;
  readonly expectation: Expectation;
  readonly judged: Judged;
}
