import type { Day } from '../days.ts';
import type { AreaIndex } from '../inputs/index.ts';
import { premisesOn } from '../inputs/premises.ts';
import type { Premises } from '../inputs/tables.ts';
import type { Counted } from '../premises/summary.ts';
import { error, FenquError } from '../problems/problem.ts';
import { keepJson, newestBefore, readKept, readNight, readNights } from '../store/index.ts';
import type { Manifest } from '../store/published.ts';
import { areaLabel } from '../zoning/area-label.ts';
import type { Night } from '../zoning/open-night.ts';

/** The premises of a night, as far as they are counted. */
export async function countedPremises({ bench, staged, asOf }: Night): Promise<readonly Counted[]> {
  const all = await premisesOn(bench.engine, asOf);
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

/** The premises that a published night has kept. */
export interface KeptPremises {
  readonly asOf: Day;
  readonly counted: readonly Counted[];
}

/**
 * The premises of a published night: of the day asked for, or of the newest before a day.
 *
 * @returns null where none is asked for and none has kept any
 * @throws FenquError `premises-since` where the one asked for has none
 */
export async function premisesBefore(
  store: string,
  before: Day,
  since: Day | undefined,
): Promise<KeptPremises | null> {
  if (since === undefined) {
    const earlier = await newestBefore(store, before);
    return earlier && keptBy(store, earlier.manifest);
  }
  const found = (await readNights(store)).find(({ day }) => day === since);
  const night = found && (await readNight(store, found.day, found.revision));
  const kept = night === undefined ? null : await keptBy(store, night.manifest);
  if (kept !== null) return kept;
  throw new FenquError(error('premises-since', { value: since }));
}

async function keptBy(store: string, { as_of: asOf, kept }: Manifest): Promise<KeptPremises | null> {
  const { premises } = kept;
  if (premises === undefined) return null;
  return { asOf, counted: JSON.parse((await readKept(store, premises)).toString('utf8')) };
}
