import type { Day } from '../days.ts';
import type { Opening } from '../measures/opening-list.ts';
import type { PremisesList } from '../premises/list.ts';
import {
  OPENING_STATES,
  type OpeningCounts,
  type OpeningState,
  openingCounts,
  stateOf,
} from '../premises/opening-state.ts';
import type { SamplingPlan } from '../premises/plan.ts';
import type { PremisesSheet } from '../premises/sheet.ts';
import type { Count, PremisesSummary } from '../premises/summary.ts';
import type { Measure, Tier } from '../rules/pack.ts';
import type { AreaLabel } from '../zoning/verdict.ts';
import { handoutNumber, type Sender } from './handout.ts';

/** Premises of which the same is said: whether they are open, under which conditions, by what. */
export interface SaidAlike {
  readonly opening: Opening;
  /** Measures that close their sector, whatever the opening list says. */
  readonly closures: readonly Measure[];
  /** Those of which it is not known whether they do. */
  readonly mayClose: readonly Measure[];
  readonly sheets: readonly PremisesSheet[];
}

/** Premises that stand alike, by what is said of them. */
export interface StandingAlike {
  readonly state: OpeningState;
  readonly count: number;
  readonly said: readonly SaidAlike[];
}

/** Premises linked to cases, of one class. */
export interface ClassAlike {
  readonly tier: Tier;
  readonly sheets: readonly PremisesSheet[];
  /** What the class brings to any of them, in the order of its pack. */
  readonly measures: readonly Measure[];
}

/** What is handed out of the premises of an area. */
export interface PremisesHandout extends Sender {
  /** `20200620-110106-P`: the night, the area, and that it is of premises. */
  readonly number: string;
  readonly list: PremisesList;
  readonly counts: OpeningCounts;
  /** In the order of strictness; states in which none stands are left out. */
  readonly standing: readonly StandingAlike[];
  readonly linked: readonly ClassAlike[];
  /** What applies to any of them, or may, in the order of the pack. */
  readonly measures: readonly Measure[];
  readonly working: PremisesSummary;
  /** Environmental samples, where a plan was asked for. */
  readonly plan: SamplingPlan | null;
  /** Whether each of the premises gets a list of its own. */
  readonly each: boolean;
}

/** What a hand-out of premises is made of, beside the list. */
export type PremisesIngredients = Pick<PremisesHandout, 'working' | 'plan' | 'each'> & {
  readonly sender: Sender;
};

/** Puts together what is handed out of a list of premises. */
export function premisesHandoutOf(
  list: PremisesList,
  { sender, ...ingredients }: PremisesIngredients,
): PremisesHandout {
  const { sheets, pack } = list;
  const applying = new Set(sheets.flatMap(({ measures, undecided }) => [...measures, ...undecided]));
  return {
    ...sender,
    ...ingredients,
    list,
    number: premisesNumber(list.asOf, list.scope),
    counts: openingCounts(sheets),
    standing: OPENING_STATES.flatMap((state) => alike(state, sheets)),
    linked: classes(list),
    measures: pack.measures.filter((measure) => applying.has(measure)),
  };
}

/** The same night and area have the same number; it is never that of a hand-out of measures. */
export function premisesNumber(asOf: Day, scope: AreaLabel | null): string {
  return `${handoutNumber(asOf, scope)}-P`;
}

function alike(state: OpeningState, sheets: readonly PremisesSheet[]): StandingAlike[] {
  const own = sheets.filter((sheet) => stateOf(sheet) === state);
  if (own.length === 0) return [];
  const said = new Map<string, SaidAlike & { readonly sheets: PremisesSheet[] }>();
  for (const sheet of own) {
    const { opening, closures, mayClose } = sheet;
    const key = JSON.stringify([opening, ...[closures, mayClose].map((each) => each.map(({ id }) => id))]);
    const found = said.get(key);
    if (found === undefined) said.set(key, { opening, closures, mayClose, sheets: [sheet] });
    else found.sheets.push(sheet);
  }
  return [{ state, count: own.length, said: [...said.values()] }];
}

function classes({ sheets, grading }: PremisesList): ClassAlike[] {
  return (grading?.tiers ?? []).flatMap((tier) => {
    const own = sheets.filter(({ grade }) => grade?.tier.tier === tier.tier);
    if (own.length === 0) return [];
    const brought = new Set(
      own.flatMap(({ grade }) => [...(grade?.measures ?? []), ...(grade?.doubtful ?? [])]),
    );
    return [{ tier, sheets: own, measures: (grading?.measures ?? []).filter((each) => brought.has(each)) }];
  });
}

/** One area in the overview of hand-outs of premises. */
export interface PremisesEntry {
  readonly area: AreaLabel;
  readonly number: string;
  readonly counts: OpeningCounts;
  readonly linked: number;
  readonly working: Count;
}

export function premisesEntry(
  { list, counts, working, number }: PremisesHandout,
  area: AreaLabel,
): PremisesEntry {
  const linked = list.sheets.filter(({ grade }) => grade !== null).length;
  return { area, number, counts, linked, working: working.total.now };
}

/** What all hand-outs of premises of a night have in common, and which there are. */
export interface PremisesOverview {
  readonly whole: PremisesHandout;
  readonly entries: readonly PremisesEntry[];
  /** Premises that are in none of the areas: the list places them above their level. */
  readonly elsewhere: readonly PremisesSheet[];
}
