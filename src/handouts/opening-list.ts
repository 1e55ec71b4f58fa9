import type { Day } from '../days.ts';
import { type OpeningSaid, openingList as openingOn } from '../measures/opening-list.ts';
import type { Pack } from '../rules/pack.ts';
import type { ContextSeries } from '../workspace/workspace.ts';

/** What a standard says of the premises of a sector in a tier, and the row that says so. */
export interface OpeningCell extends OpeningSaid {
  readonly tier: string;
}

/** Which premises are open in some tiers on a day. A tier without a cell is one of which the standard says nothing. */
export interface OpeningList {
  /** The most severe first. */
  readonly tiers: readonly string[];
  /** Sectors of which something is said, in the order of the pack. */
  readonly sectors: readonly { readonly sector: string; readonly cells: readonly OpeningCell[] }[];
}

/**
 * What a pack's opening lists say on a day in some tiers; nothing where it says nothing. Where the context is not known, the
 * strictest that may hold is handed out: premises never count as open for want of knowing.
 */
export function openingList(
  pack: Pack,
  day: Day,
  context: ContextSeries,
  tiers: readonly string[],
): OpeningList | null {
  const sectors = openingOn(pack, day, context).flatMap(({ sector, tiers: on }) => {
    const cells = tiers.flatMap((tier): OpeningCell[] => {
      const opening = on[tier];
      if (opening === undefined || opening.kind === 'unsaid') return [];
      const said = opening.kind === 'said' ? opening : opening.possible[0];
      return said == null ? [] : [{ tier, openness: said.openness, row: said.row }];
    });
    return cells.length === 0 ? [] : [{ sector, cells }];
  });
  return sectors.length === 0 ? null : { tiers, sectors };
}
