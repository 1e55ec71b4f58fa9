import type { Day } from '../days.ts';
import type { MeasureList, Wanted } from '../measures/list.ts';
import { tierForMeasures } from '../measures/measure-list.ts';
import { defaultTier } from '../rules/pack.ts';
import type { ContextSeries, Workspace } from '../workspace/workspace.ts';
import type { AreaLabel, Verdict } from '../zoning/verdict.ts';
import { type NextDate, nextDates } from './next-dates.ts';
import { type OpeningList, openingList } from './opening-list.ts';

/** Who hands out, and whom to ask: as the workspace has it. */
export type Sender = NonNullable<Workspace['handout']>;

/** What is handed out to one area: what begins and ended with the day, what applies, what is open, what is due. */
export interface Handout extends Sender {
  /** `20200620-110106`: the night and the area; `20200620` for everything. */
  readonly number: string;
  readonly applying: MeasureList;
  /** Null where nothing is known of the night before. */
  readonly changes: { readonly starting: MeasureList; readonly ending: MeasureList } | null;
  /** Null where the standard says nothing of premises. */
  readonly opening: OpeningList | null;
  /** The soonest first. */
  readonly dates: readonly NextDate[];
}

/** What a hand-out is made of, beside its lists. */
export interface Ingredients {
  readonly sender: Sender;
  readonly context: ContextSeries;
  /** The verdicts on the areas of the scope outside the default tier. */
  readonly zones: readonly Verdict[];
}

/** Puts together what is handed out to the area of some lists. */
export function handoutOf(
  lists: Pick<Handout, 'applying' | 'changes'>,
  { sender, context, zones }: Ingredients,
): Handout {
  const { applying } = lists;
  const { pack, asOf, inForceOn, scope, only } = applying;
  return {
    ...sender,
    ...lists,
    number: handoutNumber(asOf, scope, only),
    opening: openingList(pack, inForceOn, context, tiersIn(applying)),
    dates: nextDates(applying, zones, pack),
  };
}

/** The number of a hand-out: the same night and area have the same; one that is not whole has one of its own. */
export function handoutNumber(asOf: Day, scope: AreaLabel | null, only: Wanted = {}): string {
  return [asOf.replaceAll('-', ''), scope?.code, only.audience, only.kind]
    .filter((part) => part !== undefined)
    .join('-');
}

/** The tiers that measures go by in the areas of a list, the most severe first. */
function tiersIn({ pack, places, others }: MeasureList): string[] {
  const found = new Set(
    places.map(({ tier, tierInForce, atLeast }) =>
      tierForMeasures({ tier, tierInForce, atLeast: atLeast ?? null }),
    ),
  );
  if (others > 0) found.add(defaultTier(pack)?.tier ?? null);
  return pack.tiers.map(({ tier }) => tier).filter((tier) => found.has(tier));
}

/** One district in the overview: how many of its areas are in which tier, and how much is new. */
export interface OverviewEntry {
  readonly area: AreaLabel;
  readonly number: string;
  /** By tier in force; a tier that is not there has none. */
  readonly byTier: Readonly<Record<string, number>>;
  readonly unknown: number;
  readonly measures: number;
  /** Null where nothing is known of the night before. */
  readonly starting: number | null;
  readonly ending: number | null;
  readonly next: Day | null;
}

/** What all hand-outs of a night have in common, and which there are. */
export interface HandoutOverview extends Sender {
  readonly number: string;
  /** Everything, or the area that was asked for. */
  readonly whole: Pick<Handout, 'applying' | 'changes'>;
  readonly entries: readonly OverviewEntry[];
}

/** What the overview says of a hand-out. */
export function overviewEntry({ number, applying, changes, dates }: Handout, area: AreaLabel): OverviewEntry {
  const byTier = new Map<string, number>();
  let unknown = 0;
  for (const { tierInForce } of applying.places) {
    if (tierInForce === null) unknown += 1;
    else byTier.set(tierInForce, (byTier.get(tierInForce) ?? 0) + 1);
  }
  const normal = defaultTier(applying.pack)?.tier;
  if (normal !== undefined && applying.others > 0)
    byTier.set(normal, (byTier.get(normal) ?? 0) + applying.others);
  return {
    area,
    number,
    byTier: Object.fromEntries(byTier),
    unknown,
    measures: measuresIn(applying),
    starting: changes === null ? null : measuresIn(changes.starting),
    ending: changes === null ? null : measuresIn(changes.ending),
    next: dates[0]?.day ?? null,
  };
}

/** How many measures a list has, each once. */
export function measuresIn({ byAudience }: MeasureList): number {
  return new Set(byAudience.flatMap(({ measures }) => measures.map(({ measure }) => measure.id))).size;
}
