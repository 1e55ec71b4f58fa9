import type { Day } from '../../days.ts';
import type { CausePart } from '../../diff/change.ts';
import { leaveOutLate } from '../../inputs/index.ts';
import { defaultTier } from '../../rules/pack.ts';
import type { PublishedNight } from '../../store/published.ts';
import { TABLES, type Workspace } from '../../workspace/workspace.ts';
import { nightOn } from '../../zoning/night-on.ts';
import { positionsOf } from '../../zoning/places.ts';
import { snapshotOf } from '../../zoning/snapshot.ts';
import { beginningAfter } from '../beginning.ts';
import { headerOf, type KeptThings, keptThings, openThings } from '../kept-night.ts';
import { goingOn } from '../zone.ts';
import { type Step, stepsBetween } from './steps.ts';

export interface CausesOptions {
  /** The present civil day. */
  readonly present: Day;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What changed the tiers of areas from one published night to the next: the later night is computed again from what is kept,
 * with one cause more at work each time, and a cause at which the tier turns out another has its part in it.
 *
 * @param codes the areas
 * @returns the parts of each area's change, in the order of `CAUSES`; none of an area whose tier did not change
 * @throws FenquError where the store is damaged, or keeps too little
 */
export async function causesBetween(
  workspace: Workspace,
  [before, after]: readonly [PublishedNight, PublishedNight],
  codes: readonly string[],
  options: CausesOptions,
): Promise<Map<string, CausePart[]>> {
  const { store } = workspace;
  const on = after.manifest.as_of;
  const sides = await Promise.all(
    [before, after].map(async ({ manifest }) => ({
      asOf: manifest.as_of,
      things: await keptThings(store, manifest),
    })),
  );
  const [one, other] = sides;
  if (one === undefined || other === undefined) return new Map();
  const late = (await saysWhenKnown(one.things)) || (await saysWhenKnown(other.things));
  const steps = stepsBetween(one, other, late);
  const normal = normalOf(one.things);
  let tiers = tiersOf(before, codes, normal);
  const parts = new Map<string, CausePart[]>(codes.map((code) => [code, []]));
  for (const [i, step] of steps.entries()) {
    options.signal?.throwIfAborted();
    const next =
      i === steps.length - 1
        ? tiersOf(after, codes, normalOf(other.things))
        : await tiersAt(workspace, step, { before, on, codes }, options);
    for (const code of codes) {
      const [was, is] = [tiers.get(code) ?? null, next.get(code) ?? null];
      if (was !== is) parts.get(code)?.push({ cause: step.cause, on, from: was, to: is });
    }
    tiers = next;
  }
  return parts;
}

type Tiers = Map<string, string | null>;

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
}

async function tiersAt(
  workspace: Workspace,
  { things, olderKnownBy }: Step,
  { before, on, codes }: Asked,
  { present, signal }: CausesOptions,
): Promise<Tiers> {
  const how = goingOn(workspace, signal === undefined ? {} : { signal });
  const inputs = await openThings(workspace, things, on, present, how);
  try {
    if (olderKnownBy !== null) await leaveOutLate(inputs.engine, olderKnownBy);
    const opened = await nightOn(inputs, on, { ...how, byPolicy: true });
    const positions = await positionsOf(inputs.engine, opened.pack.level, codes);
    const { snapshot } = await snapshotOf(opened, {
      only: [...positions.values()],
      beginning: await beginningAfter(before, opened),
    });
    const found = new Map(snapshot.zones.map(({ area, tier }) => [area.code, tier]));
    const normal = normalOf(things);
    // An area that is not there yet has not left the default tier.
    return new Map(codes.map((code) => [code, found.has(code) ? (found.get(code) ?? null) : normal]));
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
