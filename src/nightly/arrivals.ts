import { resolve } from 'node:path';
import { addDays, type Day, isDay } from '../days.ts';
import { openEngine } from '../engine/duckdb.ts';
import { openOrigins, readTravellers, type Traveller } from '../inputs/open-origins.ts';
import { type Listing, type Origins, originMeant, originPath } from '../inputs/origins.ts';
import {
  type ArrivalMeasure,
  arrivalsFrom,
  type Elsewhere,
  type Journey,
  metBy,
  metBySome,
  rulesFor,
} from '../measures/arrivals.ts';
import { error, FenquError, type Place, type Problem } from '../problems/problem.ts';
import type { Pack } from '../rules/pack.ts';
import type { ContextSeries, Workspace } from '../workspace/workspace.ts';
import { foldersOf, loadPolicy, type Policy, packInCharge } from '../zoning/policy.ts';
import { arrivalWarnings } from './arrival-warnings.ts';
import { openWorkspace } from './zone.ts';

export interface ArrivalOptions {
  /** The workspace's folder, or a workspace already opened. */
  readonly workspace: string | Workspace;
  /** Asks this pack instead of the one that the policy has in charge of the night before the day of arrival. */
  readonly pack?: string;
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
  /** The pack whose rules say what is in force on the day of arrival. */
  readonly pack: Pack;
  /** What is met, by where exactly somebody was; none where nothing in the list reaches the place. */
  readonly branches: readonly MetIn[];
  /** What is met besides by those whom a rule names in words: who somebody is, is not known. */
  readonly also: readonly MetIfSo[];
}

/** What is met by whoever is one of those whom a rule names in words (`met.arrival.who`). */
export interface MetIfSo {
  readonly by: MetIn['by'];
  readonly met: ArrivalMeasure;
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
  readonly people: readonly Arrived[];
  /** What deserves a look in the list of places elsewhere, and what the standard itself forbids. */
  readonly warnings: readonly Problem[];
}

/**
 * What people who arrive meet: by the tier of where they come from, and when they left it.
 *
 * @throws FenquError where nothing says in which tier places elsewhere are, or the pack says nothing of arrivals
 */
export async function arrivals(options: ArrivalOptions & { readonly arriving: Arriving }): Promise<Arrivals> {
  const { from, left, arrived = left, tier } = options.arriving;
  mustBeDays(left, arrived);
  const workspace = await openWorkspace(options.workspace);
  return answered({ ...options, workspace }, [
    { id: null, from, journey: { left, arrived }, ...(tier !== undefined && { tier }) },
  ]);
}

/**
 * The same for a list of people: a file with the columns `from`, `left` and, if wanted, `id` and `arrived`. Each by the pack
 * of their own day. Where somebody cannot be answered, nobody is.
 *
 * @throws FenquError with everything that is wrong with the list, by line
 */
export async function arrivalsListed(options: ArrivalOptions & { readonly file: string }): Promise<Arrivals> {
  const workspace = await openWorkspace(options.workspace);
  const { shown, travellers } = await travellersIn(workspace, resolve(options.file), options.signal);
  return answered(
    { ...options, workspace },
    travellers.map(({ line, id, from, left, arrived }) => ({
      id: id || null,
      from,
      journey: { left, arrived },
      at: { file: shown, line },
    })),
  );
}

/** The people of a list, all of whose days can be read. */
async function travellersIn(
  workspace: Workspace,
  path: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly shown: string; readonly travellers: readonly Traveller[] }> {
  const engine = await openEngine(signal);
  try {
    const { shown, travellers } = await readTravellers(engine, workspace, path);
    const problems = travellers.flatMap(({ line, from, left, arrived, unread: written }): Problem[] => {
      const at = (field: string) => ({ place: { file: shown, line, field } });
      const unread = (['left', 'arrived'] as const).flatMap((field): Problem[] => {
        const value = written[field];
        if (value === undefined) return [];
        return [
          value === ''
            ? error('cell-empty', { ...at(field), with: { field } })
            : error('date-invalid', { ...at(field), value }),
        ];
      });
      return [
        ...(from === '' ? [error('cell-empty', { ...at('from'), with: { field: 'from' } })] : []),
        ...unread,
        ...(unread.length === 0 && arrived < left
          ? [error('arrival-days', { ...at('arrived'), value: left, with: { arrived } })]
          : []),
      ];
    });
    if (problems.length > 0) throw new FenquError(problems);
    return { shown, travellers };
  } finally {
    await engine.close();
  }
}

/** Somebody of whom it is asked what they meet. */
interface Asked extends Pick<Arrived, 'id' | 'from' | 'journey'> {
  readonly tier?: string;
  /** The line of the list. */
  readonly at?: Place;
}

