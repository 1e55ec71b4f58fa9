import type { Day } from '../days.ts';
import { spread } from '../judging/few.ts';
import type { Judgement } from '../judging/judge.ts';
import { defaultTier } from '../rules/pack.ts';
import { type AllStates, byRow } from './all-states.ts';
import type { Ancestors } from './ancestors.ts';
import type { AtWork } from './at-work.ts';
import { type Among, amongOf, areAlike, isInDefaultTier } from './eventful.ts';
import { nextNight, type OverNight } from './next-night.ts';
import { judgedAmong, rowIndicators } from './night.ts';
import { previousMembers, readsPrevious } from './previous.ts';

/**
 * The areas that may do anything tonight: of which something was counted, with a state of their own, or with decisions; and all
 * that lie in the same areas above, where the pack counts their tiers there. All others go the way of the one that stands for
 * them, if that is the quiet way. Undefined where areas differ in more than that.
 *
 * @param judged as of tonight
 */
function stirredTonight(
  { bench, book, workdays, ancestors }: AtWork,
  { quiet, own }: AllStates,
  { few, raw }: Judgement,
): Among | undefined {
  const { pack, areas } = bench;
  const normal = defaultTier(pack)?.rank;
  if (few === undefined || normal === undefined || raw[few.standsFor] !== normal) return undefined;
  if (!areAlike(pack) || pack.evaluatedOn !== undefined || !workdays.areAlike) return undefined;
  if (!isInDefaultTier(pack, quiet)) return undefined;
  const marks = new Uint8Array(areas);
  for (const positions of [few.apart, own.keys(), book.positions])
    for (const position of positions) marks[position] = 1;
  for (const above of ancestors.values()) markAround(above, marks);
  const standsFor = marks.indexOf(0);
  if (standsFor === -1) return undefined;
  marks[standsFor] = 1;
  const found: number[] = [];
  for (let at = marks.indexOf(1); at !== -1; at = marks.indexOf(1, at + 1)) found.push(at);
  return amongOf(found, standsFor);
}

/**
 * Goes through tonight with the areas that may do anything alone. Undefined where all have to.
 *
 * @param judged as of tonight
 */
export function tonightAmong(
  work: AtWork,
  start: AllStates,
  day: Day,
  judged: Judgement,
): OverNight | undefined {
  const among = stirredTonight(work, start, judged);
  if (among === undefined) return undefined;
  const { pack, areas } = work.bench;
  const before = byRow(start, among);
  const more = readsPrevious(pack) ? previousMembers(pack, before, day) : undefined;
  const judgement = judgedAmong(work.bench, judged, day, among.positions, more);
  const states = nextNight(work, before, { day, judgement, knownOn: day, among });
  if (states.kinds[among.rowOf(among.standsFor)] !== 0) return undefined;
  // What was counted; what is worked out may go by the night before, of which that judgement knew nothing.
  const counted = new Set(rowIndicators(pack).map(({ name }) => name));
  const indicator = (name: string) => (counted.has(name) ? judged.indicators.get(name) : undefined);
  const all = spread(judgement, { rows: areas, indicator }, among.positions, among.standsFor);
  return { day, before, states, judgement: all };
}

/** Marks all areas that lie where a marked one does; and those that lie nowhere. */
function markAround({ of, count }: Ancestors, marks: Uint8Array): void {
  const stirred = new Uint8Array(count);
  for (let at = marks.indexOf(1); at !== -1; at = marks.indexOf(1, at + 1)) {
    const above = of[at] ?? -1;
    if (above !== -1) stirred[above] = 1;
  }
  for (let at = 0; at < marks.length; at++) {
    const above = of[at] ?? -1;
    if (above === -1 || stirred[above] === 1) marks[at] = 1;
  }
}
