import type { World } from '../world/world.ts';
import type { Life, Nights } from './life.ts';
import { dice, lifeOf, matterOf } from './lives.ts';
import { simplest } from './simpler.ts';
import { type Lowered, loweredIn } from './through.ts';

/** Lives that are tried at a time; how often at least, to find every tier that is left too early; and at most. */
const LIVES = 300;
const TIMES = { least: 2, most: 6 };

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
  const found = new Map<number, Lowered>();
  for (let times = 0; times < (found.size === 0 ? TIMES.most : TIMES.least); times++) {
    const lives = Array.from({ length: LIVES }, () => lifeOf(matter, roll)).flatMap((life): Life[] =>
      life === undefined ? [] : [life],
    );
    for (const each of loweredIn(pack, lives, nights)) if (!found.has(each.left)) found.set(each.left, each);
  }
  const inOrder = [...found.values()].sort((a, b) => a.left - b.left);
  return { nights, found: inOrder.map((each) => simplest(pack, each, nights)) };
}
