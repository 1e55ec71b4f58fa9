import type { Audience } from '../rules/pack.ts';

/** The order in which hand-outs address people. */
export const AUDIENCES: readonly Audience[] = [
  'residents',
  'communities',
  'contacts',
  'arrivals',
  'premises',
  'enterprises',
  'schools',
  'care',
  'transport',
  'government',
];
