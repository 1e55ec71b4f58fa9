import { addDays, type Day, daysBetween } from '../days.ts';
import type { Change } from '../diff/change.ts';
import type { NightId } from '../store/published.ts';

/** What a published night says of an area; a night on which its level was not zoned says no tier. */
export interface HistoryNight {
  readonly day: Day;
  readonly revision: number;
  readonly pack: string;
  readonly level: string;
  readonly zoned: boolean;
  /** Not in the default tier. */
  readonly listed: boolean;
  /** Null is unknown, or that the default tier of the pack is not known any more. */
  readonly tier: string | null;
  readonly tierInForce: string | null;
  /** Of a listed area: the first night of the unbroken run, which may be before the first published one. */
  readonly since: Day | null;
  readonly decidedBy: string | null;
  /** Earlier nights published anew since this one was computed. */
  readonly stale: readonly NightId[];
  readonly changes: readonly Change[];
}

/** Nights one after the other on which the same is said of an area, by the same rules. */
export interface TierSpell {
  readonly kind: 'tier';
  readonly from: Day;
  readonly to: Day;
  readonly nights: readonly [HistoryNight, ...HistoryNight[]];
}

/** Nights on which areas of another level were zoned. */
export interface OtherLevelSpell {
  readonly kind: 'other_level';
  readonly from: Day;
  readonly to: Day;
  readonly nights: readonly [HistoryNight, ...HistoryNight[]];
}

/** Nights that were not published. */
export interface Gap {
  readonly kind: 'unpublished';
  readonly from: Day;
  readonly to: Day;
  readonly nights: readonly [];
}

export type Spell = TierSpell | OtherLevelSpell | Gap;

/** How many nights a spell has, published or not. */
export function nightsOf({ from, to }: Spell): number {
  return daysBetween(from, to) + 1;
}

/** Published nights, in order, as spells without a gap between them: what was not published is a spell, too. */
export function spellsOf(nights: readonly HistoryNight[]): Spell[] {
  const spells: Spell[] = [];
  for (const night of nights) {
    const last = spells.at(-1);
    if (last !== undefined && addDays(last.to, 1) < night.day)
      spells.push({
        kind: 'unpublished',
        from: addDays(last.to, 1),
        to: addDays(night.day, -1),
        nights: [],
      });
    const open = spells.at(-1);
    if (open === undefined || open.kind === 'unpublished' || !isSame(open.nights[0], night))
      spells.push(beginning(night));
    else spells[spells.length - 1] = { ...open, to: night.day, nights: [...open.nights, night] };
  }
  return spells;
}

function beginning(night: HistoryNight): Spell {
  const { day, zoned } = night;
  return { kind: zoned ? 'tier' : 'other_level', from: day, to: day, nights: [night] };
}

function isSame(a: HistoryNight, b: HistoryNight): boolean {
  return (
    a.zoned === b.zoned &&
    a.tier === b.tier &&
    a.tierInForce === b.tierInForce &&
    a.listed === b.listed &&
    a.pack === b.pack &&
    a.level === b.level
  );
}
