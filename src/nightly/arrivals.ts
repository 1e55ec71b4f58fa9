import { resolve } from 'node:path';
import { type Day, isDay, today } from '../days.ts';
import { openEngine } from '../engine/duckdb.ts';
import { openOrigins, readTravellers, type Traveller } from '../inputs/open-origins.ts';
import { type Origins, originMeant, originPath } from '../inputs/origins.ts';
import { type ArrivalMeasure, arrivalsFrom, isFor, type Journey, metBy } from '../measures/arrivals.ts';
import { error, FenquError, type Problem, warning } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { Pack } from '../rules/pack.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { foldersOf, loadPolicy, packInCharge } from '../zoning/policy.ts';
import { openWorkspace } from './zone.ts';

export interface ArrivalOptions {
  /** The workspace's folder, or a workspace already opened. */
  readonly workspace: string | Workspace;
  /** Asks this pack instead of the one that the policy has in charge on the day of arrival. */
  readonly pack?: string;
  readonly today?: Day;
  readonly signal?: AbortSignal;
}

/** Where somebody comes from, and when. */
export interface Arriving {
  /** Names from the top down, with or without spaces: `甘肃省兰州市城关区`. */
  readonly from: string;
  readonly left: Day;
  /** By default the day of leaving. */
  readonly arrived?: Day;
  /** The tier of that place, where the workspace has no list of places elsewhere, or another is meant. */
  readonly tier?: string;
}

/** What somebody from a place meets. */
export interface Arrived {
  readonly id: string | null;
  /** As it was asked for. */
  readonly from: string;
  /** The place meant, down the tree of places elsewhere; null where the list names nothing of the kind. */
  readonly place: string | null;
  readonly journey: Journey;
  /** What is met, by where exactly somebody was; none where nothing in the list reaches the place. */
  readonly branches: readonly MetIn[];
}

/** What is met by people from some places. */
export interface MetIn {
  /** Paths of the parts of the place that it is for; none: all of it that no other branch names. */
  readonly places: readonly string[];
  /** The level around a listed place that it is for, where it was asked by a tier. */
  readonly around: string | null;
  /** The listed place that brings it, with its tier. */
  readonly by: { readonly place: string | null; readonly tier: string; readonly from: Day | null } | null;
  readonly met: ArrivalMeasure | null;
}

export interface Arrivals {
  readonly pack: Pack;
  readonly people: readonly Arrived[];
  /** What deserves a look in the list of places elsewhere. */
  readonly warnings: readonly Problem[];
}

/**
 * What people who arrive meet: by the tier of where they come from, and when they left it.
 *
 * @throws FenquError where nothing says in which tier places elsewhere are, or the pack says nothing of arrivals
 */
export async function arrivals(options: ArrivalOptions & { readonly arriving: Arriving }): Promise<Arrivals> {
  const { arriving, ...how } = options;
  const { left, arrived = left } = arriving;
  mustBeDays(left, arrived);
  return withOrigins(how, arrived, (pack, origins) => {
    const { from, tier } = arriving;
    const journey = { left, arrived };
    if (tier !== undefined)
      return [{ id: null, from, place: null, journey, branches: byTier(pack, tier, journey) }];
    return [{ id: null, ...arrivedFrom(pack, origins, from, journey) }];
  });
}

/**
 * The same for a list of people: a file with the columns `from`, `left` and, if wanted, `id` and `arrived`. By the pack that is
 * in charge on the newest day of arrival.
 *
 * @throws FenquError with everything that is wrong with the list
 */
export async function arrivalsListed(options: ArrivalOptions & { readonly file: string }): Promise<Arrivals> {
  const { file, ...how } = options;
  const workspace = await openWorkspace(options.workspace);
  const travellers = await travellersIn(workspace, resolve(file), options.signal);
  const newest =
    travellers
      .map(({ arrived }) => arrived)
      .sort()
      .at(-1) ?? today(workspace.timezone);
  return withOrigins({ ...how, workspace }, newest, (pack, origins) =>
    travellers.map(({ id, from, left, arrived }) => ({
      id: id || null,
      ...arrivedFrom(pack, origins, from, { left, arrived }),
    })),
  );
}

