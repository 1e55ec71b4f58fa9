import { addDays, type Day, isDay, today } from '../days.ts';
import type { MeasureList, Wanted } from '../measures/list.ts';
import { onlySome } from '../measures/only-some.ts';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import { type AsOf, dayMeant, type Night } from '../zoning/open-night.ts';
import { snapshotOf } from '../zoning/snapshot.ts';
import type { Snapshot } from '../zoning/verdict.ts';
import { beginningAfter } from './beginning.ts';
import { forbiddenMeasures, tiersOfList, tiersOfNight } from './forbidden.ts';
import { type NightHandouts, nightHandouts } from './handouts.ts';
import { follow, followed, listIn, type Replaced } from './measures-in-time.ts';
import { findScopeAround, type Scope } from './scope.ts';
import { scopesWithin } from './scopes.ts';
import {
  type Earlier,
  type Ladders,
  NOTHING_EARLIER,
  publishedNights,
  type ZoneBefore,
} from './tier-lines.ts';
import { nightGoneOnFrom, openWorkspace, withNight, type ZoneOptions, zone } from './zone.ts';

export interface MeasuresOptions extends Omit<ZoneOptions, 'all'>, Wanted {
  /** The day asked for: by default the one after the as-of day; a later one as if nothing new happened until then. */
  readonly on?: Day;
  /** What applies on the day, what of it begins with the day, or what ended with the day before. */
  readonly shows?: MeasureList['shows'];
}

/** A list, and what was left out of it because the standard itself forbids it. */
export interface MeasuresResult extends MeasureList {
  readonly warnings: readonly Problem[];
}

/**
 * What applies in an area and everything inside it (everywhere, if none is given) on a day, by audience, with since when
 * and until when at the earliest.
 *
 * @throws FenquError as `zone`, and `usage-on` where the day is not one that the night tells of
 */
export async function measures(options: MeasuresOptions): Promise<MeasuresResult> {
  const shows = options.shows ?? 'applying';
  return atNight(options, (tonight) => {
    const { night, snapshot, ladders, scope, on, published, judged } = tonight;
    const earlier = shows === 'applying' ? published : judged;
    const work = async (replaced: Replaced | undefined): Promise<MeasuresResult> => {
      const list = await followed(night, snapshot, { scope, on, shows, earlier, ladders, replaced });
      // What ended with another pack's rules is listed by the tiers of that pack.
      const there = list.replacedBy === undefined ? tiersOfList(list) : tiersOfNight(snapshot);
      return { ...onlySome(list, options), warnings: forbiddenMeasures(there, on) };
    };
    return shows === 'applying' ? work(undefined) : withReplaced(tonight, options, work);
  });
}

export interface HandoutsOptions extends Omit<MeasuresOptions, 'shows'> {
  /** A level: a document for each of its areas that holds zoned areas. */
  readonly by?: string;
}

/**
 * Works on the hand-outs of a night while it is open. The work may be done twice (see `withNight`), and must then leave what
 * it would have left the second time alone.
 *
 * @throws FenquError as `measures`, and `report-level` where no area of the level holds any that is zoned
 */
export async function withHandouts<T>(
  options: HandoutsOptions,
  work: (handouts: NightHandouts) => Promise<T>,
): Promise<T> {
  return atNight(options, async (tonight) => {
    const { night, snapshot, ladders, scope, on, judged } = tonight;
    const scopes = options.by === undefined ? [] : await scopesWithin(night, options.by, scope);
    const { audience, kind } = options;
    const wanted = { ...(audience !== undefined && { audience }), ...(kind !== undefined && { kind }) };
    const asked = { scope, scopes, on, earlier: judged, ladders, ...wanted };
    return withReplaced(tonight, options, async (replaced) =>
      work(await nightHandouts(night, snapshot, { ...asked, replaced })),
    );
  });
}

/** The scope of an area, unless nothing in or around it is judged. */
async function scopeIfJudged(night: Night, code: string): Promise<Scope | undefined> {
  try {
    return await findScopeAround(night, code);
  } catch (cause) {
    if (cause instanceof FenquError && cause.problems[0]?.code === 'area-below-level') return undefined;
    throw cause;
  }
}

