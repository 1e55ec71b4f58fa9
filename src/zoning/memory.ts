import { hasTransitions, type Pack } from '../rules/pack.ts';
import { readsPrevious } from './previous.ts';

const known = new WeakMap<Pack, boolean>();

/**
 * Whether a night's tiers depend on more than what is judged that night, so that all nights have to be gone through one
 * after the other. Where not, a tier is what the rules say, and only since when is looked for, of the areas that matter.
 */
export function hasMemory(pack: Pack): boolean {
  let memory = known.get(pack);
  if (memory === undefined) {
    memory =
      hasTransitions(pack) ||
      pack.evaluatedOn !== undefined ||
      pack.start !== undefined ||
      pack.decides !== undefined ||
      pack.tiers.some(({ residual, unranked }) => residual || unranked) ||
      readsPrevious(pack);
    known.set(pack, memory);
  }
  return memory;
}
