import type { AreaState } from './publish.ts';
import { keyOf } from './same-state.ts';

/**
 * The states of all areas of a level on one night: those that have one of their own, and the one of all others, of which
 * only the default tier was ever judged. Undefined before the first night.
 */
export interface AllStates {
  readonly quiet: AreaState | undefined;
  readonly own: ReadonlyMap<number, AreaState>;
}

export const NO_STATES: AllStates = { quiet: undefined, own: new Map() };

export function stateAt(all: AllStates, position: number): AreaState | undefined {
  if (!isByRow(all)) return all.own.get(position) ?? all.quiet;
  const row = all.rows.rowOf(position);
  return row === -1 ? all.quiet : all.states[all.kinds[row] ?? 0];
}

/** The areas that are judged, by row; and the row of each, or -1. */
export interface Rows {
  readonly count: number;
  positionAt(row: number): number;
  rowOf(position: number): number;
}

const everyArea = new Map<number, Rows>();

/** All areas, each in the row of its position. */
export function allRows(count: number): Rows {
  const itself = (position: number): number => position;
  const rows = everyArea.get(count) ?? { count, positionAt: itself, rowOf: itself };
  everyArea.set(count, rows);
  return rows;
}

/** The same by row: a number for each, which all areas in the same state share. The first state is the quiet one. */
export interface StatesByRow extends AllStates {
  readonly rows: Rows;
  readonly kinds: Int32Array;
  readonly states: readonly (AreaState | undefined)[];
  /** Whether nothing but time has gone by since the night before. */
  readonly areStill: boolean;
}

export function statesByRow(
  rows: Rows,
  kinds: Int32Array,
  states: readonly (AreaState | undefined)[],
  areStill = false,
): StatesByRow {
  let own: Map<number, AreaState> | undefined;
  return {
    rows,
    kinds,
    states,
    areStill,
    quiet: states[0],
    get own() {
      own ??= ownStates(rows, kinds, states);
      return own;
    },
  };
}

function ownStates(
  rows: Rows,
  kinds: Int32Array,
  states: readonly (AreaState | undefined)[],
): Map<number, AreaState> {
  const own = new Map<number, AreaState>();
  for (let row = 0; row < kinds.length; row++) {
    const kind = kinds[row] ?? 0;
    const state = kind === 0 ? undefined : states[kind];
    if (state !== undefined) own.set(rows.positionAt(row), state);
  }
  return own;
}

function isByRow(all: AllStates): all is StatesByRow {
  return 'kinds' in all;
}

/** States of areas by row. What is said of areas in the same state is then worked out once for all of them. */
export function byRow(all: AllStates, rows: Rows): StatesByRow {
  if (isByRow(all)) return all.rows === rows ? all : otherRows(all, rows);
  const kinds = new Int32Array(rows.count);
  const states = [all.quiet];
  const known = new Map<string, number>();
  for (const [position, state] of all.own) {
    const row = rows.rowOf(position);
    if (row === -1) continue;
    // States that a decision made stay as they are.
    const key = state.decision === null ? keyOf(state) : '';
    const kind = (key === '' ? undefined : known.get(key)) ?? states.push(state) - 1;
    if (key !== '') known.set(key, kind);
    kinds[row] = kind;
  }
  return statesByRow(rows, kinds, states);
}

function otherRows(all: StatesByRow, rows: Rows): StatesByRow {
  const kinds = new Int32Array(rows.count);
  for (let row = 0; row < kinds.length; row++) {
    const there = all.rows.rowOf(rows.positionAt(row));
    kinds[row] = there === -1 ? 0 : (all.kinds[there] ?? 0);
  }
  return statesByRow(rows, kinds, all.states);
}

/** The positions of areas whose published tier is another than on the night before. */
export function moved(before: StatesByRow, after: StatesByRow): number[] {
  const [ranks, later] = [ranksOf(before), ranksOf(after)];
  const found: number[] = [];
  for (let row = 0; row < later.length; row++)
    if (ranks[row] !== later[row]) found.push(after.rows.positionAt(row));
  return found;
}

/** The published tier of each row. */
function ranksOf({ kinds, states }: StatesByRow): Int8Array {
  const ofKind = Int8Array.from(states, (state) => state?.rank ?? UNHEARD_OF);
  const ranks = new Int8Array(kinds.length);
  for (let row = 0; row < ranks.length; row++) ranks[row] = ofKind[kinds[row] ?? 0] ?? UNHEARD_OF;
  return ranks;
}

/** Before there are any states. */
const UNHEARD_OF = -2;
