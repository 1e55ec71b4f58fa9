import type { IndicatorKind } from './kind.ts';
import { overValues } from './values.ts';

/** The kind `min: TABLE.COLUMN`. */
export const min: IndicatorKind = overValues({
  kind: 'min',
  description: 'The least value of a number column over the rows of the window.',
  reported: false,
  make: (over) => ({ ...over, kind: 'min' }),
});

/** The kind `max: TABLE.COLUMN`. */
export const max: IndicatorKind = overValues({
  kind: 'max',
  description: 'The greatest value of a number column over the rows of the window.',
  reported: false,
  make: (over) => ({ ...over, kind: 'max' }),
});
