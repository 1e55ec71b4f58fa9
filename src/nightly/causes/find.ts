import type { Day } from '../../days.ts';
import type { Cause, CausePart } from '../../diff/change.ts';
import { leaveOutLate } from '../../inputs/index.ts';
import { FenquError, type Problem } from '../../problems/problem.ts';
import { defaultTier } from '../../rules/pack.ts';
import type { PublishedNight } from '../../store/published.ts';
import { TABLES, type Workspace } from '../../workspace/workspace.ts';
import { nightOn } from '../../zoning/night-on.ts';
import { positionsOf } from '../../zoning/places.ts';
import { snapshotOf } from '../../zoning/snapshot.ts';
import type { PublishedMark } from '../../zoning/what-to-read.ts';
import { beginningAfter } from '../beginning.ts';
import { headerOf, type KeptThings, keptCodes, keptThings, openThings } from '../kept-night.ts';
import { markOf } from '../zone.ts';
import { type Side, type Step, stepsBetween } from './steps.ts';

export interface CausesOptions {
  /** The present civil day. */
  readonly present: Day;
  readonly signal?: AbortSignal | undefined;
}

/** The causes of changes from one night to the next. */
interface Causes {
  /** The parts of each area's change, in the order of `CAUSES`; none of an area whose tier did not change. */
  readonly parts: ReadonlyMap<string, CausePart[]>;
  /** The areas whose later tier does not follow from the earlier night as it is published now, which was another then. */
  readonly untold: readonly string[];
}

/**
 * What changed the tiers of areas from one published night to the next: the later night is computed again from what is kept,
 * with one cause more at work each time, and a cause at which the tier turns out another has its part in it. All of them
 * together make the night as it was published, unless it is stale: then that is computed, too.
 *
 * @param all the areas
 * @throws FenquError where the store is damaged, or keeps too little
 */
export async function causesBetween(
  workspace: Workspace,
  [before, after]: readonly [PublishedNight, PublishedNight],
  all: readonly string[],
  options: CausesOptions,
): Promise<Causes> {
  const { store } = workspace;
  const on = after.manifest.as_of;
  const [one, other] = await Promise.all([sideOf(store, before), sideOf(store, after)]);
  const normal = normalOf(other.things);
  const published = { before: tiersOf(before, all, normal), after: tiersOf(after, all, normal) };
  const codes = all.filter((code) => published.before.get(code) !== published.after.get(code));
  if (codes.length === 0) return { parts: new Map(), untold: [] };
  if (before.manifest.level !== after.manifest.level)
    return { parts: partsOf(published, codes, { cause: 'rules', on }), untold: [] };
  const late = (await saysWhenKnown(one.things)) || (await saysWhenKnown(other.things));
  const gone = await goneFrom(other.things, one.things, codes);
  const steps = stepsBetween(one, other, late);
  const there = codes.filter((code) => !gone.has(code));
  // An area that is no longer there has left its tier for that alone.
  const parts = partsOf(published, [...gone], { cause: 'area-list', on });
  const isStale = after.problems.some(({ code }) => code === 'store-stale');
  let tiers = published.before;
  let together: Cause[] = [];
  for (const [i, step] of steps.entries()) {
    options.signal?.throwIfAborted();
    const isAsPublished = i === steps.length - 1 && !isStale;
    const next = isAsPublished
      ? published.after
      : await orNone(tiersAt(workspace, step, { before, on, codes: there, normal }, options));
    if (next === undefined) {
      together.push(step.cause);
      continue;
    }
    const cause = { cause: step.cause, on, ...(together.length > 0 && { with: together }) };
    for (const [code, list] of partsOf({ before: tiers, after: next }, there, cause))
      parts.set(code, [...(parts.get(code) ?? []), ...list]);
    [tiers, together] = [next, []];
  }
  return { parts, untold: there.filter((code) => tiers.get(code) !== published.after.get(code)) };
}

async function sideOf(store: string, { manifest }: PublishedNight): Promise<Side> {
  return { asOf: manifest.as_of, things: await keptThings(store, manifest) };
}

