import { assumedChanges } from '../forecast/assumed.ts';
import type { AreaForecast, Forecast } from '../forecast/forecast.ts';
import type { Problem } from '../problems/problem.ts';
import type { Night } from '../zoning/open-night.ts';
import { snapshotOf } from '../zoning/snapshot.ts';
import type { AreaLabel } from '../zoning/verdict.ts';
import { beginningAfter } from './beginning.ts';
import { scopesOf } from './reports.ts';
import { findScope, type Scope } from './scope.ts';
import { nightGoneOnFrom, withNight, type ZoneOptions } from './zone.ts';

export interface ForecastOptions extends Omit<ZoneOptions, 'all'> {
  /** Also which areas of this level there are, each with those zoned in it: for files that are one for each. */
  readonly by?: string;
  /** A file of hypothetical cases: which areas they would raise is told beside the forecast without them. */
  readonly assume?: string;
}

/** What is foreseen, the area it was narrowed to, and what deserves a warning. */
export interface ForecastResult {
  readonly forecast: Forecast;
  readonly scope: AreaLabel | null;
  /** The areas asked for by level, in order of code; empty where none were. */
  readonly parts: readonly ForecastPart[];
  readonly warnings: readonly Problem[];
}

/** An area, and what is foreseen within it; null for what lies in none of those asked for. */
export interface ForecastPart {
  readonly area: AreaLabel | null;
  readonly areas: readonly AreaForecast[];
}

/**
 * Foresees of every area outside the default tier when it will be in which, if no case is added to those known. Stores nothing.
 *
 * @throws FenquError with every problem found in the configuration or the data
 */
export async function forecast(options: ForecastOptions): Promise<ForecastResult> {
  const { assume, ...plain } = options;
  const result = await withNight(plain, async (night) => {
    const scope = options.area === undefined ? null : await findScope(night, options.area);
    const found = await foreseenOn(night, scope);
    const parts = options.by === undefined ? [] : await partsOf(night, options.by, found.areas, scope);
    return { forecast: found, scope: scope?.area ?? null, parts, warnings: night.warnings };
  });
  if (assume === undefined) return result;
  const { snapshot, areas } = result.forecast;
  const { asOf, pack } = snapshot;
  const having = await withNight({ ...plain, asOf, assume }, async (night) =>
    foreseenOn(night, options.area === undefined ? null : await findScope(night, options.area)),
  );
  const changes = assumedChanges(areas, having.areas, asOf, pack);
  return { ...result, forecast: { ...result.forecast, assumed: { file: assume, changes } } };
}

async function foreseenOn(night: Night, scope: Scope | null): Promise<Forecast> {
  const beginning = await beginningAfter(await nightGoneOnFrom(night), night);
  const { snapshot, ladders } = await snapshotOf(night, { beginning, ladders: true });
  const isIn = (position: number): boolean => scope?.positions.has(position) ?? true;
  const zones = snapshot.zones.filter(({ position }) => isIn(position));
  const areas = zones.flatMap((verdict) => {
    const ladder = ladders.get(verdict.position);
    return ladder === undefined ? [] : [{ verdict, ladder }];
  });
  return { snapshot: { ...snapshot, zones }, areas, rulesUntil: night.term.until, assumed: null };
}

/** What is foreseen, by the areas of a level that lie in the scope; what lies in none of them comes last. */
async function partsOf(
  night: Night,
  level: string,
  areas: readonly AreaForecast[],
  scope: Scope | null,
): Promise<ForecastPart[]> {
  const left = new Set(areas);
  const parts: ForecastPart[] = [];
  for (const { area, positions } of await scopesOf(night, level)) {
    if (scope !== null && ![...positions].some((position) => scope.positions.has(position))) continue;
    const own = areas.filter(({ verdict }) => positions.has(verdict.position));
    for (const each of own) left.delete(each);
    parts.push({ area, areas: own });
  }
  return left.size === 0 ? parts : [...parts, { area: null, areas: [...left] }];
}
