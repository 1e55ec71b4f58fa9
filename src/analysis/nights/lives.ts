import Fraction from 'fraction.js';
import { dayNumber } from '../../days.ts';
import type { Pack } from '../../rules/pack.ts';
import { allParts, expressionsOf, membersOf } from '../../rules/walk.ts';
import { clockworkOf } from '../../zoning/clocks/clockwork.ts';
import { allNamesIn } from '../conditions.ts';
import { firstDay } from '../examples/calendar.ts';
import type { ListedRow } from '../examples/example.ts';
import { valuedAt } from '../examples/judged.ts';
import { tried } from '../examples/make.ts';
import { and } from '../solver/index.ts';
import type { World } from '../world/world.ts';
import { type RowKind, rowKinds } from './kinds.ts';
import { type DatedRow, type Life, type Nights, reportedColumns } from './life.ts';

/** What lives are made of: all of it taken from what a pack's conditions ask. */
export interface Matter {
  readonly pack: Pack;
  readonly nights: Nights;
  readonly kinds: readonly RowKind[];
  /** The limits in its conditions, and the numbers next to them. */
  readonly numbers: readonly number[];
  readonly columns: readonly string[];
  /** What is reported by column where every tier can be left. */
  readonly released: ReadonlyMap<string, number>;
}

/** As long as any window or clock reaches; so much before the first night and a while after it are lived through. */
const LONGEST = 35;
/** More rows in a day than this are not tried. */
const MOST_ROWS = 60;

export function matterOf(world: World): Matter {
  const { pack } = world;
  const reach = Math.min(reachOf(pack), LONGEST);
  const first = dayNumber(firstDay(pack));
  const limits = expressionsOf(pack)
    .flatMap(allParts)
    .flatMap((part) => (part.kind === 'number' ? [part.value] : []));
  const around = limits.flatMap((limit) => [limit - 1, limit, limit + 1]);
  return {
    pack,
    nights: { begin: first - reach, first, last: first + 2 * reach + 3 },
    kinds: rowKinds(world),
    numbers: [...new Set([0, 1, ...around])].filter((each) => each >= 0),
    columns: reportedColumns(pack),
    released: releasedReports(world),
  };
}

/** Reports with which all releases of a pack hold, if there are such. */
function releasedReports(world: World): Map<string, number> {
  const { pack, state } = world;
  const releases = pack.tiers.flatMap(({ release }) => release ?? []);
  const found = world.find(and(...releases.map((each) => state.truth(each, each.tree).yes)));
  if (releases.length === 0 || found.kind !== 'found') return new Map();
  const { indicators } = valuedAt(world, state, tried(world, found).point);
  const read = new Set(releases.flatMap(({ tree }) => [...allNamesIn(pack, tree)]));
  return new Map(
    pack.indicators.flatMap((each): [string, number][] => {
      const value = indicators.get(each.name);
      const isReport = 'column' in each && each.table === 'metrics' && read.has(each.name);
      return isReport && value instanceof Fraction ? [[each.column, value.valueOf()]] : [];
    }),
  );
}

/** Days that the longest window, stay or count of evaluations spans. */
function reachOf(pack: Pack): number {
  const windows = pack.indicators.flatMap((each) =>
    'window' in each && each.window.kind === 'days' ? [each.window.days + each.window.lag] : [],
  );
  const interval = pack.evaluatedOn === undefined ? 1 : 7;
  const clocks = clockworkOf(pack).clocks.flatMap(({ tighten, loosen }) => [
    loosen.minStayDays,
    ...[tighten.after, loosen.after].map(({ count, kind }) => (kind === 'days' ? count : count * interval)),
  ]);
  return Math.max(...windows, ...clocks, interval);
}

/** Numbers between 0 and 1 in an order that is always the same: a finding has the same example every time. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Roll = () => number;

/** A life made by chance: a few bursts of rows, reports that change a few times, and one row more. */
export function lifeOf(matter: Matter, roll: Roll): Life | undefined {
  const { kinds, nights, columns, pack } = matter;
  if (kinds.length === 0) return undefined;
  const rows: DatedRow[] = [];
  const around = dayIn(nights, undefined, roll);
  for (let bursts = Math.floor(roll() * 4); bursts > 0; bursts--)
    rows.push(...burst(matter, rows, around, roll));
  const kind = pick(kinds, roll);
  const beside = rows.length > 0 && roll() < 0.5 ? pick(rows, roll).day : dayIn(nights, around, roll);
  const more = kind.row(beside, cellsOf(matter, kind, roll));
  if (isTaken(rows, more)) return undefined;
  return {
    rows,
    more,
    reports: lifeReports(matter, columns, roll),
    members: membersIn(pack, matter.numbers, roll),
  };
}

