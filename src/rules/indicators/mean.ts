import type { IndicatorKind } from './kind.ts';
import { overValues } from './values.ts';

/** The kind `mean: TABLE.COLUMN`. */
export const mean: IndicatorKind = overValues({
  kind: 'mean',
  description: 'The average of a number column over the rows of the window.',
  reported: true,
  make: (over) => ({ ...over, kind: 'mean' }),
});
