import type { Day } from '../days.ts';
import { cellForbiddenBy } from '../rules/forbidding.ts';
import { holdsOn } from '../rules/in-force.ts';
import type { Pack } from '../rules/pack.ts';
import type { OpeningRow, Openness } from '../rules/standing.ts';
import type { ContextSeries } from '../workspace/workspace.ts';
import { isBroughtBy, whereItHolds } from './applying.ts';

/** What a row of an opening list says. */
export interface OpeningSaid {
  readonly openness: Openness;
  readonly row: OpeningRow;
}

/** Whether premises are open, as far as the standard says and is known. Nothing that is not said is ever open. */
export type Opening =
  | ({ readonly kind: 'said' } & OpeningSaid)
  /** The standard says nothing. */
  | { readonly kind: 'unsaid' }
  /** What it says depends on what is not known: all that it may be, null for nothing, the strictest first; none if not even that is known. */
  | { readonly kind: 'unknown'; readonly possible: readonly (OpeningSaid | null)[] };

type Listed = Pick<Pack, 'opening' | 'tiers' | 'forbids' | 'measures'>;

/** The sectors that the opening list of a pack names on a day, in the order in which it does. */
export function sectorsListed({ opening = [] }: Listed, day: Day): string[] {
  const holding = opening.filter(({ inForce = {} }) => holdsOn(inForce, day));
  return [...new Set(holding.flatMap(({ sectors }) => sectors))];
}

/** Whether premises of a sector are open where the tier may be any of several; of none, not even is known what it may be. */
export function openingInAny(
  pack: Listed,
  sector: string,
  tiers: readonly string[],
  day: Day,
  context: ContextSeries,
): Opening {
  return anyOpening(tiers.map((tier) => openingOf(pack, sector, tier, day, context)));
}

/**
 * Whether premises of a sector are open in a tier on a day: by the first row whose context is true, else by the one without.
 * A context that is unknown leaves it open which of them counts. That they are closed is not said where the standard itself
 * forbids closing them, nor conditions that a measure states which it forbids; and those measures alone are named that may
 * apply there on the day.
 */
export function openingOf(
  pack: Listed,
  sector: string,
  tier: string,
  day: Day,
  context: ContextSeries,
): Opening {
  const possible: OpeningSaid[] = [];
  for (const row of inOrder(pack.opening ?? [])) {
    const openness = Object.hasOwn(row.tiers, tier) ? row.tiers[tier] : undefined;
    if (openness === undefined || !row.sectors.includes(sector) || !holdsOn(row.inForce ?? {}, day)) continue;
    if (cellForbiddenBy(pack, sector, openness, tier, day) !== undefined) continue;
    const holds = whereItHolds(row, day, context)(0);
    if (holds === false) continue;
    possible.push({ openness: namingApplying(pack, openness, tier, day, context), row });
    if (holds === true) return oneOf(possible);
  }
  return oneOf([...possible, null]);
}

/** Conditions with those of their measures that apply in a tier on a day, or may. */
function namingApplying(
  pack: Listed,
  openness: Openness,
  tier: string,
  day: Day,
  context: ContextSeries,
): Openness {
  if (openness.state !== 'conditional') return openness;
  const applies = (id: string): boolean => {
    const measure = pack.measures.find((each) => each.id === id);
    return (
      measure !== undefined &&
      isBroughtBy(pack, measure, tier, day) &&
      whereItHolds(measure, day, context)(0) !== false
    );
  };
  return { ...openness, measures: openness.measures.filter(applies) };
}

/** Which of several is the case is not known. */
export function anyOpening(openings: readonly Opening[]): Opening {
  if (openings.length === 0 || openings.some(isDark)) return NOTHING_KNOWN;
  return oneOf(openings.flatMap(possibleOf));
}

/** The strictest of several that all hold; what the standard does not say lets the others decide. */
export function strictestOpening(openings: readonly Opening[]): Opening {
  if (openings.some(isDark)) return NOTHING_KNOWN;
  let found: Opening = { kind: 'unsaid' };
  for (const each of openings)
    found = oneOf(
      possibleOf(found).flatMap((one) =>
        possibleOf(each).map((other) => (strictness(one) >= strictness(other) ? one : other)),
      ),
    );
  return found;
}

/** Of which not even is known what it may be. */
export const NOTHING_KNOWN: Opening = { kind: 'unknown', possible: [] };

function isDark(opening: Opening): boolean {
  return opening.kind === 'unknown' && opening.possible.length === 0;
}

/** Everything it may be. */
function possibleOf(opening: Opening): readonly (OpeningSaid | null)[] {
  switch (opening.kind) {
    case 'said':
      return [opening];
    case 'unsaid':
      return [null];
    case 'unknown':
      return opening.possible;
  }
}

/** Rows with a context go before those without. */
function inOrder(rows: readonly OpeningRow[]): OpeningRow[] {
  return [...rows.filter(({ when }) => when !== undefined), ...rows.filter(({ when }) => when === undefined)];
}

/** One thing said, if all that is possible says the same. */
function oneOf(possible: readonly (OpeningSaid | null)[]): Opening {
  const different = new Map<string, OpeningSaid | null>();
  for (const each of possible) {
    const key = JSON.stringify(each?.openness ?? null);
    if (!different.has(key))
      different.set(key, each === null ? null : { openness: each.openness, row: each.row });
  }
  const sorted = [...different.values()].sort((a, b) => strictness(b) - strictness(a));
  const [only] = sorted;
  if (sorted.length > 1) return { kind: 'unknown', possible: sorted };
  return only === null || only === undefined ? { kind: 'unsaid' } : { kind: 'said', ...only };
}

const STRICTNESS = { closed: 3, conditional: 2, open: 1 } as const;

function strictness(said: OpeningSaid | null): number {
  return said === null ? 0 : STRICTNESS[said.openness.state];
}
