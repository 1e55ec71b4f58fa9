import type { MeasureKind } from '../rules/pack.ts';

/** Kinds of measures, those that restrict most first. */
export const MEASURE_KINDS: readonly MeasureKind[] = [
  'closure',
  'restriction',
  'testing',
  'screening',
  'hygiene',
  'monitoring',
  'support',
  'information',
];
