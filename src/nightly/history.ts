import { type Day, isDay } from '../days.ts';
import { openEngine } from '../engine/duckdb.ts';
import { type HistoryNight, type Spell, spellsOf } from '../history/spells.ts';
import { openKeptAreas } from '../inputs/index.ts';
import { error, FenquError, type Problem, warning } from '../problems/problem.ts';
import { defaultTier, type Pack } from '../rules/pack.ts';
import {
  type AreaOnNight,
  keptPath,
  readAreaOnNight,
  readNightManifest,
  readNights,
  readRowsIndex,
} from '../store/index.ts';
import type { NightId } from '../store/published.ts';
import { levelName } from '../workspace/level-names.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type AreaLabel, areaLabel } from '../zoning/area-label.ts';
import { packsOf } from './diff.ts';
import { oneMeant } from './scope.ts';
import { openWorkspace } from './zone.ts';

export interface HistoryOptions {
  readonly workspace: string | Workspace;
  /** A code, a name or a path. */
  readonly area: string;
  /** The first and last night looked at; by default all that are published. */
  readonly from?: Day;
  readonly to?: Day;
  readonly signal?: AbortSignal;
}

/** The tiers of an area over the published nights. */
export interface HistoryResult {
  readonly area: AreaLabel;
  readonly level: string;
  /** The published nights, oldest first. */
  readonly nights: readonly HistoryNight[];
  /** The same as spells; nights between them that were not published are spells, too. */
  readonly spells: readonly Spell[];
  /** The packs of these nights, as far as they are still there: they name the tiers. */
  readonly packs: readonly Pack[];
  readonly warnings: readonly Problem[];
}

/**
 * The tiers of one area over time, from what is published. Nothing is judged again.
 *
 * @throws FenquError if no night was published, none zoned the area's level, the area cannot be found, or a night is damaged
 */
export async function history(options: HistoryOptions): Promise<HistoryResult> {
  const workspace = await openWorkspace(options.workspace);
  const ids = await nightsAsked(workspace, options);
  const { area, level } = await areaMeant(workspace, ids, options);
  const read: AreaOnNight[] = [];
  for (const id of ids) {
    options.signal?.throwIfAborted();
    read.push(await readAreaOnNight(workspace.store, id, area.code));
  }
  const packs = await packsOf(workspace, read);
  const nights = read.map((each) => nightFrom(each, level, packs));
  if (!nights.some(({ zoned }) => zoned)) {
    const names = [...new Set(nights.map((night) => night.level))].map(levelName);
    const levels = { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
    throw new FenquError(
      error('history-level', { value: area.name, with: { level: levelName(level), levels } }),
    );
  }
  return { area, level, nights, spells: spellsOf(nights), packs, warnings: staleWarnings(nights) };
}

async function nightsAsked(workspace: Workspace, { from, to }: HistoryOptions): Promise<NightId[]> {
  for (const [option, value] of [
    ['--from', from],
    ['--to', to],
  ] as const)
    if (value !== undefined && !isDay(value))
      throw new FenquError(error('usage-day', { value, with: { option } }));
  if (from !== undefined && to !== undefined && to < from)
    throw new FenquError(error('usage-range', { value: from, with: { to } }));
  const all = await readNights(workspace.store);
  const first = all[0];
  const last = all.at(-1);
  if (first === undefined || last === undefined)
    throw new FenquError(error('store-no-nights', { value: workspace.store }));
  const asked = all.filter(
    ({ day }) => (from === undefined || from <= day) && (to === undefined || day <= to),
  );
  if (asked.length > 0) return asked;
  const values = { first: first.day, last: last.day };
  throw new FenquError(
    error('history-no-night', { value: `${from ?? ''} – ${to ?? ''}`.trim(), with: values }),
  );
}

/** The area meant, as the newest of the nights that knows it names it: they keep the areas they were judged on. */
async function areaMeant(
  workspace: Workspace,
  nights: readonly NightId[],
  { area: text, signal }: HistoryOptions,
): Promise<{ area: AreaLabel; level: string }> {
  const tried = new Set<string>();
  let failure: unknown;
  for (const night of nights.toReversed()) {
    const file = await keptAreas(workspace.store, night);
    if (file === undefined || tried.has(file)) continue;
    tried.add(file);
    const engine = await openEngine(signal);
    try {
      const areas = await openKeptAreas(engine, workspace, keptPath(workspace.store, file));
      const meant = await oneMeant(areas, text);
      return { area: areaLabel(meant), level: meant.level };
    } catch (cause) {
      if (!isNotFound(cause)) throw cause;
      failure ??= cause;
    } finally {
      await engine.close();
    }
  }
  throw failure ?? new FenquError(error('area-not-found', { value: text }));
}

function isNotFound(cause: unknown): boolean {
  return cause instanceof FenquError && cause.problems.every(({ code }) => code === 'area-not-found');
}

async function keptAreas(store: string, night: NightId): Promise<string | undefined> {
  const { kept } = await readNightManifest(store, night);
  const index = kept['rows'];
  if (index === undefined) return undefined;
  return (await readRowsIndex(store, index)).find(({ table }) => table === 'areas')?.file;
}

function nightFrom(
  { manifest, zone, state, changes, stale }: AreaOnNight,
  level: string,
  packs: readonly Pack[],
): HistoryNight {
  const pack = packs.find(({ id }) => id === manifest.pack.id);
  const normal = (pack && defaultTier(pack)?.tier) ?? null;
  return {
    day: manifest.as_of,
    revision: manifest.revision,
    pack: manifest.pack.id,
    level: manifest.level,
    zoned: zone !== null || manifest.level.split(',').some((each) => each.trim() === level),
    listed: zone !== null,
    tier: zone === null ? normal : zone.tier,
    // A tier lowered to the default one may still be in force for a while.
    tierInForce: zone === null ? (state?.tier_in_force ?? normal) : zone.tierInForce,
    since: zone?.since ?? null,
    decidedBy: zone?.decidedBy ?? null,
    stale,
    changes,
  };
}

/** One warning for all nights that are stale. */
function staleWarnings(nights: readonly HistoryNight[]): Problem[] {
  const stale = nights.filter((night) => night.stale.length > 0);
  const [first] = stale;
  if (first === undefined) return [];
  return [warning('history-stale', { value: first.day, with: { nights: stale.length } })];
}
