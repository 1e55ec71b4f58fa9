import { changesBetweenPacks, type PackSide } from '../diff/between-packs.ts';
import type { Change, Diff, Reason, TierMatches } from '../diff/change.ts';
import { inOrder } from '../diff/kinds.ts';
import { unitsReplaced } from '../diff/other-units.ts';
import { matchTiers } from '../diff/tier-matches.ts';
import { areasAt, measuresFor } from '../measures/applying.ts';
import { FenquError, type Problem, warning } from '../problems/problem.ts';
import { levelName } from '../workspace/level-names.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type AsOf, openNight } from '../zoning/open-night.ts';
import { snapshotOf } from '../zoning/snapshot.ts';
import type { DiffResult } from './diff.ts';
import { judgedBy, packMeant, parseSpec } from './pack-spec.ts';
import { publishedZone } from './publish-night.ts';
import { findScope } from './scope.ts';
import { gathered } from './warnings.ts';
import { openWorkspace, type ZoneOptions } from './zone.ts';

export interface DiffPacksOptions
  extends Pick<ZoneOptions, 'workspace' | 'asOf' | 'today' | 'area' | 'signal'> {
  /** A pack's name, or the folder or file of one; with `:name=value,…` its parameters set otherwise. */
  readonly fromPack: string;
  readonly toPack: string;
}

/**
 * Compares what two packs say of the same inputs on one day. Both judge from the data alone, from the day on which the
 * workspace's policy begins; nothing published is gone on from. Decisions act on both sides, unless one of the packs has not
 * the level or the tier of one: then on neither, which is said.
 *
 * @throws FenquError for packs and data, as `zone` does
 */
export async function diffPacks(options: DiffPacksOptions): Promise<DiffResult> {
  const workspace = await openWorkspace(options.workspace);
  try {
    return await diffIn(workspace, options);
  } catch (cause) {
    const unfit = cause instanceof FenquError && cause.problems.every(({ code }) => UNFIT.has(code));
    if (!unfit) throw cause;
    const { decisions: _, ...undecided } = workspace;
    const { warnings, ...result } = await diffIn(undecided, options);
    const left = warning('diff-undecided', { value: String(cause.problems[0]?.value) });
    return { ...result, warnings: [...warnings, left] };
  }
}

/** A decision on an area, or for a tier, that one of the packs has not. */
const UNFIT: ReadonlySet<string> = new Set(['decision-level', 'decision-tier']);

async function diffIn(workspace: Workspace, options: DiffPacksOptions): Promise<DiffResult> {
  const from = await side(workspace, options.fromPack, options.asOf ?? 'yesterday', options);
  try {
    const to = await side(workspace, options.toPack, from.snapshot.asOf, options);
    try {
      return compared(from, to);
    } finally {
      await to.night.close();
    }
  } finally {
    await from.night.close();
  }
}

async function side(
  workspace: Workspace,
  name: string,
  asOf: AsOf,
  { today, area, signal }: DiffPacksOptions,
): Promise<PackSide> {
  const spec = parseSpec(name);
  await packMeant(spec, workspace);
  const how = { asOf, ...(today !== undefined && { today }), ...(signal && { signal }) };
  const opened = await openNight(judgedBy(workspace, spec), how);
  try {
    const { snapshot: whole, night } = await snapshotOf(opened);
    const scope = area === undefined ? undefined : await findScope(night, area);
    const zones = whole.zones.filter(({ position }) => scope?.positions.has(position) ?? true);
    return { name, night, snapshot: { ...whole, zones } };
  } catch (cause) {
    await opened.close();
    signal?.throwIfAborted();
    throw cause;
  }
}

function compared(from: PackSide, to: PackSide): DiffResult {
  const packs = { from: from.snapshot.pack, to: to.snapshot.pack };
  const tiers = matchTiers(packs.from, packs.to);
  const isOther = packs.from.level !== packs.to.level;
  const changes = isOther ? otherUnits(from, to) : changesBetweenPacks(from, to, tiers);
  const levels = { from: levelName(packs.from.level), to: levelName(packs.to.level) };
  const warnings: Problem[] = gathered([...from.night.warnings, ...to.night.warnings]);
  return {
    diff: { ...sides(from, to, tiers), changes, intoForce: [] },
    packs: [packs.to, packs.from],
    warnings: isOther ? [...warnings, warning('diff-other-levels', { with: levels })] : warnings,
  };
}

function sides(from: PackSide, to: PackSide, tiers: TierMatches): Pick<Diff, 'from' | 'to' | 'packs'> {
  const sideOf = ({ snapshot: { asOf, pack } }: PackSide): Diff['to'] => ({ asOf, pack: pack.id });
  const of = ({ name, snapshot: { pack } }: PackSide) => ({ name, pack });
  return { from: sideOf(from), to: sideOf(to), packs: { from: of(from), to: of(to), tiers } };
}

/** The areas that one pack lists, and those that the other does: they are of different levels. */
function otherUnits(from: PackSide, to: PackSide): Change[] {
  const { pack, asOf } = to.snapshot;
  const { bench, tonight, workspace } = to.night;
  const areas = { attributes: bench.root.attributes, indicators: tonight.indicators };
  const added = to.snapshot.zones.map(({ area, tier, effectiveFrom, position }) => {
    const called = measuresFor(pack, tier, effectiveFrom, workspace.context, areasAt(areas, [position]));
    return { area, tier, inForceFrom: effectiveFrom, impose: called.map(({ measure }) => measure.id) };
  });
  const only = ({ name }: PackSide): Reason => ({ code: 'pack-only', with: { pack: name } });
  const removed = from.snapshot.zones.map(publishedZone);
  const why = { whyAdded: only(to), whyRemoved: only(from) };
  return inOrder(unitsReplaced(removed, added, asOf, why), pack);
}
