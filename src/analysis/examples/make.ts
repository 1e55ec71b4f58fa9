import type { Judgement } from '../../judging/judge.ts';
import { type Found, type Linear, type Point, smallest, sumOf, variable } from '../solver/index.ts';
import type { State } from '../world/state.ts';
import type { World } from '../world/world.ts';
import type { Example } from './example.ts';
import { judgedWith, type Valued, valuedAt } from './judged.ts';
import { lineListOf } from './line-list.ts';

/** A plain example among those that were found, with what judging says of it. */
export interface Tried {
  readonly example: Example;
  readonly judgement: Judgement;
  readonly point: Point;
}

export function tried(world: World, found: Found): Tried {
  const point = smallest(found, wishesOf(world), world.space.variables);
  return triedAt(world, world.state, point);
}

/** What judging says of a point. */
export function triedAt(world: World, state: State, point: Point): Tried {
  const valued = valuedAt(world, state, point);
  const judgement = judgedWith(world.pack, valued);
  const list = lineListOf(world, valued, point);
  return {
    example: { values: shown(valued), tier: tierOf(world, judgement), ...(list && { list }) },
    judgement,
    point,
  };
}

/** The raw tier of the one area that was judged. */
export function tierOf({ pack }: World, { raw }: Judgement): string | null {
  return pack.tiers[raw[0] ?? -1]?.tier ?? null;
}

/** As much as can be known, as few rows as there can be, then every other value small. */
export function wishesOf({ space, tables }: World): Linear[] {
  const names = [...space.variables.keys()];
  const unknown = names.filter((name) => name.startsWith('unknown '));
  const cells = tables.flatMap((table) => table.cells.map(({ name }) => name));
  const others = names.filter((name) => !unknown.includes(name) && !cells.includes(name));
  return [...unknown.map(variable), sumOf(cells.map(variable)), ...[...cells, ...others].map(variable)];
}

function shown({ indicators, members }: Valued): Example['values'] {
  return new Map([...indicators, ...members]);
}
