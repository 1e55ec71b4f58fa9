import { addDays, type Day, daysBetween } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import type { Expression } from '../rules/expression.ts';
import { isPlace } from '../rules/expressions/places.ts';
import type { Indicator, PastIndicator } from '../rules/indicator.ts';
import type { Pack } from '../rules/pack.ts';
import { expressionOf, expressionsOf, membersOf, namesOf } from '../rules/walk.ts';
import { type OpenSet, type PlaceSet, peersOf, reachFrom } from './place-set.ts';

/** Whether judging a pack takes more than the areas judged on the day judged: others, or days before. */
export function looksElsewhere(pack: Pack): boolean {
  return (
    pack.indicators.some(({ kind }) => kind === 'past' || kind === 'rank') ||
    expressionsOf(pack).some((tree) => membersOf(tree).some(({ scope }) => isPlace(scope)))
  );
}

/** Opens every set of areas that the areas of a set look at, directly or by way of others. */
export async function openReaches(
  engine: Engine,
  openSet: OpenSet,
  pack: Pack,
  root: PlaceSet,
): Promise<void> {
  const visited = new Set<string>();
  const visit = async (set: PlaceSet, name: string): Promise<void> => {
    const at = `${set.key} ${name}`;
    const indicator = indicatorOf(pack, name);
    if (visited.has(at) || indicator === undefined) return;
    visited.add(at);
    if (indicator.kind === 'rank')
      await visit((await peersOf(engine, openSet, set, indicator.among)).to, indicator.of);
    const tree = expressionOf(indicator);
    if (tree !== undefined) await visitAll(set, tree);
  };
  const visitAll = async (set: PlaceSet, tree: Expression): Promise<void> => {
    for (const name of namesOf(tree)) await visit(set, name);
    for (const { scope, name } of placesIn(tree))
      await visit((await reachFrom(engine, openSet, set, scope)).to, name);
  };
  for (const { name } of pack.indicators) await visit(root, name);
  for (const tree of expressionsOf(pack)) await visitAll(root, tree);
}

/** For each set of areas the indicators wanted, each with its days. */
export type Demands = ReadonlyMap<PlaceSet, ReadonlyMap<string, ReadonlySet<Day>>>;

/**
 * Everything that has to be known to judge the areas of a set as of some days.
 *
 * @param firstDay where the past begins for a window without a beginning
 */
export function demandsOf(pack: Pack, root: PlaceSet, days: readonly Day[], firstDay: Day): Demands {
  const demands = new Map<PlaceSet, Map<string, Set<Day>>>();
  const visit = (set: PlaceSet, name: string, wanted: readonly Day[]): void => {
    const indicator = indicatorOf(pack, name);
    if (indicator === undefined) return;
    const byName = demands.get(set) ?? new Map<string, Set<Day>>();
    demands.set(set, byName);
    const known = byName.get(name) ?? new Set<Day>();
    byName.set(name, known);
    const more = wanted.filter((day) => !known.has(day));
    for (const day of more) known.add(day);
    if (more.length === 0) return;
    if (indicator.kind === 'rank') {
      const peers = set.reaches.get(`among ${indicator.among}`);
      if (peers !== undefined) visit(peers.to, indicator.of, more);
    }
    const tree = expressionOf(indicator);
    if (tree === undefined) return;
    const past = indicator.kind === 'past' ? daysOfAll(indicator, more, firstDay) : more;
    visitAll(set, tree, past);
  };
  const visitAll = (set: PlaceSet, tree: Expression, wanted: readonly Day[]): void => {
    for (const name of namesOf(tree)) visit(set, name, wanted);
    for (const { scope, name } of placesIn(tree)) {
      const reach = set.reaches.get(scope);
      if (reach !== undefined) visit(reach.to, name, wanted);
    }
  };
  for (const { name } of pack.indicators) visit(root, name, days);
  for (const tree of expressionsOf(pack)) if (!isPast(pack, tree)) visitAll(root, tree, days);
  return demands;
}

function isPast(pack: Pack, tree: Expression): boolean {
  return pack.indicators.some((indicator) => indicator.kind === 'past' && indicator.of.tree === tree);
}

function indicatorOf(pack: Pack, name: string): Indicator | undefined {
  return pack.indicators.find((indicator) => indicator.name === name);
}

function placesIn(tree: Expression): { readonly scope: string; readonly name: string }[] {
  return membersOf(tree).filter(({ scope }) => isPlace(scope));
}

function daysOfAll(indicator: PastIndicator, days: readonly Day[], firstDay: Day): Day[] {
  return [...new Set(days.flatMap((day) => pastDays(indicator, day, firstDay)))];
}

/** The days whose values an indicator of the past looks at, the newest first. */
export function pastDays({ window, every }: PastIndicator, day: Day, firstDay: Day): Day[] {
  const lag = window.kind === 'days' ? window.lag : 0;
  const end = addDays(day, -lag);
  const start =
    window.kind === 'days'
      ? addDays(end, 1 - window.days)
      : window.kind === 'since'
        ? window.since
        : firstDay;
  const count = Math.floor(daysBetween(start, end) / every) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, i) => addDays(end, -i * every));
}
