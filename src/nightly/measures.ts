import type { MeasureList } from '../measures/list.ts';
import { type ZoneOptions, zone } from './zone.ts';

/**
 * What applies in an area and everything inside it (everywhere, if none is given), by audience.
 *
 * @throws FenquError as `zone`
 */
export async function measures(options: Omit<ZoneOptions, 'all'>): Promise<MeasureList> {
  return (await zone(options)).measures;
}
