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

/** Lives with one thing less to tell, the greatest simplification first. */
function simpler(life: Life): Life[] {
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

/** No reports at all, or a stretch of days like the one before or after it. */
function simplerReports(days: readonly (number | null)[]): (number | null)[][] {
  const none = days.map(() => null);
  const starts = days.flatMap((value, i) => (i > 0 && value !== days[i - 1] ? [i] : []));
  const stretches = starts.map((from, i) => ({ from, to: starts[i + 1] ?? days.length }));
  return [
    ...(days.some((value) => value !== null) ? [none] : []),
    ...stretches.map(({ from, to }) => [...days].fill(days[from - 1] ?? null, from, to)),
    ...starts.slice(0, 1).map((to) => [...days].fill(days[to] ?? null, 0, to)),
  ];
}
