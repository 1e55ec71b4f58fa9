import type { Point } from '../solver/index.ts';
import type { OneMore } from '../world/one-more.ts';
import type { World } from '../world/world.ts';
import type { Example } from './example.ts';
import { valuedAt } from './judged.ts';
import { lineListWithOneMore } from './line-list.ts';

/** An example before and after one more case, the later list with a row more than the earlier. */
export function pairOf(
  world: World,
  more: OneMore,
  before: Example,
  after: Example,
  point: Point,
): readonly Example[] {
  const cell = world.tables
    .flatMap(({ cells }) => cells)
    .find(({ name }) => point.get(`added to ${name}`)?.equals(1) === true);
  const lists =
    cell &&
    lineListWithOneMore(
      world,
      valuedAt(world, world.state, point),
      valuedAt(world, more.after, point),
      point,
      cell.name,
    );
  if (lists === undefined) return [bare(before), bare(after)];
  const [first, second] = lists;
  return [
    { ...before, list: first },
    { ...after, list: second },
  ];
}

function bare({ values, tier }: Example): Example {
  return { values, tier };
}
