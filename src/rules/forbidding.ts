import type { Measure } from './pack.ts';
import type { Forbidden } from './standing.ts';

/** Whether a measure is of the kind, towards the people and in the sector that a standard forbids; where and when is not asked. */
export function isMeant(measure: Measure, { kinds, audience, sector }: Forbidden): boolean {
  const isForSector =
    sector === undefined ||
    measure.sector === sector ||
    (measure.sector === undefined && measure.audience.includes('premises'));
  return (
    kinds.includes(measure.kind) &&
    (audience === undefined || measure.audience.some((each) => audience.includes(each))) &&
    isForSector
  );
}
