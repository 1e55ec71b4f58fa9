import type { Diff } from '../diff/change.ts';
import type { FileReport } from '../inputs/tables.ts';
import { toolVersion } from '../package-root.ts';
import type { Pack } from '../rules/pack.ts';
import { keepJson, keepNeighbors, type NightFiles, type PublishResult, publish } from '../store/index.ts';
import type { PublishedZone } from '../store/published.ts';
import type { Night } from '../zoning/open-night.ts';
import type { Snapshot, Verdict } from '../zoning/verdict.ts';
import { givenOf } from './given.ts';
import { keepPremises } from './premises-counted.ts';
import { storedStates } from './stored-state.ts';

export interface PublishNightOptions {
  readonly revise: boolean;
  readonly signal: AbortSignal | undefined;
}

/** What a night came to. */
export interface Result {
  readonly snapshot: Snapshot;
  readonly diff: Diff;
  /** What of each file of the inputs was used. */
  readonly files: readonly FileReport[];
  /** What the index of its rows is called, which are kept already, and their columns that are HMACs. */
  readonly rows: string;
  readonly hidden: readonly string[];
}

/** Publishes a night to the workspace's store, with everything it rests on. The caller holds the lock. */
export async function publishNight(
  night: Night,
  result: Result,
  options: PublishNightOptions,
): Promise<PublishResult> {
  const files = await filesWithKept(night, result);
  options.signal?.throwIfAborted();
  return publish(night.workspace.store, files, options);
}

/** A night as it is to be published, with everything it rests on kept. The caller holds the lock. */
export async function filesWithKept(
  night: Night,
  { snapshot, diff, files: inputs, rows, hidden }: Result,
): Promise<NightFiles> {
  const { store } = night.workspace;
  const { decisions: entered, holidays } = night.staged;
  const decisions = await keepJson(store, entered, 'decisions.json', () =>
    entered.map(({ knownFrom: _, ...as }) => as),
  );
  const calendar =
    holidays.length === 0 ? {} : { calendar: await keepJson(store, holidays, 'calendar.json') };
  const context = await keepJson(store, night.workspace.context, 'context.json');
  const packs = new Map<Pack, string>();
  for (const { pack } of [...night.earlier, night.term])
    packs.set(pack, await keepJson(store, pack, 'pack.json'));
  const nameOf = (pack: Pack): string => packs.get(pack) ?? '';
  const given = await keepJson(store, givenOf(night, nameOf), 'given.json');
  const premises = await keepPremises(night);
  const neighbors = await keepNeighbors(night.bench.engine, store);
  const kept = {
    rows,
    decisions,
    ...calendar,
    context,
    pack: nameOf(night.pack),
    given,
    ...premises,
    ...neighbors,
  };
  return nightFiles(night, {
    snapshot,
    diff,
    manifest: manifestOf(night, snapshot, inputs, hidden),
    kept,
  });
}

/** A night's result, with what it rests on kept already. */
interface Kept extends Pick<Result, 'snapshot' | 'diff'>, Pick<NightFiles, 'manifest' | 'kept'> {}

/** A night as it is published. */
export function nightFiles(night: Night, { snapshot, diff, manifest, kept }: Kept): NightFiles {
  return {
    day: night.asOf,
    zones: snapshot.zones.map(publishedZone),
    changes: [...diff.changes, ...diff.intoForce],
    states: storedStates(snapshot.states, night.pack),
    indicators: night.pack.indicators.map((indicator) => indicator.name),
    manifest,
    kept,
  };
}

/** One listed area as the store has it. */
export function publishedZone(zone: Verdict): PublishedZone {
  const { area, decision, tier, rawTier, atLeast, atMost, since, evaluatedOn, tierInForce } = zone;
  const { effectiveFrom, heldBy, eligible, flags, nextStepDown, indicators } = zone;
  return {
    area: area.code,
    name: area.name,
    district: area.district?.code ?? null,
    districtName: area.district?.name ?? null,
    tier,
    rawTier,
    atLeast,
    atMost,
    since,
    evaluatedOn,
    tierInForce,
    effectiveFrom,
    heldBy,
    eligible,
    flags,
    decidedBy: decision?.authority ?? null,
    nextStepDown,
    indicators,
  };
}

/** What the manifest of a night says. */
export function manifestOf(
  night: Night,
  snapshot: Snapshot,
  files: readonly FileReport[],
  hidden: readonly string[],
): NightFiles['manifest'] {
  const { id, edition, hash, params } = night.pack;
  return {
    pack: {
      id,
      edition,
      hash,
      ...(params === undefined ? {} : { params }),
      retrospective: night.retrospective,
      policy_from: night.begins,
    },
    level: snapshot.level,
    areas: snapshot.areas,
    hidden,
    resting_since: snapshot.restingSince,
    tally: { ...snapshot.tally.byTier, unknown: snapshot.tally.unknown },
    inputs: files.map(inputOf),
    tool: toolVersion(),
  };
}

function inputOf({ table, file, hash, read, used, excluded, rejected }: FileReport) {
  const sum = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((a, b) => a + b, 0);
  return { table, file, sha256: hash ?? '', read, used, excluded: sum(excluded), rejected: sum(rejected) };
}
