import type { HistoryNight, Spell } from '../../history/spells.ts';
import type { Pack } from '../../rules/pack.ts';
import type { AreaLabel } from '../../zoning/area-label.ts';

/** The tiers of an area over the published nights. */
export interface ToldHistory {
  readonly area: AreaLabel;
  readonly level: string;
  readonly nights: readonly HistoryNight[];
  readonly spells: readonly Spell[];
  readonly packs: readonly Pack[];
}
