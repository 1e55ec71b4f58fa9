import { addDays, type Day } from '../days.ts';
import type { PublishedZone } from '../store/published.ts';
import { storedLabel } from '../zoning/area-label.ts';
import type { Change, Reason } from './change.ts';

/** An area that was not there before, because areas of another level are zoned. */
export interface NewUnit {
  readonly area: Change['area'];
  readonly tier: string | null;
  readonly inForceFrom: Day;
  readonly impose: readonly string[];
}

/**
 * The changes where the level of zoned areas is another: the areas listed before are removed, those listed now are new.
 * Nothing was raised or lowered.
 */
export function unitsReplaced(
  removed: readonly PublishedZone[],
  added: readonly NewUnit[],
  asOf: Day,
  { whyAdded, whyRemoved }: { readonly whyAdded: Reason; readonly whyRemoved: Reason },
): Change[] {
  return [
    ...added.map(({ area, tier, inForceFrom, impose }): Change => {
      return { area, kind: 'new', from: null, to: tier, inForceFrom, reasons: [whyAdded], impose, lift: [] };
    }),
    ...removed.map((zone): Change => {
      const inForceFrom = addDays(asOf, 1);
      return {
        area: labelOf(zone),
        kind: 'removed',
        from: zone.tier,
        to: null,
        inForceFrom,
        reasons: [whyRemoved],
        impose: [],
        lift: [],
      };
    }),
  ];
}

function labelOf({ area, name, district, districtName }: PublishedZone): Change['area'] {
  return storedLabel(area, name, district, districtName);
}
