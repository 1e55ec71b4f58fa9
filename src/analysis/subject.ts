import type { Expression, Written } from '../rules/expression.ts';
import type { Pack } from '../rules/pack.ts';
import { type World, worldOf } from './world/world.ts';

/** A pack under proof: its world, and two worlds in which less is known, to tell what a proof rests on. */
export interface Subject {
  readonly world: World;
  /** As if half a case could be. */
  readonly fractions: World;
  /** As if the counts said nothing of each other. */
  readonly unrelated: World;
}

export function subjectOf(pack: Pack): Subject {
  const world = worldOf(pack);
  return {
    world,
    fractions: worldOf(pack, { fractions: true }, world.tables),
    unrelated: worldOf(pack, { unrelated: true }, world.tables),
  };
}

/** Whether a condition that can never hold could if counts did not have to be whole. */
export function holdsInFractions({ fractions }: Subject, written: Written, tree: Expression): boolean {
  return fractions.ask(fractions.state.truth(written, tree).yes).kind === 'found';
}
