import { error, FenquError } from '../problems/problem.ts';
import type { Night } from '../zoning/open-night.ts';
import { codesInside } from '../zoning/places.ts';
import { notByLevel, scopesOf } from './reports.ts';
import type { Scope } from './scope.ts';

/**
 * The areas of a level that hold zoned areas, are one or lie in one; inside an area, where one is given.
 *
 * @throws FenquError `report-level` where there are none, `report-area-level` where the area lies inside one of them
 */
export async function scopesWithin(night: Night, level: string, within: Scope | null): Promise<Scope[]> {
  const scopes = await scopesOf(night, level);
  if (within === null) return scopes;
  const codes = await codesInside(night.bench.engine, within.area.code, level);
  const inside = scopes.filter(({ area }) => codes.has(area.code));
  if (inside.length > 0) return inside;
  const { levels } = night.staged.areas;
  // The area is smaller than what it is to be divided into.
  if (levels.indexOf(within.level) > levels.indexOf(level))
    throw new FenquError(
      error('report-area-level', {
        value: within.area.name,
        with: { level, levels: levels.slice(levels.indexOf(within.level)).join(', ') },
      }),
    );
  throw new FenquError(notByLevel(level, night.pack, night.staged.areas));
}
