import type { Day } from '../days.ts';
import type { Premises } from '../inputs/tables.ts';
import { type Column, FALSE, TRUE, textColumn, truthColumn, UNKNOWN } from '../judging/columns.ts';
import type { Text } from '../language/text.ts';
import { type Attributed, measuresOf, whereItHolds } from '../measures/applying.ts';
import type { Measure, Pack, Tier } from '../rules/pack.ts';
import type { ContextSeries } from '../workspace/workspace.ts';

/** The class of premises linked to cases, and what it brings. */
export interface Grade {
  readonly pack: Pack;
  readonly tier: Tier;
  readonly measures: readonly Measure[];
  /** Measures of the class of which it is not known whether they apply: the list does not say what they ask. */
  readonly doubtful: readonly Measure[];
  /** Who decides on its reopening, and so who lifts what was decided; null where the pack does not say. */
  readonly decides: Text | null;
}

/**
 * Grades premises by the class that the list gives them. Nobody but an authority gives it: what makes a class is not
 * published.
 *
 * @returns null for premises without a class, or of one that the pack does not have
 */
export function gradeOf(premises: Premises, pack: Pack, day: Day, context: ContextSeries): Grade | null {
  const tier = pack.tiers.find((each) => each.tier === premises.link);
  if (tier === undefined) return null;
  const area = attributesOf(premises);
  const all = measuresOf(pack, tier.tier, day).map((measure) => ({
    measure,
    holds: whereItHolds(measure, day, context, area)(0),
  }));
  const measures = all.flatMap(({ measure, holds }) => (holds === true ? measure : []));
  const deciding = measures.find(
    ({ audience, responsible }) => audience.includes('government') && responsible !== undefined,
  );
  return {
    pack,
    tier,
    measures,
    doubtful: all.flatMap(({ measure, holds }) => (holds === null ? measure : [])),
    decides: deciding?.responsible ?? null,
  };
}

/** What conditions may ask of premises, as attributes of their site. */
function attributesOf({ sector, size, ownership, public: open, closable }: Premises): Attributed {
  const attributes = new Map<string, Column>([
    ['public', truth(open)],
    ['closable', truth(closable)],
    ['sector', textColumn([sector])],
    ['size', textColumn([size])],
    ['ownership', textColumn([ownership])],
  ]);
  return { rows: 1, attributes };
}

function truth(value: boolean | null): Column {
  return truthColumn(new Uint8Array([value === null ? UNKNOWN : value ? TRUE : FALSE]));
}
