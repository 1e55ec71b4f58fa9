import { FenquError } from '../problems/problem.ts';
import type { Night } from '../zoning/open-night.ts';
import { notByLevel, scopesOf } from './reports.ts';
import type { Scope } from './scope.ts';

/**
 * The areas of a level that hold zoned areas, or are one; inside an area, where one is given.
 *
 * @throws FenquError `report-level` where there are none
 */
export async function scopesWithin(night: Night, level: string, within: Scope | null): Promise<Scope[]> {
  const scopes = await scopesOf(night, level);
  if (within === null) return scopes;
  const inside = scopes.filter(({ positions }) => [...positions].every((each) => within.positions.has(each)));
  if (inside.length > 0) return inside;
  throw new FenquError(notByLevel(level, night.pack, night.staged.areas));
}