/** The part that a cause has in what became of each area; none where nothing did. */
function partsOf(
  { before, after }: { readonly before: Tiers; readonly after: Tiers },
  codes: readonly string[],
  { cause, on, with: together }: Omit<CausePart, 'from' | 'to'>,
): Map<string, CausePart[]> {
  return new Map(
    codes.map((code) => {
      const [from, to] = [before.get(code) ?? null, after.get(code) ?? null];
      return [code, from === to ? [] : [{ cause, ...(together && { with: together }), on, from, to }]];
    }),
  );
}

/** Some of the causes alone need not make a night: rules may read what only the new rows have. */
async function orNone(tiers: Promise<Tiers>): Promise<Tiers | undefined> {
  try {
    return await tiers;
  } catch (cause) {
    if (!(cause instanceof FenquError) || cause.problems.some(isOfStore)) throw cause;
    return undefined;
  }
}

function isOfStore({ code }: Problem): boolean {
  return code.startsWith('store-') || code.startsWith('kept-') || code.startsWith('disk-');
}

/** The areas that the list no longer has. */
async function goneFrom(
  after: KeptThings,
  before: KeptThings,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const [file, earlier] = [after, before].map(
    ({ rows }) => rows.find(({ table }) => table === 'areas')?.file,
  );
  if (file === undefined || file === earlier) return new Set();
  const there = await keptCodes(after.store, file);
  return new Set(codes.filter((code) => !there.has(code)));
}

type Tiers = ReadonlyMap<string, string | null>;

/** The tiers of areas on a published night; what it does not list is in the default one. */
function tiersOf({ zones }: PublishedNight, codes: readonly string[], normal: string | null): Tiers {
  const listed = new Map(zones.map(({ area, tier }) => [area, tier]));
  return new Map(codes.map((code) => [code, listed.has(code) ? (listed.get(code) ?? null) : normal]));
}

function normalOf({ policy: { terms } }: KeptThings): string | null {
  const pack = terms.at(-1)?.pack;
  return (pack && defaultTier(pack)?.tier) ?? null;
}

/** What is asked of a step: the tiers of some areas on a night that goes on from another. */
interface Asked {
  readonly before: PublishedNight;
  readonly on: Day;
  readonly codes: readonly string[];
  /** The default tier of the later night. */
  readonly normal: string | null;
}

async function tiersAt(
  workspace: Workspace,
  { things, olderKnownBy }: Step,
  { before, on, codes, normal }: Asked,
  { present, signal }: CausesOptions,
): Promise<Tiers> {
  const publishedBefore = (): Promise<PublishedMark> => markOf(workspace.store, before);
  const how = { publishedBefore, ...(signal && { signal }) };
  const inputs = await openThings(workspace, things, on, present, how);
  try {
    if (olderKnownBy !== null) await leaveOutLate(inputs.engine, olderKnownBy);
    const lenient = things.lenient ?? false;
    const opened = await nightOn(inputs, on, { ...how, byPolicy: true, lenient });
    const positions = await positionsOf(inputs.engine, opened.pack.level, codes);
    const { snapshot } = await snapshotOf(opened, {
      only: [...positions.values()],
      beginning: await beginningAfter(before, opened),
    });
    const found = new Map(snapshot.zones.map(({ area, tier }) => [area.code, tier]));
    const own = normalOf(things);
    // An area that is not there yet has not left the default tier; nor has one in that of the rules before.
    return new Map(
      codes.map((code) => {
        const tier = found.has(code) ? (found.get(code) ?? null) : own;
        return [code, tier === own ? normal : tier];
      }),
    );
  } finally {
    await inputs.close();
  }
}

/** Whether any rows say from when they are known. */
async function saysWhenKnown({ store, rows }: KeptThings): Promise<boolean> {
  for (const table of TABLES) {
    const first = rows.find((each) => each.table === table);
    if (
      first !== undefined &&
      (await headerOf(store, first.file)).some((name) => name.endsWith('date_known'))
    )
      return true;
  }
  return false;
}
