import { addDays, type Day } from '../../days.ts';
import type { Pack } from '../../rules/pack.ts';
import type { OpeningRow, Openness } from '../../rules/standing.ts';
import type { Finding } from '../finding.ts';
import { and, type Formula, not } from '../solver/index.ts';
import type { World } from '../world/world.ts';

/** What an opening list says of a sector in a tier, on a day. */
interface Cell {
  readonly index: number;
  readonly row: OpeningRow;
  readonly rank: number;
  readonly openness: Openness;
}

/** A sector on a day; null is before the first day that the list names. */
interface Place {
  readonly sector: string;
  readonly day: Day | null;
}

/** Opening lists that are looser in a stricter tier, on any day and in any context that can be. */
export function openingFindings(world: World): Finding[] {
  const { opening = [] } = world.pack;
  const sectors = [...new Set(opening.flatMap((row) => row.sectors))];
  const days = [undefined, ...turningDays(opening)];
  const found = sectors.flatMap((sector) =>
    days.flatMap((day) => looserOn(world, { sector, day: day ?? null }, cellsOn(world.pack, sector, day))),
  );
  // On whatever day it shows first.
  const told = new Map(found.toReversed().map((finding) => [keyOf(finding), finding]));
  return [...told.values()].toReversed();
}

function keyOf({ evidence: _, ...finding }: Finding): string {
  return JSON.stringify(finding);
}

/** The days on which a row begins to hold, or no longer does. */
function turningDays(opening: readonly OpeningRow[]): Set<Day> {
  return new Set(
    opening.flatMap(({ inForce: { from, until } = {} }) => [
      ...(from === undefined ? [] : [from]),
      ...(until === undefined ? [] : [addDays(until, 1)]),
    ]),
  );
}

/** The cells of a sector that hold on a day, or, without one, before the first day that the list names. */
function cellsOn(pack: Pack, sector: string, day: Day | undefined): Cell[] {
  return [...(pack.opening ?? []).entries()].flatMap(([index, row]) => {
    const { from, until } = row.inForce ?? {};
    const begun = from === undefined || (day !== undefined && from <= day);
    const over = until !== undefined && day !== undefined && until < day;
    if (!row.sectors.includes(sector) || !begun || over) return [];
    return pack.tiers.flatMap(({ tier, unranked }, rank) => {
      const openness = row.tiers[tier];
      return openness === undefined || unranked ? [] : [{ index, row, rank, openness }];
    });
  });
}

/** For each cell the nearest milder tier that is less open, in a context in which both cells count. */
function looserOn(world: World, place: Place, cells: readonly Cell[]): Finding[] {
  return cells.flatMap((strict) => {
    const milder = cells
      .filter((each) => each.rank > strict.rank && ORDER[each.openness.state] < ORDER[strict.openness.state])
      .filter((each) => canMeet(world, strict, each, cells))
      .sort((a, b) => a.rank - b.rank);
    const inContexts = new Map(milder.toReversed().map((each) => [contextOf(strict, each), each]));
    return [...inContexts].map(([when, each]) => finding(world.pack, place, strict, each, when));
  });
}

const ORDER = { closed: 0, conditional: 1, open: 2 } as const;

/** The conditions under which both cells count; empty where neither has one. */
function contextOf(...cells: readonly Cell[]): string {
  return [...new Set(cells.flatMap(({ row }) => row.when?.text ?? []))].join(' && ');
}

/** Whether there is a context in which both cells are what the list says. Where the context is unknown, those without one are. */
function canMeet(world: World, strict: Cell, milder: Cell, cells: readonly Cell[]): boolean {
  if (strict.row.when === undefined && milder.row.when === undefined) return true;
  return world.ask(and(counts(world, strict, cells), counts(world, milder, cells))).kind === 'found';
}

/** When a cell is the one that counts: its condition is true, and that of no row before it; rows without one come last. */
function counts({ state }: World, cell: Cell, cells: readonly Cell[]): Formula {
  const holds = ({ row: { when } }: Cell): Formula => (when ? state.truth(when, when.tree).yes : and());
  const before = cells.filter(
    ({ row, rank, index }) =>
      rank === cell.rank && row.when !== undefined && (cell.row.when === undefined || index < cell.index),
  );
  return and(holds(cell), ...before.map((each) => not(holds(each))));
}

function finding({ tiers }: Pack, { sector, day }: Place, strict: Cell, milder: Cell, when: string): Finding {
  const [tier, other] = [tiers[strict.rank]?.tier ?? '', tiers[milder.rank]?.tier ?? ''];
  const isSaidInStrict = strict.row.when !== undefined || milder.row.when === undefined;
  const at = isSaidInStrict ? { index: strict.index, tier } : { index: milder.index, tier: other };
  const states = { state: strict.openness.state, other: milder.openness.state };
  return {
    code: when === '' ? 'opening-looser' : 'opening-looser-when',
    severity: 'warning',
    value: sector,
    with: { tier, milder: other, ...states, ...(when === '' ? {} : { when }) },
    where: { file: 'measures', path: ['opening', at.index, 'tiers', at.tier] },
    examples: [],
    evidence: {
      kind: 'opening',
      sector,
      day,
      tiers: [
        { tier, state: strict.openness.state },
        { tier: other, state: milder.openness.state },
      ],
    },
  };
}
