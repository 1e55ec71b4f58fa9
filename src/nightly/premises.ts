import { addDays, type Day } from '../days.ts';
import { premisesOn } from '../inputs/premises.ts';
import type { Premises } from '../inputs/tables.ts';
import { gradeOf } from '../premises/grading.ts';
import type { PremisesList } from '../premises/list.ts';
import { type PremisesSheet, sheetOf } from '../premises/sheet.ts';
import { error, FenquError, type Problem, warning } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import { holdsOn } from '../rules/in-force.ts';
import { loadPack } from '../rules/load.ts';
import type { Pack } from '../rules/pack.ts';
import { SECTORS } from '../rules/sectors.ts';
import type { PremisesSource, Workspace } from '../workspace/workspace.ts';
import { areaLabel } from '../zoning/area-label.ts';
import type { Night } from '../zoning/open-night.ts';
import { foldersOf } from '../zoning/policy.ts';
import { snapshotOf } from '../zoning/snapshot.ts';
import type { Snapshot } from '../zoning/verdict.ts';
import { beginningAfter } from './beginning.ts';
import { forbiddenMeasures, forbiddenWarnings, tiersOfNight } from './forbidden.ts';
import { standingOf } from './premises-standing.ts';
import { oneMeant } from './scope.ts';
import { nightGoneOnFrom, openWorkspace, withNight, type ZoneOptions } from './zone.ts';

export interface PremisesOptions extends Omit<ZoneOptions, 'all'> {
  /** Only this sector. */
  readonly sector?: string;
  /** Only this place of business, by its id. */
  readonly id?: string;
}

/**
 * Whether premises may open on the day after the as-of day, and what applies to them: by the tier in force where they are.
 *
 * @throws FenquError as `zone`; `premises-missing` without a list, `premises-id` and `premises-sector` where what is asked
 *   for is not in it
 */
export async function premises(options: PremisesOptions): Promise<PremisesList> {
  const workspace = await openWorkspace(options.workspace);
  const source = mustHavePremises(workspace);
  return withNight({ ...options, workspace, premises: true }, async (night) => {
    const beginning = await beginningAfter(await nightGoneOnFrom(night), night);
    const { snapshot } = await snapshotOf(night, { beginning });
    const { list } = await listedIn(night, snapshot, source, options);
    return list;
  });
}

/** @throws FenquError where the workspace has no list of premises */
export function mustHavePremises({ premises: source, file }: Workspace): PremisesSource {
  if (source !== undefined) return source;
  throw new FenquError(error('premises-missing', { value: 'premises', place: { file } }));
}

/** A list of premises, with the codes of the area of each and of all areas around it. */
export interface ListedIn {
  readonly list: PremisesList;
  readonly codesOf: (sheet: PremisesSheet) => readonly string[];
}

/** The premises of a night that are asked for. */
export async function listedIn(
  night: Night,
  snapshot: Snapshot,
  source: PremisesSource,
  { area, sector, id }: Pick<PremisesOptions, 'area' | 'sector' | 'id'>,
): Promise<ListedIn> {
  const inForceOn = addDays(night.asOf, 1);
  const all = await premisesOn(night.bench.engine, night.asOf);
  const asked = chosen(all, sector, id);
  const meant = area === undefined ? null : await oneMeant(night.staged.areas, area);
  const grading = await gradingPack(night.workspace, source, all);
  const standing = await standingOf(night, snapshot, asked);
  const { context } = night.workspace;
  const rules = { pack: night.pack, day: inForceOn, context };
  const sheets = asked.flatMap((each) => {
    const at = standing(each.area);
    if (meant !== null && !at.codes.includes(meant.code)) return [];
    return sheetOf(each, at, grading && gradeOf(each, grading, inForceOn, context), rules);
  });
  const list: PremisesList = {
    asOf: night.asOf,
    inForceOn,
    pack: night.pack,
    grading,
    scope: meant === null ? null : areaLabel(meant),
    sector: sector ?? null,
    single: id !== undefined,
    sheets,
    warnings: [
      ...night.warnings,
      ...unknownSectors(all, night.pack, source),
      ...outOfForce(grading, inForceOn),
      ...leftOut(snapshot, inForceOn),
      ...leftOutOf(grading, sheets, inForceOn),
    ],
  };
  return { list, codesOf: ({ premises: each }) => standing(each.area).codes };
}

