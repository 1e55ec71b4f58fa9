import type { Day } from '../days.ts';
import type { Problem } from '../problems/problem.ts';
import type { Pack } from '../rules/pack.ts';
import type { AreaLabel } from '../zoning/verdict.ts';
import type { PremisesSheet } from './sheet.ts';

/** Premises with whether they may open and what applies to them. */
export interface PremisesList {
  readonly asOf: Day;
  /** From 0:00 of this day, the one after the as-of day. */
  readonly inForceOn: Day;
  readonly pack: Pack;
  /** The pack that grades premises linked to cases, if the workspace names one. */
  readonly grading: Pack | null;
  /** The area and the sector asked for; null is all. */
  readonly scope: AreaLabel | null;
  readonly sector: string | null;
  /** One place of business is asked for, whole. */
  readonly single: boolean;
  /** In order of id. */
  readonly sheets: readonly PremisesSheet[];
  readonly warnings: readonly Problem[];
}
