import type { Day } from '../days.ts';
import type { Pack } from '../rules/pack.ts';
import type { AllStates } from './all-states.ts';
import type { IndicatorValue } from './verdict.ts';

/** Where looking back ends: where judging begins, or at the night published last and what it said. */
export interface Beginning {
  /** The first night to judge. */
  readonly firstDay: Day;
  /** What was published the night before, and by which pack. */
  readonly published?: AllStates;
  readonly by?: PublishedBy;
  /** In a pack that is not judged every night, what was told of areas by their position. */
  readonly told?: ReadonlyMap<number, Told>;
  /** Whether an area may not have been there when that was published. */
  readonly isNew?: (position: number) => boolean;
}

/** A pack that published a night, as far as it is still known. */
export interface PublishedBy extends Pick<Pack, 'id'> {
  readonly tiers: readonly Pick<Pack['tiers'][number], 'tier'>[];
}

/** What was told of an area: the values that an evaluation rested on. */
export interface Told {
  readonly evaluatedOn: Day | null;
  readonly indicators: Readonly<Record<string, IndicatorValue>>;
}
