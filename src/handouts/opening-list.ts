import type { Day } from '../days.ts';
import { anyOpening, type Opening, openingInAny, sectorsListed } from '../measures/opening-list.ts';
import type { Pack } from '../rules/pack.ts';
import type { ContextSeries } from '../workspace/workspace.ts';

/** What a standard says of the premises of a sector in a tier; null: in areas whose tier is unknown. */
export interface OpeningCell {
  readonly tier: string | null;
  readonly opening: Exclude<Opening, { kind: 'unsaid' }>;
}

/** Which premises are open in some tiers on a day. A tier without a cell is one of which the standard says nothing. */
export interface OpeningList {
  /** The most severe first; null, last, for areas whose tier is unknown. */
  readonly tiers: readonly (string | null)[];
  /** Sectors of which something is said, in the order of the pack. */
  readonly sectors: readonly { readonly sector: string; readonly cells: readonly OpeningCell[] }[];
}

/**
 * What a pack's opening lists say on a day in some tiers; nothing where it says nothing. What depends on a context or a tier that
 * is not known is unknown, with all that it may be: premises never count as open for want of knowing.
 *
 * @param unknown the tiers that each area of an unknown tier may be in
 */
export function openingList(
  pack: Pack,
  day: Day,
  context: ContextSeries,
  tiers: readonly string[],
  unknown: readonly (readonly string[])[] = [],
): OpeningList | null {
  const columns = [...tiers, ...(unknown.length > 0 ? [null] : [])];
  const sectors = sectorsListed(pack, day).flatMap((sector) => {
    const inAny = (possible: readonly string[]): Opening =>
      openingInAny(pack, sector, possible, day, context);
    const cells = columns.flatMap((tier): OpeningCell[] => {
      const opening = tier === null ? anyOpening(unknown.map(inAny)) : inAny([tier]);
      return opening.kind === 'unsaid' ? [] : [{ tier, opening }];
    });
    return cells.length === 0 ? [] : [{ sector, cells }];
  });
  return sectors.length === 0 ? null : { tiers: columns, sectors };
}
