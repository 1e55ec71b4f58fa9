import type { Day } from '../days.ts';
import { holdsOn } from './in-force.ts';
import type { Measure, Pack } from './pack.ts';
import type { Forbidden, Openness } from './standing.ts';

/** What forbids a measure in a tier on a day, by the standard itself; nothing where it may be taken. */
export function forbiddenBy(
  { forbids = [] }: Pick<Pack, 'forbids'>,
  measure: Measure,
  tier: string,
  day: Day,
): Forbidden | undefined {
  return forbids.find(
    (each) => each.tiers.includes(tier) && holdsOn(each.inForce ?? {}, day) && isMeant(measure, each),
  );
}

/** Whether a measure is of the kind, towards the people and in the sector that a standard forbids; where and when is not asked. */
export function isMeant(measure: Measure, { kinds, audience, sector, except = [] }: Forbidden): boolean {
  const isForSector =
    sector === undefined ||
    measure.sector === sector ||
    (measure.sector === undefined && measure.audience.includes('premises'));
  return (
    kinds.includes(measure.kind) &&
    !except.includes(measure.id) &&
    (audience === undefined || measure.audience.some((each) => audience.includes(each))) &&
    isForSector
  );
}

/** What forbids keeping the premises of a sector closed in a tier on a day; nothing where a list may say that they are. */
function closingForbiddenBy(
  { forbids = [] }: Pick<Pack, 'forbids'>,
  sector: string,
  tier: string,
  day: Day,
): Forbidden | undefined {
  return forbids.find(
    (each) => each.tiers.includes(tier) && holdsOn(each.inForce ?? {}, day) && isClosingMeant(sector, each),
  );
}

/** What a standard forbids of what a cell of its opening list says, and in which measure, where one states its conditions. */
export interface ForbiddenCell {
  readonly by: Forbidden;
  readonly measure: Measure | null;
}

/**
 * What forbids saying of the premises of a sector what a cell says, in a tier on a day: that they are closed, or are open on
 * conditions that a forbidden measure states. Nothing where it may be said.
 */
export function cellForbiddenBy(
  pack: Pick<Pack, 'forbids' | 'measures'>,
  sector: string,
  openness: Openness,
  tier: string,
  day: Day,
): ForbiddenCell | undefined {
  switch (openness.state) {
    case 'open':
      return undefined;
    case 'closed': {
      const by = closingForbiddenBy(pack, sector, tier, day);
      return by && { by, measure: null };
    }
    case 'conditional':
      return pack.measures
        .filter(({ id, inForce = {} }) => openness.measures.includes(id) && holdsOn(inForce, day))
        .flatMap((measure) => {
          const by = forbiddenBy(pack, measure, tier, day);
          return by === undefined ? [] : [{ by, measure }];
        })[0];
  }
}

/** Whether a standard forbids closing the premises of a sector; where and when is not asked. */
export function isClosingMeant(own: string, { kinds, audience, sector }: Forbidden): boolean {
  const isTowardsPremises = audience === undefined || audience.includes('premises');
  return kinds.includes('closure') && isTowardsPremises && (sector === undefined || sector === own);
}
