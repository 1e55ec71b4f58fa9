import type { World } from '../world/world.ts';
import type { Life, Nights } from './life.ts';
import { dice, lifeOf, matterOf } from './lives.ts';
import { simplest } from './simpler.ts';
import { type Lowered, loweredIn } from './through.ts';

/** Lives that are tried at a time, and how often, before it is left open. */
const LIVES = 300;
const TIMES = 8;

export interface Search {
  readonly nights: Nights;
  readonly found: readonly Lowered[];
}

/**
 * Looks for lives in which one row more lowers the published tier of some night: one for each tier that is left too early.
 * Each is judged night by night; that none was found proves nothing.
 */
export function searchNights(world: World): Search {
  const matter = matterOf(world);
  const { pack, nights } = matter;
  const roll = dice(1);
  for (let times = 0; times < TIMES; times++) {
    const lives = Array.from({ length: LIVES }, () => lifeOf(matter, roll)).flatMap(
      (life): Life[] => (life === undefined ? [] : [life]),
    );
    const found = loweredIn(pack, lives, nights);
    const plain = [...new Map(found.toReversed().map((each) => [each.left, each])).values()];
    if (plain.length > 0)
      return {
        nights,
        found: plain.sort((a, b) => a.left - b.left).map((each) => simplest(pack, each, nights)),
      };
  }
  return { nights, found: [] };
}
