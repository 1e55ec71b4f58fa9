import type { IndicatorKind } from './kind.ts';
import { overValues } from './values.ts';

/** The kind `latest: TABLE.COLUMN`. */
export const latest: IndicatorKind = overValues({
  kind: 'latest',
  description: "The value of the newest day in the window; of events, that day's sum.",
  reported: false,
  make: (over) => ({ ...over, kind: 'latest' }),
});
