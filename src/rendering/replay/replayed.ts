import type { Day } from '../../days.ts';
import type { ChangeKind } from '../../diff/change.ts';
import type { Pack } from '../../rules/pack.ts';
import type { Tally } from '../../zoning/verdict.ts';

/** What a replay published. */
export interface ReplayedNights {
  readonly nights: readonly {
    readonly published: {
      readonly day: Day;
      readonly revision: number;
      readonly path: string;
      readonly outcome: 'published' | 'same' | 'revised';
    };
    readonly pack: Pack;
    readonly tally: Tally;
    readonly changes: Readonly<Partial<Record<ChangeKind, number>>>;
  }[];
}
