import { addDays } from '../days.ts';
import type { Change, Diff } from '../diff/change.ts';
import { literal } from '../engine/sql.ts';
import type { AreaIndex } from '../inputs/index.ts';
import type { MeasureList } from '../measures/list.ts';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { Pack } from '../rules/pack.ts';
import type { FileReport, FolderReport } from '../workspace/workspace.ts';
import { type AreaLabel, areaLabel } from '../zoning/area-label.ts';
import type { Night } from '../zoning/open-night.ts';
import { positionsAround, positionsInside, positionsOf } from '../zoning/places.ts';
import type { Snapshot } from '../zoning/verdict.ts';
import { forbiddenMeasures, tiersOfNight } from './forbidden.ts';
import { type NightHandouts, nightHandouts } from './handouts.ts';
import { measuresIn } from './measures-in.ts';
import { followed } from './measures-in-time.ts';
import type { Scope } from './scope.ts';
import { type Earlier, publishedNights } from './tier-lines.ts';
import type { Tonight } from './tonight.ts';

/** What a report is to say; the words are made when it is written. */
export type ReportContent = FileContent | FolderContent;

export interface FileContent {
  readonly kind: 'file';
  readonly report: FileReport;
  /** The area it is for; null is everywhere. */
  readonly area: AreaLabel | null;
  /** What was left out because the standard itself forbids it. */
  readonly warnings: readonly Problem[];
  readonly content:
    | { readonly what: 'zones'; readonly snapshot: Snapshot; readonly measures: MeasureList }
    | { readonly what: 'diff'; readonly diff: Diff }
    | { readonly what: 'measures'; readonly measures: MeasureList };
}

/** What is told of a night. */
type Told = Pick<Tonight, 'night' | 'snapshot' | 'diff' | 'ladders'>;

/** Documents, which are made one at a time while the night is open. */
export interface FolderContent {
  readonly kind: 'folder';
  readonly report: FolderReport;
  readonly area: null;
  readonly handouts: NightHandouts;
}

/**
 * What the configured reports are to say of a night.
 *
 * @throws FenquError `report-level` where a report is to be by a level that holds none of the zoned areas
 */
export async function reportContents(tonight: Told): Promise<readonly ReportContent[]> {
  const { night, diff } = tonight;
  const contents: ReportContent[] = [];
  const leftOut = forbiddenMeasures(tiersOfNight(tonight.snapshot), addDays(night.asOf, 1));
  for (const report of night.workspace.reports ?? []) {
    const scopes = report.by === undefined ? [null] : await scopesOf(night, report.by);
    if (report.what === 'handouts') {
      const own = scopes.flatMap((scope) => scope ?? []);
      contents.push({
        kind: 'folder',
        report,
        area: null,
        handouts: await handoutsContent(tonight, own),
      });
      continue;
    }
    const placed = report.what === 'diff' ? await placesOf(night, diff) : new Map<string, number>();
    const warnings = report.what === 'diff' ? [] : leftOut;
    for (const scope of scopes) {
      const area = scope?.area ?? null;
      contents.push({
        kind: 'file',
        report,
        area,
        warnings: warnings,
        content: await contentIn(tonight, scope, report, placed),
      });
    }
  }
  return contents;
}

async function contentIn(
  { night, snapshot: whole, diff, ladders }: Told,
  scope: Scope | null,
  { what }: FileReport,
  placed: ReadonlyMap<string, number>,
): Promise<FileContent['content']> {
  const isIn = (position: number): boolean => scope?.positions.has(position) ?? true;
  const snapshot =
    scope === null ? whole : { ...whole, zones: whole.zones.filter(({ position }) => isIn(position)) };
  switch (what) {
    case 'zones':
      return { what, snapshot, measures: await measuresIn(night, snapshot, scope) };
    case 'measures':
      return { what, measures: await measuresInTime({ night, snapshot: whole, ladders }, scope) };
    case 'diff': {
      const inside = (changes: readonly Change[]): readonly Change[] =>
        scope === null ? changes : changes.filter((change) => liesIn(change, scope, placed));
      return {
        what,
        diff: { ...diff, changes: inside(diff.changes), intoForce: inside(diff.intoForce) },
      };
    }
  }
}

const known = new WeakMap<Night, Earlier>();

/** What the published nights tell, read once for all reports of a night. */
function nightsBefore(night: Night): Earlier {
  const earlier = known.get(night) ?? publishedNights(night.workspace.store, night.pack);
  known.set(night, earlier);
  return earlier;
}

async function handoutsContent(
  { night, snapshot, ladders }: Told,
  scopes: readonly Scope[],
): Promise<NightHandouts> {
  const earlier = nightsBefore(night);
  const asked = { scope: null, scopes, on: addDays(night.asOf, 1), earlier, ladders };
  return nightHandouts(night, snapshot, asked);
}

/** As `measures` lists them. */
async function measuresInTime(
  { night, snapshot, ladders }: Omit<Told, 'diff'>,
  scope: Scope | null,
): Promise<MeasureList> {
  const earlier = nightsBefore(night);
  const on = addDays(night.asOf, 1);
  return followed(night, snapshot, { scope, on, shows: 'applying', earlier, ladders });
}

/** An area that is zoned no more is known by its district alone. */
function liesIn({ area }: Change, scope: Scope, placed: ReadonlyMap<string, number>): boolean {
  const position = placed.get(area.code);
  if (position !== undefined) return scope.positions.has(position);
  return area.code === scope.area.code || area.district?.code === scope.area.code;
}

async function placesOf({ bench, pack }: Night, diff: Diff): Promise<Map<string, number>> {
  const codes = [...diff.changes, ...diff.intoForce].map(({ area }) => area.code);
  return positionsOf(bench.engine, pack.level, [...new Set(codes)]);
}

/** Every area of a level that holds zoned areas, is one or lies in one: what applies in those around applies in it as well. */
export async function scopesOf({ bench, staged, pack }: Night, level: string): Promise<Scope[]> {
  const rows = await bench.engine.rows(`SELECT ix FROM areas WHERE level = ${literal(level)} ORDER BY ix`);
  const ixs = rows.map((row) => Number(row['ix']));
  const inside = new Map<number, Set<number>>(ixs.map((ix) => [ix, new Set()]));
  for (const [position, above] of await positionsInside(bench.engine, pack.level, ixs))
    for (const ix of above) inside.get(ix)?.add(position);
  for (const [ix, around] of await positionsAround(bench.engine, pack.level, ixs))
    for (const position of around) inside.get(ix)?.add(position);
  const described = await staged.areas.describe(ixs);
  const scopes = described.flatMap((each): Scope[] => {
    const positions = inside.get(each.ix) ?? new Set();
    return positions.size === 0 ? [] : [{ area: areaLabel(each), level, positions }];
  });
  if (scopes.length === 0) throw new FenquError(notByLevel(level, pack, staged.areas));
  return scopes;
}

/** Why nothing can be by a level, and by which it can. */
export function notByLevel(level: string, pack: Pick<Pack, 'level'>, { levels }: AreaIndex): Problem {
  const details = { level: pack.level, levels: levels.join(', ') };
  return error('report-level', { value: level, with: details, suggest: nearest(level, levels) });
}
