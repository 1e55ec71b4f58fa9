import type { Pack } from '../../rules/pack.ts';
import type { Seen } from '../tests/seen.ts';
import { type Element, elementsOf } from './elements.ts';
import { isShownBy } from './shown.ts';

/** How much of a pack its tests reach. */
export interface Coverage {
  readonly reached: number;
  readonly of: number;
  /** Rounded down, so that 100 means all of it. */
  readonly percent: number;
  /** In the order in which the pack says it. */
  readonly missing: readonly Element[];
}

/** Keeps account of what tests reach. */
export interface Account {
  readonly note: (seen: Seen) => void;
  readonly coverage: () => Coverage;
}

/** Opens the account of a pack's tests. Only verdicts of which a test expects something are noted. */
export function openAccount(pack: Pack): Account {
  const elements = elementsOf(pack);
  const missing = new Set(elements.keys());
  return {
    note: (seen) => {
      // Under a policy some nights are another pack's.
      if (seen.judged.pack.id !== pack.id) return;
      // A pack is loaded anew for every world of tests; what it says is the same, in the same order.
      const same = elementsIn(seen.judged.pack);
      const shows = isShownBy(seen);
      for (const index of [...missing]) {
        const element = same[index];
        if (element !== undefined && shows(element)) missing.delete(index);
      }
    },
    coverage: () => {
      const reached = elements.length - missing.size;
      const percent = elements.length === 0 ? 100 : Math.floor((100 * reached) / elements.length);
      return {
        reached,
        of: elements.length,
        percent,
        missing: elements.filter((_, index) => missing.has(index)),
      };
    },
  };
}

const known = new WeakMap<Pack, readonly Element[]>();

function elementsIn(pack: Pack): readonly Element[] {
  const elements = known.get(pack) ?? elementsOf(pack);
  known.set(pack, elements);
  return elements;
}
