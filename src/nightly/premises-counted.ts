import { addDays, type Day } from '../days.ts';
import type { AreaIndex } from '../inputs/index.ts';
import { listTellsOf, premisesOn } from '../inputs/premises.ts';
import type { Premises } from '../inputs/tables.ts';
import type { Counted } from '../premises/summary.ts';
import { error, FenquError } from '../problems/problem.ts';
import { keepJson, newestBefore, readKept, readNight, readNights } from '../store/index.ts';
import type { Manifest } from '../store/published.ts';
import { areaLabel } from '../zoning/area-label.ts';
import type { Night } from '../zoning/open-night.ts';

/** The premises of a night, or as the list has them on an earlier day, as far as they are counted. */
export async function countedPremises(
  { bench, staged, asOf }: Night,
  day: Day = asOf,
): Promise<readonly Counted[]> {
  const all = await premisesOn(bench.engine, day);
  const known = countings.get(all) ?? counted(all, staged.areas);
  countings.set(all, known);
  return known;
}

/** Of a list that many nights have, its premises as they are counted. */
const countings = new WeakMap<readonly Premises[], Promise<readonly Counted[]>>();

async function counted(all: readonly Premises[], areas: AreaIndex): Promise<readonly Counted[]> {
  const described = await areas.describe([...new Set(all.map(({ area }) => area))]);
  const places = new Map(described.map((area) => [area.ix, area]));
  return all.map(({ id, sector, size, ownership, status, inspections, problems, mended, area }) => {
    const place = places.get(area);
    const codes = place === undefined ? [] : [...place.ancestors.map(({ code }) => code), place.code];
    const district = place === undefined ? null : areaLabel(place).district;
    return {
      id,
      sector,
      district,
      within: codes,
      size,
      ownership,
      status,
      inspections,
      problems,
      mended,
    };
  });
}

/** Keeps the premises of a night in the store, for later nights to be compared with; what it is called among the kept things. */
export async function keepPremises(night: Night): Promise<{ readonly premises?: string }> {
  const { premises, store } = night.workspace;
  if (premises === undefined) return {};
  return { premises: await keepJson(store, await countedPremises(night), 'premises.json') };
}

/** Premises of an earlier night. */
export interface EarlierPremises {
  readonly asOf: Day;
  readonly counted: readonly Counted[];
}

/**
 * The premises to compare a night with: those of the day asked for, or of the newest published night before; where none has
 * kept any, as the list itself has them on that day, or on the day before, by the days of its rows.
 *
 * @returns null where none is asked for and there are none
 * @throws FenquError `premises-since` where there are none of the day asked for, `premises-since-later` where it is not before the night
 */
export async function premisesBefore(night: Night, since: Day | undefined): Promise<EarlierPremises | null> {
  const { store } = night.workspace;
  if (since !== undefined && since >= night.asOf)
    throw new FenquError(error('premises-since-later', { value: since, with: { night: night.asOf } }));
  const kept = since === undefined ? await keptBefore(store, night.asOf) : await keptOn(store, since);
  if (kept !== null) return kept;
  const day = since ?? addDays(night.asOf, -1);
  if (day < night.asOf && (await listTellsOf(night.bench.engine, day)))
    return { asOf: day, counted: await countedPremises(night, day) };
  if (since === undefined) return null;
  throw new FenquError(error('premises-since', { value: since }));
}

async function keptBefore(store: string, day: Day): Promise<EarlierPremises | null> {
  const earlier = await newestBefore(store, day);
  return earlier && keptBy(store, earlier.manifest);
}

async function keptOn(store: string, day: Day): Promise<EarlierPremises | null> {
  const found = (await readNights(store)).find((each) => each.day === day);
  const night = found && (await readNight(store, found.day, found.revision));
  return night === undefined ? null : keptBy(store, night.manifest);
}

async function keptBy(store: string, { as_of: asOf, kept }: Manifest): Promise<EarlierPremises | null> {
  const { premises } = kept;
  if (premises === undefined) return null;
  return { asOf, counted: JSON.parse((await readKept(store, premises)).toString('utf8')) };
}
