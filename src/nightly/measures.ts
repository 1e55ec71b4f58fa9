import { measureList } from '../measures/measure-list.ts';
import type { MeasureList } from '../measures/list.ts';
import { findScope } from './scope.ts';
import { tonight, withNight, type ZoneOptions } from './zone.ts';

/** What applies in an area and everything inside it (everywhere, if none is given), by audience. */
export async function measures(options: Omit<ZoneOptions, 'all'>): Promise<MeasureList> {
  return withNight(options, async (night) => {
    const snapshot = await tonight(night, options);
    const scope = options.area === undefined ? null : await findScope(night, options.area);
    const zones = snapshot.zones.filter((each) => scope === null || scope.positions.has(each.position));
    const others = (scope?.positions.size ?? snapshot.areas) - zones.length;
    return measureList(snapshot, zones, others, scope?.area ?? null, night.workspace.context);
  });
}
