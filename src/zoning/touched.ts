import { withinTable } from '../counting/within.ts';
import { identifier } from '../engine/sql.ts';
import { expressionsOf, membersOf } from '../rules/walk.ts';
import { type Bench, rowIndicators } from './night.ts';

/**
 * Positions of the areas whose raw tier may ever have been another than tonight's, because some row speaks of them; all
 * areas where the rules read more than rows of the area itself.
 */
export async function touchedAreas(bench: Bench): Promise<number[]> {
  const { engine, pack, areas } = bench;
  const indicators = rowIndicators(pack);
  const readsMore =
    indicators.length < pack.indicators.filter(({ kind }) => kind !== 'expr').length ||
    expressionsOf(pack).some((tree) => membersOf(tree).some(({ scope }) => scope !== 'area'));
  if (readsMore) return Array.from({ length: areas }, (_, position) => position);
  const touched = new Set<number>();
  for (const table of new Set(indicators.map((indicator) => indicator.table))) {
    const found = await engine.columns(
      `SELECT DISTINCT w.position AS position FROM ${identifier(table)} r JOIN ${withinTable(pack.level)} w ON w.area = r.area`,
    );
    for (const position of found['position'] ?? []) touched.add(Number(position));
  }
  return [...touched].sort((a, b) => a - b);
}
