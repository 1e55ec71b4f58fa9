import type { Day } from '../days.ts';
import type { Pack } from '../rules/pack.ts';
import type { AllStates } from './all-states.ts';

/** Where looking back ends: where judging begins, or at the night published last and what it said. */
export interface Beginning {
  /** The first night to judge. */
  readonly firstDay: Day;
  /** What was published the night before, and by which pack. */
  readonly published?: AllStates;
  readonly by?: PublishedBy;
  /** Whether an area may not have been there when that was published. */
  readonly isNew?: (position: number) => boolean;
}

/** A pack that published a night, as far as it is still known. */
export interface PublishedBy extends Pick<Pack, 'id'> {
  readonly tiers: readonly Pick<Pack['tiers'][number], 'tier'>[];
}
