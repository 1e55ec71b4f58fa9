import type { Day } from '../days.ts';
import type { Decision, Premises } from '../inputs/tables.ts';
import {
  anyOpening,
  NOTHING_KNOWN,
  type Opening,
  openingOf,
  strictestOpening,
} from '../measures/opening-list.ts';
import type { Measure, Pack } from '../rules/pack.ts';
import type { ContextSeries } from '../workspace/workspace.ts';
import type { AreaLabel, Flag } from '../zoning/verdict.ts';
import type { Grade } from './grading.ts';

/** An area of the judged level, as far as it matters to premises in it. */
export interface AreaHere {
  readonly area: AreaLabel;
  /** The tier whose measures apply; null where nothing is known, or in force. */
  readonly tier: string | null;
  /** The tiers that it may be: one, where the tier in force is known. */
  readonly possible: readonly string[];
  readonly flags: readonly Flag[];
  readonly decision: Decision | null;
  /** The measures that apply there. */
  readonly measures: readonly Measure[];
}

/** What holds for one place of business: where it is, whether it may open, and what applies to it. */
export interface PremisesSheet {
  readonly premises: Premises;
  readonly place: AreaLabel;
  /** The judged areas it lies in; none where it is placed above them. */
  readonly areas: readonly AreaHere[];
  /** How many judged areas it may lie in, where it is placed above them. */
  readonly somewhereIn: number;
  readonly opening: Opening;
  /** Measures that apply to it, in the order of the pack. */
  readonly measures: readonly Measure[];
  /**
   * Measures that close its sector, or its class of premises linked to cases, where the opening list does not: none that
   * its conditions name, for those close a part.
   */
  readonly closures: readonly Measure[];
  /** Its class by its link to cases. */
  readonly grade: Grade | null;
}

/** What sheets are made by. */
export interface SheetRules {
  readonly pack: Pack;
  readonly day: Day;
  readonly context: ContextSeries;
}

/** Where premises are, and what is so there. */
export interface Standing {
  readonly place: AreaLabel;
  readonly areas: readonly AreaHere[];
  /** Whether it lies in all of the areas; otherwise in one of them, and nobody knows which. */
  readonly certain: boolean;
}

/** The sheet of premises. Of several areas around them the strictest counts; of several they may lie in, none is taken. */
export function sheetOf(
  premises: Premises,
  { place, areas, certain }: Standing,
  grade: Grade | null,
  rules: SheetRules,
): PremisesSheet {
  const openings = eachOnce(areas).map((here) => openingAt(premises, here, rules));
  const own = (measure: Measure): boolean =>
    measure.audience.includes('premises') &&
    (measure.sector === undefined || measure.sector === premises.sector);
  const applies = (measure: Measure): boolean => {
    const among = (here: AreaHere): boolean => here.measures.includes(measure);
    return certain ? areas.some(among) : areas.length > 0 && areas.every(among);
  };
  const measures = rules.pack.measures.filter((measure) => own(measure) && applies(measure));
  const opening = certain && areas.length > 0 ? strictestOpening(openings) : anyOpening(openings);
  return {
    premises,
    place,
    areas: certain ? areas : [],
    somewhereIn: certain ? 0 : areas.length,
    opening,
    measures,
    closures: [
      ...measures.filter((measure) => measure.sector !== undefined && closes(measure, opening)),
      ...(grade?.measures ?? []).filter(({ kind }) => kind === 'closure'),
    ],
    grade,
  };
}

/** Whether a measure closes more than the conditions of an opening list say. */
function closes({ id, kind }: Measure, opening: Opening): boolean {
  if (kind !== 'closure') return false;
  const { openness } = opening.kind === 'said' ? opening : { openness: null };
  return openness?.state !== 'conditional' || !openness.measures.includes(id);
}

/** Areas that say the same of opening count once. */
function eachOnce(areas: readonly AreaHere[]): AreaHere[] {
  return [...new Map(areas.map((here) => [here.possible.join(' '), here])).values()];
}

/** Whether premises are open in an area whose tier may be any of several; nothing is known of those without a sector. */
function openingAt(
  { sector }: Premises,
  { possible }: AreaHere,
  { pack, day, context }: SheetRules,
): Opening {
  if (sector === null || possible.length === 0) return NOTHING_KNOWN;
  return anyOpening(possible.map((tier) => openingOf(pack, sector, tier, day, context)));
}
