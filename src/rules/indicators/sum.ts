import type { IndicatorKind } from './kind.ts';
import { overValues } from './values.ts';

/** The kind `sum: TABLE.COLUMN`. */
export const sum: IndicatorKind = overValues({
  kind: 'sum',
  description: 'Adds up a number column over the rows of the window.',
  reported: true,
  make: (over) => ({ ...over, kind: 'sum' }),
});
