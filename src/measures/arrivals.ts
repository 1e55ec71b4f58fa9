import { addDays, type Day } from '../days.ts';
import type { Listing, OriginNode } from '../inputs/origins.ts';
import { forbiddenBy } from '../rules/forbidding.ts';
import { holdsOn } from '../rules/in-force.ts';
import type { Measure, Pack } from '../rules/pack.ts';
import type { Arrival, IsolationPlace } from '../rules/standing.ts';
import type { ContextSeries } from '../workspace/workspace.ts';
import { ANYWHERE, whereItHolds } from './applying.ts';

/** When somebody left a place and came here. */
export interface Journey {
  readonly left: Day;
  readonly arrived: Day;
}

/** What somebody who arrives meets, with its days. */
export interface ArrivalMeasure {
  readonly arrival: Arrival;
  readonly measure: Measure;
  /** The stages of isolation, one after the other, each from its first to its last day. */
  readonly isolation: readonly Stage[];
  readonly monitoring: Days | null;
  readonly tests:
    | { readonly kind: 'days'; readonly days: readonly { readonly day: number; readonly date: Day }[] }
    | {
        readonly kind: 'times';
        readonly times: number;
        readonly by: Day;
        readonly hoursBetween: number | null;
      }
    | null;
}

export interface Days {
  readonly from: Day;
  readonly to: Day;
}

export interface Stage extends Days {
  readonly days: number;
  /** Any of these, the one to prefer first; none where the standard does not say. */
  readonly places: readonly IsolationPlace[];
}

/** What is met by those who were in some of the places asked about. */
export interface Branch {
  /** Nodes of the origins; the place asked about itself stands for all of it that no other branch names. */
  readonly places: readonly number[];
  /** Null where the standard has nothing for them. */
  readonly met: ArrivalMeasure | null;
  /** The listed place that brings it, with its tier; null where none does. */
  readonly by: Listing | null;
}

/** What is met by those whom a rule names in words, whoever that is. */
export interface ForSome {
  readonly met: ArrivalMeasure;
  /** The listed place that brings it; null where the rule asks for none. */
  readonly by: Listing | null;
}

/** Places elsewhere, as far as rules for arrivals ask. */
export interface Elsewhere {
  readonly nodes: readonly OriginNode[];
  readonly listings: readonly Listing[];
}

/**
 * What people from a place meet, whoever they are. Where it is larger than what is listed in it, or than the surroundings for which a rule
 * holds, there is a branch for each part with rules of its own.
 *
 * @param place a node of the origins; undefined where it is none, nor lies around one
 */
export function arrivalsFrom(
  pack: Pack,
  { nodes, listings }: Elsewhere,
  place: number | undefined,
  journey: Journey,
  context: ContextSeries,
): Branch[] {
  if (place === undefined) return [];
  const rules = rulesFor(pack, journey, context).filter(({ who }) => who === undefined);
  const reaches = listings
    .filter((listing) => isListedFor(listing, journey))
    .flatMap((listing) => reachesOf(listing, rules, nodes));
  const spots = new Set([
    place,
    ...reaches.map(({ node }) => node).filter((node) => isIn(nodes, node, place)),
  ]);
  const branches = new Map<string, { places: number[]; reach: Reach | undefined }>();
  for (const spot of spots) {
    const reach = bestFor(
      reaches.filter(({ node }) => isIn(nodes, spot, node)),
      nodes,
      pack,
    );
    const key = reach === undefined ? '' : `${pack.arrivals?.indexOf(reach.arrival)} ${reach.listing.tier}`;
    const branch = branches.get(key) ?? { places: [], reach };
    branches.set(key, branch);
    branch.places.push(spot);
  }
  const found = [...branches.values()].map(({ places, reach }) => ({
    places,
    met: reach === undefined ? null : metBy(pack, reach.arrival, journey),
    by: reach?.listing ?? null,
  }));
  // What is left of the place comes last.
  const order = ({ places, by, met }: Branch): number =>
    (places.includes(place) ? 2 * pack.tiers.length + 2 : 0) +
    2 * severity(pack, by) +
    (met?.arrival.scope === undefined ? 0 : 1);
  return found.sort((a, b) => order(a) - order(b));
}

/** A rule with the part of elsewhere for which a listed place brings it. */
interface Reach {
  readonly arrival: Arrival;
  readonly listing: Listing;
  readonly node: number;
}

function reachesOf(listing: Listing, rules: readonly Arrival[], nodes: readonly OriginNode[]): Reach[] {
  return rules.flatMap((arrival): Reach[] => {
    const { origin, scope } = arrival;
    if (!origin.includes(listing.tier)) return [];
    const node = scope === undefined ? listing.at : ancestorAt(nodes, listing.at, scope);
    return node === undefined ? [] : [{ arrival, listing, node }];
  });
}

/** Whether a place was listed at any time from the day somebody left to the day they arrived. */
export function isListedFor({ from, until }: Listing, { left, arrived }: Journey): boolean {
  return from <= arrived && (until === null || until >= left);
}

/**
 * What the rules that say in words whom they are for ask of people from a place, each once: those that ask for no tier of it,
 * and those for a tier that some place there or around it is in.
 */
