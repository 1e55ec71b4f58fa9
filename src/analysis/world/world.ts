import type { Expression } from '../../rules/expression.ts';
import type { Pack } from '../../rules/pack.ts';
import { usedIndicators } from '../conditions.ts';
import { openSpace, type Space } from '../meaning/space.ts';
import { isOverRows } from '../rows/regions.ts';
import { type EventTable, eventTables } from '../rows/tables.ts';
import { type Answer, and, type Formula, type Linear, solve } from '../solver/index.ts';
import { FIRST } from './counts.ts';
import { plainly } from './plain.ts';
import { type State, stateOf } from './state.ts';

/** Everything a pack's tiers depend on, as variables, and what is always true of them. */
export interface World {
  readonly pack: Pack;
  readonly space: Space;
  readonly tables: readonly EventTable[];
  readonly state: State;
  /** Whether something can be so, and an example. */
  ask(question: Formula): Answer;
  /** Whether something can be so, and an example as plain as there is. */
  find(question: Formula): Answer;
  /** The same world with parts of expressions taken as true or false. */
  with(taken: ReadonlyMap<Expression, boolean>): State;
  /** The rows of a cell. */
  rows(cell: string): Linear;
}

/** How to look at a pack. `fractions`: as if half a case could be. `unrelated`: as if no count said anything of another. */
export interface View {
  readonly fractions?: boolean;
  readonly unrelated?: boolean;
}

/** The world of a pack: its event tables split into cells, its tiers as formulas. */
export function worldOf(pack: Pack, view: View = {}, known?: readonly EventTable[]): World {
  const space = openSpace(view.fractions === true);
  const tables = known ?? eventTables(usedIndicators(pack).filter(isOverRows), pack);
  const rows = (cell: string): Linear => space.whole(cell, 0);
  for (const { name } of tables.flatMap(({ cells }) => cells)) rows(name);
  const make = (taken?: ReadonlyMap<Expression, boolean>): State =>
    stateOf({ pack, tables, space, version: FIRST, rows, ...view, ...(taken && { taken }) });
  const state = make();
  const ask = (question: Formula): Answer =>
    solve(and(space.axioms(), state.axioms(), question), space.variables);
  const find = (question: Formula): Answer => {
    const answer = ask(question);
    if (answer.kind !== 'found') return answer;
    for (const wish of plainly(pack, space, state.near())) {
      const plain = ask(and(question, wish));
      if (plain.kind === 'found') return plain;
    }
    return answer;
  };
  return {
    pack,
    space,
    tables,
    state,
    ask,
    find,
    with: make,
    rows,
  };
}