/** The people of a list, all of whose days can be read. */
async function travellersIn(
  workspace: Workspace,
  path: string,
  signal: AbortSignal | undefined,
): Promise<readonly Traveller[]> {
  const engine = await openEngine(signal);
  try {
    const { shown, travellers } = await readTravellers(engine, workspace, path);
    const problems = travellers.flatMap(({ line, from, left, arrived }): Problem[] => {
      const at = (field: string) => ({ place: { file: shown, line, field } });
      const unread = [
        ...(left === '' ? [error('date-invalid', { ...at('left'), value: '' })] : []),
        ...(arrived === '' && left !== '' ? [error('date-invalid', { ...at('arrived'), value: '' })] : []),
      ];
      return [
        ...(from === '' ? [error('cell-empty', { ...at('from'), with: { field: 'from' } })] : []),
        ...unread,
        ...(unread.length === 0 && arrived < left
          ? [error('arrival-days', { ...at('arrived'), value: left, with: { arrived } })]
          : []),
      ];
    });
    if (problems.length > 0) throw new FenquError(problems);
    return travellers;
  } finally {
    await engine.close();
  }
}

async function withOrigins(
  options: ArrivalOptions,
  day: Day,
  work: (pack: Pack, origins: Origins | undefined) => readonly Arrived[],
): Promise<Arrivals> {
  const workspace = await openWorkspace(options.workspace);
  const policy = await loadPolicy(workspace, foldersOf(workspace), options.pack);
  const { pack } = packInCharge(policy, day);
  if (!(pack.arrivals ?? []).some(({ origin }) => origin.length > 0))
    throw new FenquError(error('arrivals-none', { value: pack.id }));
  const engine = await openEngine(options.signal);
  try {
    const origins = await openOrigins(engine, workspace);
    return { pack, people: work(pack, origins), warnings: strangeTiers(pack, workspace, origins) };
  } finally {
    await engine.close();
  }
}

/** Tiers of places elsewhere that the pack does not have: whoever comes from there would seem to meet nothing. */
function strangeTiers(
  pack: Pack,
  { origins: file = '' }: Workspace,
  origins: Origins | undefined,
): Problem[] {
  const tiers = pack.tiers.map(({ tier }) => tier);
  const strange = (origins?.listings ?? []).map(({ tier }) => tier).filter((tier) => !tiers.includes(tier));
  return [...new Set(strange)].map((value) => {
    const rows = strange.filter((each) => each === value).length;
    const details = { file, rows, pack: pack.id, tiers: tiers.join(', ') };
    return warning('origins-tier', { value, with: details, suggest: nearest(value, tiers) });
  });
}

function mustBeDays(left: Day, arrived: Day): void {
  for (const [option, value] of [
    ['--left', left],
    ['--arrived', arrived],
  ] as const)
    if (!isDay(value)) throw new FenquError(error('usage-day', { value, with: { option } }));
  if (arrived < left) throw new FenquError(error('arrival-days', { value: left, with: { arrived } }));
}

function arrivedFrom(
  pack: Pack,
  origins: Origins | undefined,
  from: string,
  journey: Journey,
): Omit<Arrived, 'id'> {
  if (origins === undefined) throw new FenquError(error('arrivals-no-origins', {}));
  const meant = originMeant(origins, from);
  if (meant === 'several') throw new FenquError(error('arrival-several', { value: from }));
  const pathOf = (node: number): string => originPath(origins, node);
  const branches = arrivalsFrom(pack, origins, meant, journey).map(
    ({ places, met, by }): MetIn => ({
      // The place asked about stands for what no other branch names.
      places: places.includes(meant ?? -1) ? [] : places.map(pathOf).sort(),
      around: null,
      by: by === null ? null : { place: pathOf(by.at), tier: by.tier, from: by.from },
      met,
    }),
  );
  return { from, place: meant === undefined ? null : pathOf(meant), journey, branches };
}

/** Every rule for a tier that the journey meets: for the place itself, and for what lies around it. */
function byTier(pack: Pack, tier: string, journey: Journey): MetIn[] {
  const rules = (pack.arrivals ?? []).filter(({ origin }) => origin.includes(tier));
  if (rules.length === 0) {
    const tiers = [...new Set((pack.arrivals ?? []).flatMap(({ origin }) => origin))].join(', ');
    throw new FenquError(error('arrival-tier', { value: tier, with: { pack: pack.id, tiers } }));
  }
  const by = { place: null, tier, from: null };
  const held = rules.filter((rule) => isFor(rule, journey));
  if (held.length === 0) return [{ places: [], around: null, by, met: null }];
  return held.map((rule) => ({
    places: [],
    around: rule.scope ?? null,
    by,
    met: metBy(pack, rule, journey),
  }));
}