function pick<Of>(list: readonly [Of, ...Of[]] | readonly Of[], roll: Roll): Of {
  const found = list[Math.floor(roll() * list.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

/** A day on which rows still matter: next to another one, or not too long before the first night. */
function dayIn({ begin, last }: Nights, around: number | undefined, roll: Roll): number {
  if (around !== undefined && roll() < 0.5) return around + Math.floor(roll() * 3) - 1;
  return begin + Math.floor(roll() * (last - begin) * 0.75);
}

/** Rows of one kind on one day, all in one group or each on its own. */
function burst(matter: Matter, before: readonly DatedRow[], around: number, roll: Roll): DatedRow[] {
  const kind = pick(matter.kinds, roll);
  const day = dayIn(matter.nights, around, roll);
  const cells = cellsOf(matter, kind, roll);
  const count = Math.min(Math.ceil(pick([1, 1, ...matter.numbers], roll)), MOST_ROWS);
  const isOne = kind.table.table === 'counts';
  const row = kind.row(day, cells);
  return isTaken(before, row) ? [] : new Array<DatedRow>(isOne ? 1 : count).fill(row);
}

/** An area has one row of counts a day. */
function isTaken(rows: readonly DatedRow[], row: DatedRow): boolean {
  return row.table === 'counts' && rows.some(({ table, day }) => table === 'counts' && day === row.day);
}

function cellsOf({ numbers }: Matter, { groups, sums }: RowKind, roll: Roll): ListedRow {
  return Object.fromEntries([
    ...groups.map((name) => [name, pick(['', 'k1', 'k2'], roll)] as const),
    ...sums.map((name) => [name, String(pick(numbers, roll))] as const),
  ]);
}

/** What is reported by column; in every other life tiers can be left, but for a stretch of days in one of its columns. */
function lifeReports(matter: Matter, columns: readonly string[], roll: Roll): Life['reports'] {
  const isOpen = roll() < 0.5;
  return new Map(
    columns.map((column) => {
      const level = isOpen ? matter.released.get(column) : undefined;
      return [column, reportsOf(matter, column, level, roll)];
    }),
  );
}

/** What is reported of a column: a level with a stretch of another one, or nothing but on a day or two. */
function reportsOf(
  { pack, nights, numbers }: Matter,
  column: string,
  level: number | undefined,
  roll: Roll,
): (number | null)[] {
  const length = nights.last - nights.begin + 1;
  const isRare = pack.indicators.every(
    (each) => !('column' in each) || each.column !== column || each.missing === 'zero',
  );
  const quiet = level ?? (isRare && roll() < 0.7 ? null : pick(numbers, roll));
  const days = new Array<number | null>(length).fill(quiet);
  for (let changes = Math.floor(roll() * (level === undefined ? 3 : 2)); changes > 0; changes--) {
    const from = Math.floor(roll() * length);
    const long = roll() < 0.5 ? 1 : Math.ceil(roll() * 14);
    days.fill(pick(numbers, roll), from, from + long);
  }
  return days;
}

/** Attributes and context: numbers near a limit or large, texts that conditions name. */
function membersIn(pack: Pack, numbers: readonly number[], roll: Roll): Life['members'] {
  const trees = expressionsOf(pack);
  const texts = trees
    .flatMap(allParts)
    .flatMap((part) => (part.kind === 'text' && part.type === 'text' ? [part.value] : []));
  const found = new Map<string, string | number | boolean>();
  for (const { scope, name, type } of trees.flatMap(membersOf)) {
    if (scope !== 'area' && scope !== 'context') continue;
    const full = `${scope}.${name}`;
    if (type === 'number') found.set(full, pick([100_000, ...numbers], roll));
    else if (type === 'boolean') found.set(full, roll() < 0.5);
    else found.set(full, pick(['other', ...texts], roll));
  }
  return found;
}
