import { addDays, type Day, today } from '../days.ts';
import type { Change, Diff, Reason } from '../diff/change.ts';
import { inOrder, kindOf } from '../diff/kinds.ts';
import { unitsReplaced } from '../diff/other-units.ts';
import { reasonsOver } from '../diff/over-nights.ts';
import { error, FenquError, type Problem, warning } from '../problems/problem.ts';
import { loadPack } from '../rules/load.ts';
import { defaultTier, type Pack } from '../rules/pack.ts';
import { nearestDays, readNight, readNights } from '../store/index.ts';
import type { PublishedNight, PublishedZone } from '../store/published.ts';
import { levelName } from '../workspace/level-names.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { plainLabel, storedLabel } from '../zoning/area-label.ts';
import { foldersOf } from '../zoning/policy.ts';
import { withCauses } from './causes/over-nights.ts';
import { comingBetween, measuresOver } from './diff-in-force.ts';
import { type IsInside, storedScope } from './stored-scope.ts';
import { openWorkspace } from './zone.ts';

export interface DiffOptions {
  readonly workspace: string | Workspace;
  /** Two published days; by default the last two, or `from` and the last. */
  readonly from?: Day;
  readonly to?: Day;
  /** Only this area and what lies in it: a code, a name or a path. */
  readonly area?: string;
  /** Also what caused each change, for which the nights are computed again. */
  readonly causes?: boolean;
  /** The present civil day; read from the clock in the workspace's time zone if absent. */
  readonly today?: Day;
  readonly signal?: AbortSignal;
}

export interface DiffResult {
  readonly diff: Diff;
  /** The packs of both nights, as far as they are still there: they name the tiers and measures. */
  readonly packs: readonly Pack[];
  readonly warnings: readonly Problem[];
}

/**
 * Compares two published nights, from what is stored. The reasons are those found when the changes were published.
 *
 * @throws FenquError if a night is missing or damaged
 */
export async function diff(options: DiffOptions): Promise<DiffResult> {
  const workspace = await openWorkspace(options.workspace);
  const days = (await readNights(workspace.store)).map(({ day }) => day);
  const to = options.to ?? days.filter((day) => day !== options.from).at(-1);
  const from = options.from ?? days.filter((day) => to !== undefined && day < to).at(-1);
  if (to === undefined) throw new FenquError(error('store-no-nights', { value: workspace.store }));
  if (from !== undefined && from > to)
    return backInTime(await diff({ ...options, workspace, from: to, to: from }));
  const missing = [from, to].find((day) => day !== undefined && !days.includes(day));
  if (missing !== undefined)
    throw new FenquError(
      error('store-no-night', {
        value: missing,
        with: { nights: days.length },
        suggest: nearestDays(days, missing),
      }),
    );
  const after = await readNight(workspace.store, to);
  const before = from === undefined ? null : await readNight(workspace.store, from);
  const between = days.filter((day) => from !== undefined && day > from && day < to);
  const nights = [...(await Promise.all(between.map((day) => readNight(workspace.store, day)))), after];
  const packs = await packsOf(workspace, [after, ...(before === null ? [] : [before])]);
  const isOther = before !== null && before.manifest.level !== after.manifest.level;
  const warnings = [...(before?.problems ?? []), ...after.problems];
  if (isOther) {
    const levels = { from: levelName(before.manifest.level), to: levelName(after.manifest.level) };
    return {
      diff: otherUnits(before, after, packs, options.area),
      packs,
      warnings: [...warnings, warning('diff-other-units', { with: levels })],
    };
  }
  const whole = compare(before, after, nights, packs);
  const known = [before, after].flatMap((night) => night?.zones ?? []);
  const isInside = insideOf(known, [...whole.changes, ...whole.intoForce], options.area);
  const inside = (changes: readonly Change[]) => changes.filter(({ area }) => isInside(area));
  const changes = inside(whole.changes);
  const caused = await causedBy(
    workspace,
    [...(before === null ? [] : [before]), ...nights],
    changes,
    options,
  );
  return {
    diff: { ...whole, changes: caused.changes, intoForce: inside(whole.intoForce) },
    packs,
    warnings: [...warnings, ...caused.problems],
  };
}

async function causedBy(
  workspace: Workspace,
  nights: readonly PublishedNight[],
  changes: readonly Change[],
  { causes = false, today: present = today(workspace.timezone), signal }: DiffOptions,
): ReturnType<typeof withCauses> {
  return causes ? withCauses(workspace, nights, changes, { present, signal }) : { changes, problems: [] };
}

/** The same two nights the other way round: what was raised was lower before. Nothing happened backwards, so no reasons. */
function backInTime({ diff: { from, to, changes, intoForce }, packs, warnings }: DiffResult): DiffResult {
  const [pack, before = pack] = packs;
  const earlier = from ?? to;
  const reverse = ({ causes: _, ...change }: Change): Change => {
    const isJudged = before !== undefined && change.kind !== 'in_force';
    const kind = isJudged ? kindOf(change.to, change.from, before, pack) : change.kind;
    const inForceFrom = addDays(earlier.asOf, 1);
    return {
      ...change,
      kind,
      from: change.to,
      to: change.from,
      inForceFrom,
      reasons: [],
      impose: change.lift,
      lift: change.impose,
    };
  };
  const reversed = (all: readonly Change[]) => ordered(all.map(reverse), pack);
  const diff = { from: to, to: earlier, changes: reversed(changes), intoForce: reversed(intoForce) };
  return { diff, packs, warnings };
}

