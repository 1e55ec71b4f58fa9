import type { Day } from '../days.ts';
import type { Decision, Premises } from '../inputs/tables.ts';
import {
  anyOpening,
  NOTHING_KNOWN,
  type Opening,
  openingInAny,
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
  /** Those of which it is not known: their conditions ask what nobody has told. */
  readonly undecided: readonly Measure[];
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
  /** Measures of which it is not known whether they apply to it, in the same order. */
  readonly undecided: readonly Measure[];
  /**
   * Measures that close its sector, or its class of premises linked to cases, where the opening list does not: none that
   * its conditions name, for those close a part.
   */
  readonly closures: readonly Measure[];
  /** Measures that would close it likewise, of which it is not known whether they apply. */
  readonly mayClose: readonly Measure[];
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
  const holds = (among: (here: AreaHere) => boolean): boolean =>
    certain ? areas.some(among) : areas.length > 0 && areas.every(among);
  const all = rules.pack.measures.filter(own);
  const measures = all.filter((measure) => holds((here) => here.measures.includes(measure)));
  const undecided = all.filter(
    (measure) =>
      !measures.includes(measure) &&
      holds((here) => here.measures.includes(measure) || here.undecided.includes(measure)),
  );
  const opening = certain && areas.length > 0 ? strictestOpening(openings) : anyOpening(openings);
  return {
    premises,
    place,
    areas: certain ? areas : [],
    somewhereIn: certain ? 0 : areas.length,
    opening,
    measures,
    undecided,
    closures: closuresAmong(measures, grade?.measures, opening),
    mayClose: closuresAmong(undecided, grade?.doubtful, opening),
    grade,
  };
}

/** Of measures those that close its sector, and of those of its class those that close it. */
function closuresAmong(
  measures: readonly Measure[],
  ofClass: readonly Measure[] = [],
  opening: Opening,
): Measure[] {
  return [
    ...measures.filter((measure) => measure.sector !== undefined && closes(measure, opening)),
    ...ofClass.filter(({ kind }) => kind === 'closure'),
  ];
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

/** Whether premises are open in an area, by the tiers that it may have; nothing is known of those without a sector. */
function openingAt(
  { sector }: Premises,
  { possible }: AreaHere,
  { pack, day, context }: SheetRules,
): Opening {
  return sector === null ? NOTHING_KNOWN : openingInAny(pack, sector, possible, day, context);
}
