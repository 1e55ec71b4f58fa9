import { addDays, type Day, isDay, today } from '../days.ts';
import type { MeasureList } from '../measures/list.ts';
import { onlySome, type Wanted } from '../measures/only-some.ts';
import { error, FenquError } from '../problems/problem.ts';
import { type AsOf, dayMeant } from '../zoning/open-night.ts';
import { snapshotOf } from '../zoning/snapshot.ts';
import type { Snapshot } from '../zoning/verdict.ts';
import { beginningAfter } from './beginning.ts';
import { followed } from './measures-in-time.ts';
import { findScopeAround } from './scope.ts';
import { type NightBefore, publishedNights, type ZoneBefore } from './tier-lines.ts';
import { nightGoneOnFrom, openWorkspace, withNight, type ZoneOptions, zone } from './zone.ts';

export interface MeasuresOptions extends Omit<ZoneOptions, 'all'>, Wanted {
  /** The day asked for: by default the one after the as-of day; a later one as if nothing new happened until then. */
  readonly on?: Day;
  /** What applies on the day, what of it begins with the day, or what ended with the day before. */
  readonly shows?: MeasureList['shows'];
}

/**
 * What applies in an area and everything inside it (everywhere, if none is given) on a day, by audience, with since when
 * and until when at the earliest.
 *
 * @throws FenquError as `zone`, and `usage-on` where the day is not one that the night tells of
 */
export async function measures(options: MeasuresOptions): Promise<MeasureList> {
  const workspace = await openWorkspace(options.workspace);
  const present = options.today ?? today(workspace.timezone);
  const asked = { ...options, ...dayAsked(options, present), workspace, today: present };
  return withNight(asked, async (night) => {
    const beginning = await beginningAfter(await nightGoneOnFrom(night), night);
    const { snapshot, ladders } = await snapshotOf(night, { beginning, ladders: true });
    const on = asked.on ?? addDays(night.asOf, 1);
    if (on <= night.asOf) throw new FenquError(error('usage-on', { value: on, with: { night: night.asOf } }));
    const scope = options.area === undefined ? null : await findScopeAround(night, options.area);
    const shows = options.shows ?? 'applying';
    const published = night.byPolicy ? publishedNights(workspace.store, night.pack) : nothingBefore;
    const before = shows === 'applying' ? published : orJudged(published, addDays(night.asOf, -1), asked);
    return onlySome(await followed(night, snapshot, { scope, on, shows, before, ladders }), options);
  });
}

const nothingBefore: NightBefore = async () => undefined;

/** Where the day asked for is past, the night before it is the one to ask. */
function dayAsked({ asOf, on }: Pick<MeasuresOptions, 'asOf' | 'on'>, present: Day): { asOf?: AsOf } {
  if (on === undefined) return {};
  if (!isDay(on)) throw new FenquError(error('usage-day', { value: on, with: { option: '--on' } }));
  if (asOf !== undefined) return {};
  const eve = addDays(on, -1);
  return eve < dayMeant('yesterday', present) ? { asOf: eve } : {};
}

/** Earlier nights that are published; else the night before alone, judged for this. */
function orJudged(published: NightBefore, eve: Day, options: ZoneOptions): NightBefore {
  let judged: Promise<ReadonlyMap<string, ZoneBefore>> | undefined;
  return async (day) => {
    const found = await published(day);
    if (found !== undefined || day !== eve) return found;
    const { area: _area, ...everywhere } = options;
    judged ??= zone({ ...everywhere, asOf: eve }).then(({ snapshot }) => zonesOf(snapshot));
    return judged;
  };
}

function zonesOf({ zones }: Snapshot): Map<string, ZoneBefore> {
  return new Map(
    zones.map(({ area: { code, name, district }, ...rest }) => [
      code,
      {
        ...rest,
        area: code,
        name,
        district: district?.code ?? null,
        districtName: district?.name ?? null,
      },
    ]),
  );
}