/** Two nights on which areas of different levels were zoned. */
function otherUnits(
  before: PublishedNight,
  after: PublishedNight,
  packs: readonly Pack[],
  area: string | undefined,
): Diff {
  const [from, to] = [sideOf(before), sideOf(after)];
  const added = after.zones.map((zone) => ({
    area: labelOf(zone.area, zone),
    tier: zone.tier,
    inForceFrom: zone.effectiveFrom,
    impose: after.changes.find((change) => change.area.code === zone.area)?.impose ?? [],
  }));
  const reason: Reason = { code: 'rules', with: { from: from.pack, to: to.pack } };
  const all = unitsReplaced(before.zones, added, to.asOf, { whyAdded: reason, whyRemoved: reason });
  const isInside = insideOf([], all, area);
  const changes = all.filter((change) => isInside(change.area));
  const pack = packs.find(({ id }) => id === to.pack);
  return { from, to, changes: ordered(changes, pack), intoForce: [] };
}

/** Whether areas lie in the one asked for, which the nights or the changes between them must name. */
function insideOf(
  zones: readonly PublishedZone[],
  changes: readonly Change[],
  area: string | undefined,
): IsInside {
  if (area === undefined) return () => true;
  const listed = zones.map((zone) => labelOf(zone.area, zone));
  return storedScope([...listed, ...changes.map((change) => change.area)], area);
}

/** The packs of published nights, as far as they are still there. */
export async function packsOf(
  workspace: Workspace,
  nights: readonly Pick<PublishedNight, 'manifest'>[],
): Promise<Pack[]> {
  const ids = [...new Set(nights.map((night) => night.manifest.pack.id))];
  const loaded = await Promise.all(ids.map((id) => loadPack(id, foldersOf(workspace))));
  return loaded.flatMap(({ pack }) => pack ?? []);
}

function sideOf({ manifest }: PublishedNight): Diff['to'] {
  return { asOf: manifest.as_of, pack: manifest.pack.id };
}

/**
 * The changes between two nights: of each area whose tier differs, from what both nights say, with the reasons of its last
 * change on the way as they are between these nights.
 */
function compare(
  before: PublishedNight | null,
  after: PublishedNight,
  nights: readonly PublishedNight[],
  packs: readonly Pack[],
): Diff {
  const named = (night: PublishedNight | null) => packs.find(({ id }) => id === night?.manifest.pack.id);
  const pack = named(after);
  if (before === null) return { from: null, to: sideOf(after), changes: [], intoForce: [] };
  const normal = (pack && defaultTier(pack)?.tier) ?? null;
  const earlier = new Map(before.zones.map((zone) => [zone.area, zone]));
  const later = new Map(after.zones.map((zone) => [zone.area, zone]));
  const [first, on] = [before.manifest.as_of, after.manifest.as_of];
  const days = [first, ...nights.map(({ manifest }) => manifest.as_of)];
  const last = new Map(
    nights.flatMap(({ changes, manifest }, i) =>
      changes
        .filter(({ kind }) => kind !== 'in_force')
        .map(
          (change) => [change.area.code, { before: days[i] ?? first, on: manifest.as_of, change }] as const,
        ),
    ),
  );
  const codes = [...new Set([...earlier.keys(), ...later.keys()])];
  const changes = codes.flatMap((code): Change[] => {
    const [old, now, step] = [earlier.get(code), later.get(code), last.get(code)];
    const change = step?.change;
    const from = old === undefined ? normal : old.tier;
    const to = now === undefined ? normal : now.tier;
    if (from === to) return [];
    const area = change?.area ?? labelOf(code, now ?? old);
    const inForceFrom = now?.effectiveFrom ?? change?.inForceFrom ?? addDays(after.manifest.as_of, 1);
    const reasons = step?.change.to === to ? reasonsOver(step, { before: first, on, old, now }, pack) : [];
    const kind = pack === undefined ? (change?.kind ?? 'unknown') : kindOf(from, to, pack, named(before));
    return [{ area, kind, from, to, inForceFrom, reasons, ...measuresOver(judgedOf(code, nights)) }];
  });
  const intoForce = codes.flatMap((code) => {
    const [old, now] = [earlier.get(code), later.get(code)];
    return comingBetween({ area: labelOf(code, now ?? old), old, now, nights }, normal) ?? [];
  });
  return {
    from: sideOf(before),
    to: sideOf(after),
    changes: ordered(changes, pack),
    intoForce: ordered(intoForce, pack),
  };
}

function ordered(changes: readonly Change[], pack: Pack | undefined): readonly Change[] {
  return pack === undefined ? changes : inOrder(changes, pack);
}

function judgedOf(code: string, nights: readonly PublishedNight[]): Change[] {
  return nights
    .flatMap((night) => night.changes)
    .filter(({ area, kind }) => area.code === code && kind !== 'in_force');
}

function labelOf(code: string, zone: PublishedZone | undefined): Change['area'] {
  if (zone === undefined) return plainLabel(code, code);
  return storedLabel(code, zone.name, zone.district, zone.districtName);
}
