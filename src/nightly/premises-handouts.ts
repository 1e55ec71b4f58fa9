import type { Day } from '../days.ts';
import { literal } from '../engine/sql.ts';
import { type PremisesHandout, premisesHandoutOf } from '../handouts/premises-handout.ts';
import type { PremisesList } from '../premises/list.ts';
import type { PremisesSheet } from '../premises/sheet.ts';
import { type Counted, grouped } from '../premises/summary.ts';
import { error, FenquError, type Problem } from '../problems/problem.ts';
import type { PremisesSource } from '../workspace/workspace.ts';
import { areaLabel } from '../zoning/area-label.ts';
import type { Night } from '../zoning/open-night.ts';
import { snapshotOf } from '../zoning/snapshot.ts';
import type { AreaLabel, Snapshot } from '../zoning/verdict.ts';
import { beginningAfter } from './beginning.ts';
import { type ListedIn, listedIn, mustHavePremises, type PremisesOptions } from './premises.ts';
import { countedPremises, type EarlierPremises, premisesBefore } from './premises-counted.ts';
import { planOf } from './premises-plan.ts';
import { nightGoneOnFrom, openWorkspace, withNight } from './zone.ts';

/** What hand-outs of premises are to have. */
export interface PremisesHandoutsAsked extends Pick<PremisesOptions, 'area' | 'sector' | 'id'> {
  /** A level: a document for each of its areas in which there are premises. */
  readonly by?: string;
  /** A list for each of the premises as well, on a page of its own. */
  readonly each?: boolean;
  /** Environmental samples as well: for how many days, of how many points (by default as a measure says). */
  readonly plan?: { readonly days?: number; readonly points?: number };
}

export interface PremisesHandoutsOptions extends PremisesOptions, PremisesHandoutsAsked {}

/** The hand-outs of premises of a night, made one at a time. */
export interface NightPremises {
  /** Where the workspace keeps its nights. */
  readonly store: string;
  readonly asOf: Day;
  readonly whole: PremisesHandout;
  /** The areas that get a document each, in their order. */
  readonly areas: readonly AreaLabel[];
  readonly each: () => Generator<PremisesHandout>;
  /** Premises that lie in none of these areas. */
  readonly elsewhere: readonly PremisesSheet[];
  readonly warnings: readonly Problem[];
}

/**
 * Works on the hand-outs of premises of a night. The work may be done twice (see `withNight`).
 *
 * @throws FenquError as `premises`; `premises-level` where there are no premises in any area of the level
 */
export async function withPremisesHandouts<T>(
  options: PremisesHandoutsOptions,
  work: (handouts: NightPremises) => Promise<T>,
): Promise<T> {
  const workspace = await openWorkspace(options.workspace);
  const source = mustHavePremises(workspace);
  return withNight({ ...options, workspace, premises: true }, async (night) => {
    const beginning = await beginningAfter(await nightGoneOnFrom(night), night);
    const { snapshot } = await snapshotOf(night, { beginning });
    return work(await nightPremises(night, snapshot, source, options));
  });
}

/** Prepares the hand-outs of premises of a night; what the standard itself forbids is in none of them. */
export async function nightPremises(
  night: Night,
  snapshot: Snapshot,
  source: PremisesSource,
  asked: PremisesHandoutsAsked,
): Promise<NightPremises> {
  const listed = await listedIn(night, snapshot, source, asked);
  const counted = new Map((await countedPremises(night)).map((each) => [each.id, each]));
  const earlier = await premisesBefore(night, undefined);
  const earlierIn = byArea(earlier?.counted ?? []);
  const make = (list: PremisesList): PremisesHandout =>
    handoutIn(list, { night, source, asked, counted, earlier, earlierIn });
  const { by } = asked;
  const { areas, inside, elsewhere } = by === undefined ? NONE : await sharedOut(night, listed, by);
  return {
    store: night.workspace.store,
    asOf: night.asOf,
    whole: make(listed.list),
    areas,
    each: function* () {
      for (const area of areas)
        yield make({ ...listed.list, scope: area, sheets: inside.get(area.code) ?? [] });
    },
    elsewhere,
    warnings: listed.list.warnings,
  };
}

const NONE: Shared = { areas: [], inside: new Map(), elsewhere: [] };

/** Premises by the areas in which they lie. */
interface Shared {
  readonly areas: readonly AreaLabel[];
  readonly inside: ReadonlyMap<string, readonly PremisesSheet[]>;
  readonly elsewhere: readonly PremisesSheet[];
}

/** @throws FenquError where none lie in any area of the level */
async function sharedOut(
  { bench, staged }: Night,
  { list, codesOf }: ListedIn,
  level: string,
): Promise<Shared> {
  const rows = await bench.engine.rows(`SELECT ix FROM areas WHERE level = ${literal(level)} ORDER BY ix`);
  const described = await staged.areas.describe(rows.map(({ ix }) => Number(ix)));
  const inside = new Map<string, PremisesSheet[]>(described.map(({ code }) => [code, []]));
  const elsewhere: PremisesSheet[] = [];
  for (const sheet of list.sheets) {
    const code = codesOf(sheet).find((each) => inside.has(each));
    const group = code === undefined ? elsewhere : (inside.get(code) ?? elsewhere);
    group.push(sheet);
  }
  const areas = described.filter(({ code }) => (inside.get(code)?.length ?? 0) > 0).map(areaLabel);
  if (areas.length > 0) return { areas, inside, elsewhere };
  throw new FenquError(
    error('premises-level', { value: level, with: { levels: staged.areas.levels.join(', ') } }),
  );
}

interface Ingredients {
  readonly night: Night;
  readonly source: PremisesSource;
  readonly asked: PremisesHandoutsAsked;
  readonly counted: ReadonlyMap<string, Counted>;
  readonly earlier: EarlierPremises | null;
  /** What was counted then, by the areas in which it lies. */
  readonly earlierIn: ReadonlyMap<string, readonly Counted[]>;
}

function byArea(counted: readonly Counted[]): Map<string, Counted[]> {
  const found = new Map<string, Counted[]>();
  for (const each of counted)
    for (const code of each.within) {
      const group = found.get(code) ?? [];
      found.set(code, group);
      group.push(each);
    }
  return found;
}

function handoutIn(
  list: PremisesList,
  { night, source, asked, counted, earlier, earlierIn }: Ingredients,
): PremisesHandout {
  const { asOf, pack, workspace } = night;
  const { sheets, scope, sector, single } = list;
  const now = sheets.flatMap(({ premises: { id } }) => counted.get(id) ?? []);
  const inScope = scope === null ? earlier?.counted : earlierIn.get(scope.code);
  const before =
    single || earlier === null
      ? null
      : (inScope ?? []).filter((each) => sector === null || each.sector === sector);
  return premisesHandoutOf(list, {
    sender: workspace.handout ?? {},
    each: asked.each === true || single,
    plan:
      asked.plan === undefined
        ? null
        : planOf(night, asked.plan, {
            scope,
            sector,
            sites: sheets.map(({ premises, place }) => ({ premises, place })),
          }),
    working: {
      asOf,
      since: before === null ? null : (earlier?.asOf ?? null),
      sinceFile: null,
      pack,
      scope,
      sector,
      rounding: source.rounding,
      ...grouped(now, before),
    },
  });
}
