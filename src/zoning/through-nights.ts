import { type Day, daysFrom, earlierOf } from '../days.ts';
import type { Judgement } from '../judging/judge.ts';
import { type AllStates, allRows, byRow } from './all-states.ts';
import { type Around, lookAround } from './around.ts';
import type { AtWork } from './at-work.ts';
import { looksElsewhere } from './demands.ts';
import type { Among } from './eventful.ts';
import { nextNight, type OverNight } from './next-night.ts';
import { judgeDays, judgedBy, type Members, rowIndicators } from './night.ts';
import { previousMembers, readsPrevious } from './previous.ts';
import { isDue } from './schedule.ts';
import { tonightAmong } from './tonight-among.ts';

/** Nights that follow one another, all judged by one pack. */
export interface Nights {
  readonly first: Day;
  readonly last: Day;
  /** Rows and decisions dated later are not known; by default the last night. */
  readonly knownOn?: Day;
  /** What is judged of all areas as of the last night (or as of `knownOn`), where that is there already. */
  readonly judged?: Judgement;
  /** All areas on all of these nights, where they are looked at already. */
  readonly around?: Around;
  /** The areas that may do anything on these nights, where not all have to be judged: what is judged has a row for each of them. */
  readonly among?: Among;
}

/** Numbers held at a time while several nights are counted together. */
const AT_A_TIME = 30_000_000;

/** Whoever goes through nights among some areas may not need them all. */
const NIGHTS_AT_A_TIME = 12;

/** Goes through nights one after the other, with all areas at once; through tonight alone with those that may do anything. */
export async function* throughNights(
  work: AtWork,
  start: AllStates,
  nights: Nights,
): AsyncGenerator<OverNight, void, undefined> {
  const known = nights.knownOn ?? nights.last;
  const judged = nights.judged ?? nights.around?.judgedOn(known) ?? (await judgedAsOf(work, known));
  const isTonight = nights.first === nights.last && nights.first === known && nights.among === undefined;
  const tonight = isTonight ? tonightAmong(work, start, known, judged) : undefined;
  if (tonight !== undefined) yield tonight;
  else yield* oneByOne(work, start, { ...nights, known, judged });
}

async function* oneByOne(
  work: AtWork,
  start: AllStates,
  nights: Nights & { readonly known: Day; readonly judged: Judgement },
): AsyncGenerator<OverNight, void, undefined> {
  const { bench } = work;
  const isJudged = (day: Day): boolean =>
    isDue(bench.pack, day) || bench.pack.tiers.some(({ residual }) => residual);
  const looksBack = readsPrevious(bench.pack);
  // What was counted of the last night serves again, whatever was published before it.
  const needsLooking = looksBack && looksElsewhere(bench.pack);
  const { among, known, judged } = nights;
  const positions = among?.positions ?? everyPosition(bench);
  let states = byRow(start, among ?? allRows(bench.areas));
  const atATime = among === undefined ? undefined : NIGHTS_AT_A_TIME;
  for (const days of stretches(work, positions.length, daysFrom(nights.first, nights.last), atATime)) {
    const wanted = days.filter((day) => isJudged(day) && (day !== known || needsLooking));
    const around = nights.around ?? (await lookedAround(bench, wanted, { known, positions, judged }));
    for (const day of days) {
      const before = states;
      const more = looksBack ? previousMembers(bench.pack, before, day) : undefined;
      const there =
        day === known && !needsLooking ? again(bench, judged, day, more) : around?.judgedOn(day, more);
      const judgement = isJudged(day) ? there : undefined;
      states = nextNight(work, before, { day, judgement, knownOn: earlierOf(day, known), among });
      yield { day, before, states, judgement };
    }
  }
}

/** What there is to look at on some days; nothing on none. */
async function lookedAround(
  bench: AtWork['bench'],
  days: readonly Day[],
  at: { readonly known: Day; readonly positions: readonly number[]; readonly judged: Judgement },
): Promise<Around | undefined> {
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return undefined;
  return lookAround(bench, { from, to }, at.known, at.positions, at.judged);
}

const positionsOf = new WeakMap<AtWork['bench']['root'], readonly number[]>();

/** Every position; of a nation they are many, and listed once for all nights. */
function everyPosition({ areas, root }: AtWork['bench']): readonly number[] {
  const positions = positionsOf.get(root) ?? Array.from({ length: areas }, (_, position) => position);
  positionsOf.set(root, positions);
  return positions;
}

/** What was judged of a night; once more by the same counts where that reads the tiers published before. */
function again(bench: AtWork['bench'], judged: Judgement, day: Day, more: Members | undefined): Judgement {
  return more === undefined ? judged : judgedBy(bench, judged, day, more);
}

async function judgedAsOf({ bench }: AtWork, day: Day): Promise<Judgement> {
  const judged = (await judgeDays(bench, [day], day)).get(day);
  if (judged === undefined) throw new RangeError('the night was not judged');
  return judged;
}

/** Days in stretches that are counted together. */
function stretches({ bench }: AtWork, areas: number, days: readonly Day[], most = days.length): Day[][] {
  const numbers = areas * Math.max(1, rowIndicators(bench.pack).length);
  const length = Math.max(1, Math.min(most, Math.floor(AT_A_TIME / numbers)));
  return Array.from({ length: Math.ceil(days.length / length) }, (_, i) =>
    days.slice(i * length, (i + 1) * length),
  );
}
