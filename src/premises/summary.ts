import type { Day } from '../days.ts';
import type { Premises } from '../inputs/tables.ts';
import type { Pack } from '../rules/pack.ts';
import type { AreaLabel } from '../zoning/verdict.ts';
import { percent, pointsAbove, type Rounding, type Share } from './rate.ts';

/** One place of business, as far as it is counted; the store keeps this of each night. */
export interface Counted
  extends Pick<
    Premises,
    'id' | 'sector' | 'size' | 'ownership' | 'status' | 'inspections' | 'problems' | 'mended'
  > {
  readonly district: { readonly code: string; readonly name: string } | null;
  /** The codes of its place and of all areas around it. */
  readonly within: readonly string[];
}

/** A sum over those premises of which the list gives a number. */
export interface Sum {
  readonly sum: number;
  /** How many premises give one. */
  readonly given: number;
}

/** Premises counted together. */
export interface Count {
  readonly total: number;
  readonly working: number;
  readonly stopped: number;
  /** Of which the list does not say: the share of those working is then a lower bound. */
  readonly unknown: number;
  readonly inspections: Sum;
  readonly problems: Sum;
  readonly mended: Sum;
  /** How many premises give both the problems found and those mended. */
  readonly both: number;
}

export const GROUPINGS = ['sector', 'district', 'size', 'ownership'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Premises that have something in common, then and now. */
export interface SummaryRow {
  /** Sector, district code, size class or ownership; null where the list does not say. */
  readonly key: string | null;
  /** Of districts alone. */
  readonly name: string | null;
  readonly now: Count;
  /** None where nothing earlier is known. */
  readonly before: Count | null;
}

/** How many premises work, by what they are, and what changed. */
export interface PremisesSummary {
  readonly asOf: Day;
  /** The night compared with; null where none has kept its premises. */
  readonly since: Day | null;
  /** The earlier list compared with, as it was asked for; null where it is a night. */
  readonly sinceFile: string | null;
  readonly pack: Pack;
  readonly scope: AreaLabel | null;
  readonly sector: string | null;
  readonly rounding: Rounding;
  readonly groups: readonly { readonly by: Grouping; readonly rows: readonly SummaryRow[] }[];
  readonly total: SummaryRow;
}

/** Premises by all that they are grouped by. The groups of each kind add up to the total, as their parts do. */
export function grouped(
  now: readonly Counted[],
  before: readonly Counted[] | null,
): Pick<PremisesSummary, 'groups' | 'total'> {
  return {
    groups: GROUPINGS.map((by) => ({ by, rows: rowsBy(by, now, before) })),
    total: { key: null, name: null, now: countOf(now), before: before && countOf(before) },
  };
}

function rowsBy(
  by: Grouping,
  now: readonly Counted[],
  before: readonly Counted[] | null,
): readonly SummaryRow[] {
  const all = [...now, ...(before ?? [])];
  const keys = [...new Set(all.map((each) => keyOf(each, by)))];
  const rows = keys.map((key): SummaryRow => {
    const same = (each: Counted): boolean => keyOf(each, by) === key;
    const one = by === 'district' ? all.find(same)?.district : undefined;
    const earlier = before?.filter(same);
    return {
      key,
      name: one?.name ?? null,
      now: countOf(now.filter(same)),
      before: earlier === undefined ? null : countOf(earlier),
    };
  });
  // Those of which nothing is said come last.
  return rows.toSorted((a, b) => {
    if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
    return a.key < b.key ? -1 : 1;
  });
}

function keyOf(each: Counted, by: Grouping): string | null {
  return by === 'district' ? (each.district?.code ?? null) : each[by];
}

function countOf(all: readonly Counted[]): Count {
  const having = (status: Counted['status']): number => all.filter((each) => each.status === status).length;
  return {
    total: all.length,
    working: having('working'),
    stopped: having('stopped'),
    unknown: having(null),
    inspections: sumOf(all.map(({ inspections }) => inspections)),
    problems: sumOf(all.map(({ problems }) => problems)),
    mended: sumOf(all.map(({ mended }) => mended)),
    both: all.filter(({ problems, mended }) => problems !== null && mended !== null).length,
  };
}

function sumOf(numbers: readonly (number | null)[]): Sum {
  const given = numbers.filter((each) => each !== null);
  return { sum: given.reduce((a, b) => a + b, 0), given: given.length };
}

/** The premises that work, of all. */
export function workingShare({ working, total }: Count): Share {
  return { part: working, whole: total };
}

/** The share that works, in per cent; of premises of which some do not say it is at least so high, and not rounded up. */
export function workingPercent(count: Count, rounding: Rounding): string | null {
  return percent(workingShare(count), count.unknown > 0 ? { ...rounding, mode: 'truncate' } : rounding);
}

/** The problems mended, of those found; null where not the same premises say both. */
export function mendedShare({ mended, problems, both }: Count): Share | null {
  const isSame = both > 0 && mended.given === both && problems.given === both;
  return isSame ? { part: mended.sum, whole: problems.sum } : null;
}

/** The change of the share that works, in percentage points; null where it is not known on either night. */
export function changeOf({ now, before }: SummaryRow, rounding: Rounding): string | null {
  if (before === null || now.unknown > 0 || before.unknown > 0) return null;
  return pointsAbove(workingShare(now), workingShare(before), rounding);
}
