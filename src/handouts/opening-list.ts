import type { Day } from '../days.ts';
import { TRUE } from '../judging/columns.ts';
import { traceOf } from '../measures/applying.ts';
import { holdsOn } from '../rules/in-force.ts';
import type { Pack } from '../rules/pack.ts';
import type { OpeningRow, Openness } from '../rules/standing.ts';
import type { ContextSeries } from '../workspace/workspace.ts';

/** What a standard says of the premises of a sector in a tier, and the row that says so. */
export interface OpeningCell {
  readonly tier: string;
  readonly openness: Openness;
  readonly row: OpeningRow;
}

/** Which premises are open in some tiers on a day. A tier without a cell is one of which the standard says nothing. */
export interface OpeningList {
  /** The most severe first. */
  readonly tiers: readonly string[];
  /** Sectors of which something is said, in the order of the pack. */
  readonly sectors: readonly { readonly sector: string; readonly cells: readonly OpeningCell[] }[];
}

/** What a pack's opening lists say on a day in some tiers; nothing where it says nothing. */
export function openingList(
  pack: Pack,
  day: Day,
  context: ContextSeries,
  tiers: readonly string[],
): OpeningList | null {
  const rows = rowsOn(pack, day, context);
  const sectors = [...new Set(rows.flatMap((row) => row.sectors))].flatMap((sector) => {
    const cells = tiers.flatMap((tier): OpeningCell[] => {
      const row = rows.find((each) => each.sectors.includes(sector) && Object.hasOwn(each.tiers, tier));
      const openness = row?.tiers[tier];
      return row === undefined || openness === undefined ? [] : [{ tier, openness, row }];
    });
    return cells.length === 0 ? [] : [{ sector, cells }];
  });
  return sectors.length === 0 ? null : { tiers, sectors };
}

/**
 * The rows that hold on a day, those for the context of the day before those for any. One whose context is not known does not
 * hold, as a measure does not.
 */
function rowsOn({ opening = [] }: Pack, day: Day, context: ContextSeries): OpeningRow[] {
  const holding = opening.filter(({ inForce }) => holdsOn(inForce ?? {}, day));
  const own = holding.filter(({ when }) => {
    if (when === undefined) return false;
    const truth = traceOf(when, day, context).get(when.tree);
    return truth?.kind === 'truth' && truth.values[0] === TRUE;
  });
  return [...own, ...holding.filter(({ when }) => when === undefined)];
}
