import type { Point } from '../solver/index.ts';
import type { OneMore } from '../world/one-more.ts';
import type { World } from '../world/world.ts';
import { dataWithOneMore } from './data.ts';
import type { Example } from './example.ts';
import { valuedAt } from './judged.ts';

/** An example before and after one more case, the later list with a row more than the earlier. */
export function pairOf(
  world: World,
  more: OneMore,
  before: Example,
  after: Example,
  point: Point,
): readonly Example[] {
  const valued = valuedAt(world, world.state, point);
  const lists = dataWithOneMore(world, valued, valuedAt(world, more.after, point), point, more.cell);
  if (lists === undefined) return [bare(before), bare(after)];
  const [first, second] = lists;
  return [
    { ...before, data: first },
    { ...after, data: second },
  ];
}

function bare({ values, tier }: Example): Example {
  return { values, tier };
}
