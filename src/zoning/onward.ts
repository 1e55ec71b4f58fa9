import { NO_TIER } from '../judging/raw-tier.ts';
import type { AtWork } from './at-work.ts';
import { eveningOf } from './evening.ts';
import type { Night } from './night-on.ts';
import { type AreaState, nextState } from './publish.ts';

/**
 * Goes a night on from the state of an area the night before: areas in the same state of which the same is said come to the
 * same, and that is worked out once for all of them.
 */
export type Onward = (before: AreaState, position: number) => AreaState;

/** Goes on to the night that was judged. Areas on which decisions act, now or ever, are each gone on with by themselves. */
export function onwardTo(judged: AtWork & Pick<Night, 'asOf' | 'tonight'>): Onward {
  const { asOf, book, regime, tonight, workdays } = judged;
  // Whether a tier may be left is said of each area by itself.
  const areAlike = workdays.areAlike && judged.bench.pack.tiers.every(({ release }) => release === undefined);
  const known = new Map<AreaState, Map<number, AreaState>>();
  const alone: Onward = (before, position) =>
    nextState(before, eveningOf(judged, tonight, { position, row: position }, asOf), regime);
  return (before, position) => {
    if (!areAlike || book.knows(position)) return alone(before, position);
    const { raw, atLeast } = tonight;
    const said = bothIn(raw[position] ?? NO_TIER, atLeast[position] ?? NO_TIER);
    const from = known.get(before) ?? new Map<number, AreaState>();
    known.set(before, from);
    const state = from.get(said) ?? alone(before, position);
    from.set(said, state);
    return state;
  };
}

/** Two ranks as one number. */
function bothIn(rank: number, other: number): number {
  return (rank - NO_TIER) * MORE_THAN_TIERS + (other - NO_TIER);
}

const MORE_THAN_TIERS = 1 << 16;
