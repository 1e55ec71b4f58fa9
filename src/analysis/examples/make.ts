import type { Judgement } from '../../judging/judge.ts';
import {
  constant,
  type Found,
  type Linear,
  minus,
  type Point,
  smallest,
  sumOf,
  variable,
} from '../solver/index.ts';
import { knownsOf } from '../world/plain.ts';
import type { State } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { dataOf } from './data.ts';
import type { Example } from './example.ts';
import { judgedWith, knownIn, type Valued, valuedAt } from './judged.ts';

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
  const data = dataOf(world, judgedValues(valued, judgement), point);
  return {
    example: {
      values: shown(judgedValues(valued, judgement)),
      tier: tierOf(world, judgement),
      ...(data && { data }),
    },
    judgement,
    point,
  };
}

/** With the calculated values as judging has them: one that was taken to be any value has one then. */
function judgedValues({ indicators, members }: Valued, judgement: Judgement): Valued {
  const judged = [...indicators].map(([name, value]) => {
    const column = judgement.indicators.get(name);
    return [name, column === undefined ? value : knownIn(column)] as const;
  });
  return { indicators: new Map(judged), members };
}

/** The raw tier of the one area that was judged. */
export function tierOf({ pack }: World, { raw }: Judgement): string | null {
  return pack.tiers[raw[0] ?? -1]?.tier ?? null;
}

/**
 * No earlier tier, as much else as can be known, days like today, as few rows as there can be, then every other value small.
 */
export function wishesOf({ pack, space, state, tables }: World): Linear[] {
  const names = [...space.variables.keys()];
  const { known, open } = knownsOf(pack, space);
  const isUnknown = new Set([...known, ...open]);
  const cells = tables.flatMap((table) => table.cells.map(({ name }) => name));
  const others = names.filter((name) => !isUnknown.has(name) && !cells.includes(name));
  const early = open.map((name) => minus(constant(1), variable(name)));
  const few = sumOf(cells.map(variable));
  return [...early, ...known.map(variable), ...state.near(), few, ...[...cells, ...others].map(variable)];
}

function shown({ indicators, members }: Valued): Example['values'] {
  return new Map([...indicators, ...members]);
}