/** Answers everybody, or tells of each who cannot be answered. */
async function answered(
  options: ArrivalOptions & { readonly workspace: Workspace },
  people: readonly Asked[],
): Promise<Arrivals> {
  const { workspace } = options;
  const policy = await loadPolicy(workspace, foldersOf(workspace), options.pack);
  const judged = people.map((asked) => ({
    asked,
    ...orProblems(asked, 'arrived', () => packFor(policy, asked)),
  }));
  const engine = await openEngine(options.signal);
  try {
    const origins = await openOrigins(engine, workspace);
    const found = judged.map(({ asked, result: pack, problems }) =>
      pack === undefined
        ? { problems }
        : orProblems(asked, 'from', () => answer(asked, pack, { origins, context: workspace.context })),
    );
    const problems = found.flatMap((each) => each.problems);
    if (problems.length > 0) throw new FenquError(problems);
    const all = found.flatMap(({ result }) => result ?? []);
    return { people: all, warnings: arrivalWarnings(all, workspace, origins) };
  } finally {
    await engine.close();
  }
}

/** What is found for somebody, or what is wrong, with the line that names them where there is a list. */
function orProblems<T>(
  { at }: Asked,
  field: string,
  find: () => T,
): { readonly result?: T; readonly problems: readonly Problem[] } {
  try {
    return { result: find(), problems: [] };
  } catch (cause) {
    if (!(cause instanceof FenquError) || at === undefined) throw cause;
    return { problems: cause.problems.map((each) => ({ ...each, place: { ...at, field } })) };
  }
}

/** The pack whose judgement is in force on the day of arrival: that of the night before. */
function packFor(policy: Policy, { journey }: Asked): Pack {
  const { pack } = packInCharge(policy, addDays(journey.arrived, -1));
  if ((pack.arrivals ?? []).length === 0) throw new FenquError(error('arrivals-none', { value: pack.id }));
  return pack;
}

/** What is known of places elsewhere, and of where people arrive. */
interface Known {
  readonly origins: Origins | undefined;
  readonly context: ContextSeries;
}

function answer(asked: Asked, pack: Pack, known: Known): Arrived {
  const { id, from, journey, tier } = asked;
  const found = tier === undefined ? byPlace(pack, asked, known) : byTier(pack, tier, asked, known);
  return { id, from, journey, pack, ...found };
}

function mustBeDays(left: Day, arrived: Day): void {
  for (const [option, value] of [
    ['--left', left],
    ['--arrived', arrived],
  ] as const)
    if (!isDay(value)) throw new FenquError(error('usage-day', { value, with: { option } }));
  if (arrived < left) throw new FenquError(error('arrival-days', { value: left, with: { arrived } }));
}

const NOWHERE: Elsewhere = { nodes: [], listings: [] };

type Met = Pick<Arrived, 'place' | 'branches' | 'also'>;

function byPlace(pack: Pack, { from, journey }: Asked, { origins, context }: Known): Met {
  const asksTier = (pack.arrivals ?? []).some(({ origin }) => origin.length > 0);
  if (origins === undefined && asksTier) throw new FenquError(error('arrivals-no-origins', {}));
  const meant = origins === undefined ? undefined : originMeant(origins, from);
  if (meant === 'several') throw new FenquError(error('arrival-several', { value: from }));
  const elsewhere = origins ?? NOWHERE;
  const pathOf = (node: number): string => originPath(elsewhere, node);
  const listedBy = (by: Listing | null): MetIn['by'] =>
    by === null ? null : { place: pathOf(by.at), tier: by.tier, from: by.from };
  const branches = arrivalsFrom(pack, elsewhere, meant, journey, context).map(
    ({ places, met, by }): MetIn => ({
      // The place asked about stands for what no other branch names.
      places: places.includes(meant ?? -1) ? [] : places.map(pathOf).sort(),
      around: null,
      by: listedBy(by),
      met,
    }),
  );
  const also = metBySome(pack, elsewhere, meant, journey, context);
  return {
    place: meant === undefined ? null : pathOf(meant),
    branches,
    also: also.map(({ met, by }) => ({ met, by: listedBy(by) })),
  };
}

/** Every rule for a tier that the journey meets: for the place itself, and for what lies around it. */
function byTier(pack: Pack, tier: string, { journey }: Asked, { context }: Known): Met {
  const by = { place: null, tier, from: null };
  const rules = rulesFor(pack, journey, context);
  const also = rules.flatMap((rule): MetIfSo[] => {
    const isMeant = rule.who !== undefined && (rule.origin.length === 0 || rule.origin.includes(tier));
    const met = isMeant ? metBy(pack, rule, journey) : null;
    return met === null ? [] : [{ met, by: rule.origin.length === 0 ? null : by }];
  });
  const tiers = [...new Set((pack.arrivals ?? []).flatMap(({ origin }) => origin))];
  const isOfPack = also.length > 0 && pack.tiers.some((each) => each.tier === tier);
  if (!tiers.includes(tier) && !isOfPack) {
    const known = tiers.join(', ') || '—';
    throw new FenquError(error('arrival-tier', { value: tier, with: { pack: pack.id, tiers: known } }));
  }
  const held = rules.filter(({ who, origin }) => who === undefined && origin.includes(tier));
  const branches = held.map((rule): MetIn => {
    return { places: [], around: rule.scope ?? null, by, met: metBy(pack, rule, journey) };
  });
  const none: MetIn = { places: [], around: null, by, met: null };
  return { place: null, branches: branches.length === 0 ? [none] : branches, also };
}
