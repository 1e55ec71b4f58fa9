import type { Day } from '../days.ts';
import type { Publication } from './publication.ts';

/** What a nightly job is at, told to whoever asked: the core itself says nothing. */
export interface Step {
  readonly step: 'reading' | 'judging' | 'keeping' | 'publishing' | 'published' | 'reporting';
  /** Null as long as the data have to tell which day it is. */
  readonly day: Day | null;
  /** Which night it is of how many; what is read once for several nights is told of the first. */
  readonly night: number;
  readonly nights: number;
  /** Of the step `published`. */
  readonly published?: Publication;
}

export type OnStep = (step: Step) => void;
