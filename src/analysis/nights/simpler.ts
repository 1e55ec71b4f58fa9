import type { Pack } from '../../rules/pack.ts';
import type { Life, Nights } from './life.ts';
import { type Lowered, loweredIn } from './through.ts';

/** A life as plain as it can be of which the row more still lowers the tier, in the same way. */
export function simplest(pack: Pack, lowered: Lowered, nights: Nights): Lowered {
  let best = lowered;
  for (;;) {
    const shorter = { ...nights, last: best.night };
    const found = loweredIn(pack, simpler(best.life), shorter).find(
      ({ left, from, to }) => left === best.left && from === best.from && to === best.to,
    );
    if (found === undefined) return best;
    best = found;
  }
}

/** Lives with less to tell, the greatest simplification first. */
function simpler(life: Life): Life[] {
  return variants(life).filter((each) => toTell(each) < toTell(life));
}

/** How much there is to tell of a life: rows, then reports, changes of what is reported, and large numbers. */
function toTell({ rows, reports }: Life): number {
  const columns = [...reports.values()];
  const known = columns.map((days) => days.flatMap((value) => value ?? []));
  const changes = columns.map((days) => days.filter((value, i) => i > 0 && value !== days[i - 1]).length);
  return (
    rows.length * 1e6 + sum(known.map(({ length }) => length)) * 1e3 + sum(changes) + sum(known.flat()) / 1e6
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function variants(life: Life): Life[] {
  const { rows, reports } = life;
  const days = [...new Set(rows.map(({ day }) => day))];
  return [
    ...days.map((day) => ({ ...life, rows: rows.filter((row) => row.day !== day) })),
    ...rows.map((_, i) => ({ ...life, rows: rows.toSpliced(i, 1) })),
    ...[...reports].flatMap(([column, days]) =>
      simplerReports(days).map((each) => ({ ...life, reports: new Map([...reports, [column, each]]) })),
    ),
  ];
}

/** No reports at all; or a stretch of days like its neighbour, on its last or first day alone, or with a small number. */
function simplerReports(days: readonly (number | null)[]): (number | null)[][] {
  const starts = days.flatMap((value, i) => (i === 0 || value !== days[i - 1] ? [i] : []));
  const stretches = starts.map((from, i) => ({ from, to: starts[i + 1] ?? days.length }));
  const filled = (value: number | null, from: number, to: number): (number | null)[] =>
    [...days].fill(value, from, to);
  return [
    days.map(() => null),
    ...stretches.flatMap(({ from, to }) => [
      filled(null, from, to),
      filled(days[from - 1] ?? null, from, to),
      filled(days[to] ?? null, from, to),
      filled(null, from, to - 1),
      filled(null, from + 1, to),
      filled(null, Math.floor((from + to) / 2), to),
      filled(null, from, Math.floor((from + to) / 2)),
      filled(1, from, to),
    ]),
  ];
}