export function metBySome(
  pack: Pack,
  { nodes, listings }: Elsewhere,
  place: number | undefined,
  journey: Journey,
  context: ContextSeries,
): ForSome[] {
  const active = listings.filter((listing) => isListedFor(listing, journey));
  const bringing = (arrival: Arrival): Listing | undefined => {
    if (place === undefined) return undefined;
    const reaches = active
      .flatMap((listing) => reachesOf(listing, [arrival], nodes))
      .filter(({ node }) => isIn(nodes, place, node) || isIn(nodes, node, place));
    return bestFor(reaches, nodes, pack)?.listing;
  };
  return rulesFor(pack, journey, context).flatMap((arrival): ForSome[] => {
    if (arrival.who === undefined) return [];
    const met = metBy(pack, arrival, journey);
    const by = bringing(arrival) ?? null;
    return met === null || (by === null && arrival.origin.length > 0) ? [] : [{ met, by }];
  });
}

/**
 * The rules for a journey: they and their measures are in force when somebody arrives, who left no longer ago than the rule
 * looks back; and the standard does not forbid the measure wherever it may be taken.
 */
export function rulesFor(pack: Pack, journey: Journey, context: ContextSeries): Arrival[] {
  const { arrived } = journey;
  return (pack.arrivals ?? []).filter((arrival) => {
    const measure = measureOf(pack, arrival);
    if (measure === undefined || !isFor(arrival, measure, journey)) return false;
    if (whereItHolds(measure, arrived, context, ANYWHERE)(0) === false) return false;
    return measure.tiers.some((tier) => forbiddenBy(pack, measure, tier, arrived) === undefined);
  });
}

/** Whether a rule and its measure are in force when somebody arrives, and they left no longer ago than it looks back. */
export function isFor(
  { lookBackDays, inForce = {} }: Arrival,
  measure: Measure,
  { left, arrived }: Journey,
): boolean {
  const isLongAgo = lookBackDays !== undefined && left < addDays(arrived, -lookBackDays);
  return !isLongAgo && holdsOn(inForce, arrived) && holdsOn(measure.inForce ?? {}, arrived);
}

/** The measure that a rule for arrivals brings. */
export function measureOf({ measures }: Pick<Pack, 'measures'>, arrival: Arrival): Measure | undefined {
  return measures.find(({ id }) => id === arrival.measure);
}

/** Of the rules that reach a place: one for the listed place itself before one for what is around it, then the smaller surroundings, then the more severe tier. */
function bestFor(reaches: readonly Reach[], nodes: readonly OriginNode[], pack: Pack): Reach | undefined {
  const order = ({ arrival, listing, node }: Reach): readonly number[] => [
    arrival.scope === undefined ? 0 : 1,
    arrival.scope === undefined ? 0 : -depth(nodes, node),
    severity(pack, listing),
  ];
  return reaches.toSorted((a, b) => {
    const [one, other] = [order(a), order(b)];
    const at = one.findIndex((value, i) => value !== other[i]);
    return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
  })[0];
}

/** The rank of a listed tier; what is not of the pack, or not listed, comes last. */
function severity({ tiers }: Pack, listing: Listing | null): number {
  const rank = tiers.find(({ tier }) => tier === listing?.tier)?.rank;
  return rank ?? tiers.length;
}

function depth(nodes: readonly OriginNode[], node: number): number {
  const parent = nodes[node]?.parent ?? null;
  return parent === null ? 0 : depth(nodes, parent) + 1;
}

/** Whether a place is another or lies in it. */
function isIn(nodes: readonly OriginNode[], inner: number, outer: number): boolean {
  if (inner === outer) return true;
  const parent = nodes[inner]?.parent ?? null;
  return parent !== null && isIn(nodes, parent, outer);
}

function ancestorAt(nodes: readonly OriginNode[], at: number, level: string): number | undefined {
  const node = nodes[at];
  if (node?.level === level) return at;
  return node === undefined || node.parent === null ? undefined : ancestorAt(nodes, node.parent, level);
}

/**
 * A rule with its days. The day of leaving, or of arriving where days count from it or the standard does not say, is no whole
 * day: day 1 is the next one.
 */
export function metBy(pack: Pack, arrival: Arrival, { left, arrived }: Journey): ArrivalMeasure | null {
  const measure = measureOf(pack, arrival);
  if (measure === undefined) return null;
  const start = arrival.countedFrom === 'leaving' ? left : arrived;
  let end = start;
  const isolation = arrival.isolation.map(({ days, places }): Stage => {
    const from = addDays(end, 1);
    end = addDays(end, days);
    return { days, places, from, to: end };
  });
  const { monitoringDays, tests } = arrival;
  const monitoring =
    monitoringDays === undefined ? null : { from: addDays(end, 1), to: addDays(end, monitoringDays) };
  return { arrival, measure, isolation, monitoring, tests: testsOf(tests, start, arrived) };
}

function testsOf(tests: Arrival['tests'], start: Day, arrived: Day): ArrivalMeasure['tests'] {
  if (tests === undefined) return null;
  if (tests.kind === 'days')
    return { kind: 'days', days: tests.days.map((day) => ({ day, date: addDays(start, day) })) };
  const { times, withinDays, hoursBetween = null } = tests;
  return { kind: 'times', times, by: addDays(arrived, withinDays), hoursBetween };
}
