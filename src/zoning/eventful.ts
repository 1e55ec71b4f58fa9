import { defaultClock } from '../counting/plan.ts';
import { withinTable } from '../counting/within.ts';
import { addDays, type Day, dayNumber } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { remembered } from '../engine/remembered.ts';
import { identifier } from '../engine/sql.ts';
import { placesTable, rowsTable } from '../inputs/tables.ts';
import type { RowIndicator } from '../rules/indicator.ts';
import { defaultTier, type Pack } from '../rules/pack.ts';
import { zonesUsed } from '../rules/zones.ts';
import type { AllStates, Rows } from './all-states.ts';
import type { AtWork } from './at-work.ts';
import { looksElsewhere } from './demands.ts';
import { readsItself } from './few-apart.ts';
import { rowIndicators } from './night.ts';
import type { AreaState } from './publish.ts';

/** Some areas of a level among which nights are gone through, and their rows in what is judged then. */
export interface Among extends Rows {
  readonly positions: readonly number[];
  /** One of them that stands for all areas that are not among them. */
  readonly standsFor: number;
}

/**
 * The areas that may do anything on the nights after one on which nothing new happens: those with a state of their own, those
 * that decisions act on, and those of which rows that can still count speak. All others go the way of the one that stands for
 * them, so long as that one stays in the default tier. Undefined where areas differ in more than that.
 *
 * @param knownOn rows dated later are not known
 */
export async function eventful(
  { bench, book, workdays }: Pick<AtWork, 'bench' | 'book' | 'workdays'>,
  { quiet, own }: AllStates,
  knownOn: Day,
): Promise<Among | undefined> {
  const { engine, pack, areas, root } = bench;
  if (!areAlike(pack) || root.covered.size > 0 || !workdays.areAlike) return undefined;
  if (!isInDefaultTier(pack, quiet)) return undefined;
  const wanted = new Set([...own.keys(), ...book.positions]);
  const indicators = rowIndicators(pack);
  for (const table of new Set(indicators.map((indicator) => indicator.table))) {
    const from = firstThatCounts(indicators, table, knownOn);
    const { positions, first, last } = await spanOf(engine, pack.level, table);
    const [until, since] = [dayNumber(knownOn), from === undefined ? -Infinity : dayNumber(from)];
    positions.forEach((position, i) => {
      if ((first[i] ?? 0) <= until && (last[i] ?? 0) >= since) wanted.add(position);
    });
  }
  const standsFor = firstOutside(wanted, areas);
  return standsFor === undefined ? undefined : amongOf([...wanted, standsFor], standsFor);
}

/** Those areas, in their order. */
export function amongOf(positions: readonly number[], standsFor: number): Among {
  const sorted = [...positions].sort((a, b) => a - b);
  const rows = new Map(sorted.map((position, row) => [position, row]));
  return {
    positions: sorted,
    count: sorted.length,
    positionAt: (row) => sorted[row] ?? -1,
    rowOf: (position) => rows.get(position) ?? -1,
    standsFor,
  };
}

function firstOutside(wanted: ReadonlySet<number>, areas: number): number | undefined {
  for (let position = 0; position < areas; position++) if (!wanted.has(position)) return position;
  return undefined;
}

const alike = new WeakMap<Pack, boolean>();

/**
 * Whether areas without rows, states and decisions of their own are all judged the same: nothing is read of the area itself or
 * of others, and tiers that count zones count none that such areas are in.
 */
export function areAlike(pack: Pack): boolean {
  const known = alike.get(pack);
  if (known !== undefined) return known;
  const normal = defaultTier(pack)?.tier;
  const quietTiers = pack.tiers.flatMap(({ tier, residual }) => (residual || tier === normal ? [tier] : []));
  const counted = pack.tiers.flatMap(({ rule }) => zonesUsed(rule)).flatMap(({ tiers }) => tiers);
  const found =
    !looksElsewhere(pack) && !readsItself(pack) && !counted.some((tier) => quietTiers.includes(tier));
  alike.set(pack, found);
  return found;
}

/** Whether quiet areas are in the default tier already: they may begin in another, or be left in one by the pack before. */
export function isInDefaultTier(pack: Pack, quiet: AreaState | undefined): boolean {
  const normal = defaultTier(pack)?.rank;
  return normal !== undefined && quiet?.rank === normal && quiet.rules.rank === normal;
}

/** From which day on rows of a table count for any night after one; undefined where the oldest do. */
function firstThatCounts(indicators: readonly RowIndicator[], table: string, day: Day): Day | undefined {
  let longest = 0;
  for (const { table: of, window, clock } of indicators) {
    if (of !== table) continue;
    if (window.kind !== 'days' || clock !== defaultClock(table)) return undefined;
    longest = Math.max(longest, window.days + window.lag);
  }
  return addDays(day, -longest);
}

/** The areas of which rows of a table speak, by position, and the first and last day of these. */
interface TableSpan {
  readonly positions: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
}

const spans = remembered<TableSpan>();

function spanOf(engine: Engine, level: string, table: string): Promise<TableSpan> {
  return spans(engine, JSON.stringify([level, table]), async () => {
    const day = identifier(defaultClock(table));
    const ends = `min(r.${day}) AS first, max(r.${day}) AS last`;
    const areas =
      table === 'visits'
        ? `SELECT r.area AS area, ${ends} FROM visits r GROUP BY r.area`
        : `SELECT p.area AS area, d.first, d.last FROM (SELECT r._place, ${ends} FROM ${rowsTable({ table })} r GROUP BY r._place) d
            JOIN ${placesTable({ table })} p ON p._place = d._place`;
    const number = (column: string): string => `CAST(${column} - DATE '1970-01-01' AS INTEGER)`;
    const [positions = new Int32Array(), first = new Int32Array(), last = new Int32Array()] =
      await engine.integers(`SELECT w.position, ${number('min(a.first)')}, ${number('max(a.last)')}
        FROM (${areas}) a JOIN ${withinTable(level)} w ON w.area = a.area WHERE a.first IS NOT NULL GROUP BY w.position`);
    return { positions, first, last };
  });
}