/** Works with what applied on the day before, where the day asked for is the first one of a pack that follows another. */
async function withReplaced<T>(
  { night, on }: Tonight,
  options: MeasuresOptions,
  work: (replaced: Replaced | undefined) => Promise<T>,
): Promise<T> {
  const { asOf, term, previous, byPolicy, judgedFrom } = night;
  const eve = addDays(asOf, -1);
  const isFirst = byPolicy && asOf === term.from && on === addDays(asOf, 1);
  if (!isFirst || previous?.until !== eve || eve < judgedFrom) return work(undefined);
  const { area: _area, on: _on, pack: _pack, ...before } = options;
  return atNight({ ...before, workspace: night.workspace, asOf: eve }, async (last) => {
    const { snapshot, published: earlier, ladders } = last;
    const night = await follow(last.night, snapshot, { scope: null, earlier, ladders });
    return work(async (scope) => {
      const within = scope === null ? null : await scopeIfJudged(last.night, scope.area.code);
      return within === undefined
        ? undefined
        : listIn(night, { scope: within, on: last.on, shows: 'applying' });
    });
  });
}

/** A night and the day asked for. */
interface Tonight {
  readonly night: Night;
  readonly snapshot: Snapshot;
  readonly ladders: Ladders;
  readonly scope: Scope | null;
  readonly on: Day;
  /** Earlier nights as they were published. */
  readonly published: Earlier;
  /** The same, and the night before judged for this where it was not. */
  readonly judged: Earlier;
}

async function atNight<T>(options: MeasuresOptions, work: (tonight: Tonight) => Promise<T>): Promise<T> {
  const workspace = await openWorkspace(options.workspace);
  const present = options.today ?? today(workspace.timezone);
  const asked = { ...options, ...dayAsked(options, present), workspace, today: present };
  return withNight(asked, async (opened) => {
    const beginning = await beginningAfter(await nightGoneOnFrom(opened), opened);
    const { snapshot, night, ladders } = await snapshotOf(opened, { beginning, ladders: true });
    const on = asked.on ?? addDays(night.asOf, 1);
    if (on <= night.asOf) throw new FenquError(error('usage-on', { value: on, with: { night: night.asOf } }));
    const { until } = night.term;
    if (until !== null && on > addDays(until, 1))
      throw new FenquError(error('usage-on-rules', { value: on, with: { pack: night.pack.id, until } }));
    const scope = options.area === undefined ? null : await findScopeAround(night, options.area);
    const published = night.byPolicy ? publishedNights(workspace.store, night.pack) : NOTHING_EARLIER;
    const eve = addDays(night.asOf, -1);
    // Before the first night that can be judged there is nothing to compare with.
    const isBefore = eve < night.judgedFrom || (night.byPolicy && eve < night.term.from);
    const judged = isBefore ? published : orJudged(published, eve, asked);
    return work({ night, snapshot, ladders, scope, on, published, judged });
  });
}

/** Where the day asked for is past, the night before it is the one to ask. */
function dayAsked({ asOf, on }: Pick<MeasuresOptions, 'asOf' | 'on'>, present: Day): { asOf?: AsOf } {
  if (on === undefined) return {};
  if (!isDay(on)) throw new FenquError(error('usage-day', { value: on, with: { option: '--on' } }));
  if (asOf !== undefined) return {};
  const eve = addDays(on, -1);
  return eve < dayMeant('yesterday', present) ? { asOf: eve } : {};
}

/** Earlier nights that are published; else the night before alone, judged for this. */
function orJudged(published: Earlier, eve: Day, options: ZoneOptions): Earlier {
  let judged: Promise<ReadonlyMap<string, ZoneBefore>> | undefined;
  const before: Earlier['before'] = async (day) => {
    const found = await published.before(day);
    if (found !== undefined || day !== eve) return found;
    const { area: _area, ...everywhere } = options;
    judged ??= zone({ ...everywhere, asOf: eve }).then(({ snapshot }) => zonesOf(snapshot));
    return judged;
  };
  return { ...published, before };
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
