import type { Classes } from './classes.ts';
import type { RulesState } from './clocks/rules-state.ts';
import type { AreaState, Beneath, Evening } from './publish.ts';

/** What an area comes to before decisions; residual tiers are settled one after the other. */
export type Undecided = Omit<Beneath, 'inForce'>;

/** An area on its way through a night, with all of which the same is said in the same state. */
export interface Passing {
  readonly before: AreaState | undefined;
  readonly evening: Evening;
  readonly rules: RulesState;
  readonly undecided: Undecided;
}

/** All areas on their way through a night: by class. */
export interface PassingAreas {
  readonly classes: Classes;
  readonly passing: readonly Passing[];
}
