import type { AreaState } from './publish.ts';

/**
 * The states of all areas of a level on one night: those that have one of their own, and the one of all others, of which
 * only the default tier was ever judged. Undefined before the first night.
 */
export interface AllStates {
  readonly quiet: AreaState | undefined;
  readonly own: ReadonlyMap<number, AreaState>;
}

export const NO_STATES: AllStates = { quiet: undefined, own: new Map() };

export function stateAt({ quiet, own }: AllStates, position: number): AreaState | undefined {
  return own.get(position) ?? quiet;
}