/** @throws FenquError where the list has no such premises, or none of the sector */
function chosen(
  all: readonly Premises[],
  sector: string | undefined,
  id: string | undefined,
): readonly Premises[] {
  const ofSector = all.filter((each) => sector === undefined || each.sector === sector);
  mustHaveSector(all, sector);
  const found = ofSector.filter((each) => id === undefined || each.id === id);
  if (id === undefined || found.length > 0) return found;
  const ids = all.map((each) => each.id);
  throw new FenquError(error('premises-id', { value: id, suggest: nearest(id, ids) }));
}

/**
 * The pack that grades premises linked to cases.
 * @throws FenquError where it is unsound, or the list has classes that are none of it
 */
async function gradingPack(
  workspace: Workspace,
  { grading, source }: PremisesSource,
  all: readonly Premises[],
): Promise<Pack | null> {
  const links = [...new Set(all.flatMap(({ link }) => link ?? []))];
  const place = { file: workspace.file, field: 'premises.grading' };
  if (grading === undefined) {
    const [value] = links;
    if (value === undefined) return null;
    throw new FenquError(error('premises-ungraded', { value, place }));
  }
  const { pack, problems } = await loadPack(grading, foldersOf(workspace));
  if (pack === undefined)
    throw new FenquError(problems.map((each) => ({ ...each, place: each.place ?? place })));
  const known = pack.tiers.map(({ tier }) => tier);
  const unknown = links.filter((link) => !known.includes(link));
  if (unknown.length === 0) return pack;
  throw new FenquError(
    unknown.map((value) =>
      error('premises-class', {
        value,
        place: { file: source.file, field: 'link' },
        with: { pack: pack.id, known: known.join(', ') },
        suggest: nearest(value, known),
      }),
    ),
  );
}

/** What the standard itself forbids towards premises. */
function leftOut(snapshot: Snapshot, day: Day): Problem[] {
  const { pack } = snapshot;
  const measures = pack.measures.filter(({ audience }) => audience.includes('premises'));
  return forbiddenWarnings(tiersOfNight({ ...snapshot, pack: { ...pack, measures } }), day);
}

/** What the pack that grades premises forbids itself in the classes of some. */
function leftOutOf(grading: Pack | null, sheets: readonly PremisesSheet[], day: Day): Problem[] {
  if (grading === null) return [];
  const there = new Set(sheets.flatMap(({ grade }) => grade?.tier.tier ?? []));
  return forbiddenMeasures({ pack: grading, there }, day);
}

/** A pack that grades on a day on which it is not in force. */
function outOfForce(grading: Pack | null, day: Day): Problem[] {
  if (grading === null || holdsOn(grading.inForce, day)) return [];
  return [warning('premises-grading-days', { value: grading.id, with: { day } })];
}

/** Sectors of the list that nothing the rules say can be about: a name that is not known may be a slip. */
function unknownSectors(all: readonly Premises[], pack: Pack, { source }: PremisesSource): Problem[] {
  const known = [
    ...new Set([
      ...Object.keys(SECTORS),
      ...Object.keys(pack.sectors ?? {}),
      ...pack.measures.flatMap(({ sector }) => sector ?? []),
    ]),
  ];
  const counts = new Map<string, number>();
  for (const { sector } of all)
    if (sector !== null && !known.includes(sector)) counts.set(sector, (counts.get(sector) ?? 0) + 1);
  return [...counts].map(([value, rows]) =>
    warning('premises-sector-unknown', {
      value,
      place: { file: source.file, field: 'sector' },
      with: { rows },
      suggest: nearest(value, known),
    }),
  );
}

/** @throws FenquError where the list has no premises of a sector */
export function mustHaveSector(
  all: readonly { readonly sector: string | null }[],
  sector: string | undefined,
): void {
  if (sector === undefined || all.some((each) => each.sector === sector)) return;
  const known = [...new Set(all.flatMap((each) => each.sector ?? []))].sort();
  const details = { suggest: nearest(sector, known), with: { known: known.join(', ') || '—' } };
  throw new FenquError(error('premises-sector', { value: sector, ...details }));
}
