import { addDays, type Day } from '../days.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { defaultTier } from '../rules/pack.ts';
import type { AllStates, StatesByRow } from './all-states.ts';
import type { Around } from './around.ts';
import { binding, type Evaluated } from './binding.ts';
import { type Ahead, type ComingChange, comingNights, comingNightsOfAll } from './coming-changes.ts';
import { comingDays, comingNightsEnd } from './coming-days.ts';
import { type Among, amongOf, eventful } from './eventful.ts';
import type { Judged } from './history.ts';
import { hasMemory } from './memory.ts';
import type { AreaState } from './publish.ts';
import { isDue } from './schedule.ts';
import { standstillOf } from './standstill.ts';
import { throughNights } from './through-nights.ts';
import type { StepDown } from './verdict.ts';

/**
 * What lies ahead of an area if nothing new happens: the first as-of day on which it is lowered, and what binds until then;
 * or, where none is known, the first evaluation that may lower it and goes by what is not known yet.
 */
export type Outlook =
  | { readonly step: StepDown; readonly unknownFrom?: never }
  | { readonly step?: never; readonly unknownFrom: Day };

/** What lies ahead of each area; nothing of those that are not lowered by the passing of time. */
export function nextStepsDown(
  judged: Judged,
  around: Around,
  states: ReadonlyMap<number, AreaState>,
): Map<number, Outlook> {
  const days = comingDays(judged, judged.book.decisions);
  const rawOn = rawOnDays(around, days);
  const ahead = new Map<number, Outlook>();
  for (const [position, state] of states) {
    const row = around.rowOf(position);
    if (row === undefined || state.rank === NO_TIER) continue;
    const area = { judged, around, position, row, start: state };
    const step = stepDown(area, days, rawOn);
    const unknownFrom = step === undefined ? days.find((day) => isOpen(area, day)) : undefined;
    if (step !== undefined) ahead.set(position, { step });
    else if (unknownFrom !== undefined) ahead.set(position, { unknownFrom });
  }
  return ahead;
}

/** Whether what is judged is unknown, and may be less severe than the tier an area is in. */
export function mayLower(
  { raw, atLeast }: Judgement,
  row: number,
  { rank }: Pick<AreaState, 'rank'>,
): boolean {
  return raw[row] === NO_TIER && (atLeast[row] ?? NO_TIER) > rank;
}

/** Whether a change leads below the tier that an area has tonight; tiers outside the order of severity lie nowhere. */
export function isLowering({ regime }: Judged, { rank }: AreaState, { state }: ComingChange): boolean {
  const { isUnranked } = regime.works;
  return rank !== NO_TIER && !isUnranked(rank) && state.rank > rank && !isUnranked(state.rank);
}

/** A change as results have it. */
export function asStep({ bench }: Judged, { on, state, because }: ComingChange): StepDown {
  return { tier: bench.pack.tiers[state.rank]?.tier ?? '', on, because };
}

function isOpen({ judged, around, row, start }: Ahead, day: Day): boolean {
  return isDue(judged.bench.pack, day) && mayLower(around.judgedOn(day), row, start);
}

/** The raw tiers of all areas on one of the nights, by its place among them. */
type RawOn = (day: number) => Int8Array;

/** Each night is judged when it is first asked for. */
function rawOnDays(around: Around, days: readonly Day[]): RawOn {
  const looked: Int8Array[] = [];
  return (i) => {
    const raw = looked[i] ?? around.judgedOn(days[i] ?? '').raw;
    looked[i] = raw;
    return raw;
  };
}

function stepDown(area: Ahead, days: readonly Day[], rawOn: RawOn): StepDown | undefined {
  const { judged, position, row, start } = area;
  const lowered = days.findIndex((_, i) => (rawOn(i)[row] ?? NO_TIER) > start.rank);
  if (!judged.book.knows(position) && lowered === -1) return undefined;
  if (goesByRules(judged, start, position)) return stepByRules(area, days, lowered);
  for (const { change } of comingNights(area, days))
    if (change !== undefined && isLowering(judged, start, change)) return asStep(judged, change);
  return undefined;
}

/** The step down of an area that is in the tier the rules say, on one of the days. */
function stepByRules(area: Ahead, days: readonly Day[], lowered: number): StepDown | undefined {
  const { judged, around, position, row, start } = area;
  const [eve, on] = [days[lowered - 1], days[lowered]];
  if (on === undefined) return undefined;
  const evaluated = (day: Day): Evaluated => ({
    day,
    judgement: around.judgedOn(day),
    row,
    state: undefined,
  });
  const tonight = { day: judged.asOf, judgement: judged.tonight, row: position, state: undefined };
  return {
    tier: judged.bench.pack.tiers[around.judgedOn(on).raw[row] ?? NO_TIER]?.tier ?? '',
    on,
    because: binding(judged, start, position, eve === undefined ? tonight : evaluated(eve), evaluated(on)),
  };
}

/**
 * Whether an area is in the tier of its rules tonight, and no decision ever acts on it: then it is lowered with its raw
 * tier, for an unknown one lowers nothing. The short way, for nearly all areas.
 */
function goesByRules({ book, bench, tonight }: Judged, start: AreaState, position: number): boolean {
  return (
    !book.knows(position) &&
    start.decision === null &&
    start.rank === tonight.raw[position] &&
    !hasMemory(bench.pack)
  );
}

/** The same for a pack whose tiers depend on earlier nights or other areas: all areas go through the coming nights. */
export async function nextStepsDownTogether(
  judged: Judged,
  all: AllStates,
  latest: Judgement,
  states: ReadonlyMap<number, AreaState>,
): Promise<Map<number, Outlook>> {
  const { asOf, regime, book } = judged;
  const ahead = new Map<number, Outlook>();
  const open = new Map(
    [...states].filter(([, { rank }]) => rank !== NO_TIER && !regime.works.isUnranked(rank)),
  );
  if (open.size === 0) return ahead;
  const last = comingDays(judged, book.decisions).at(-1) ?? asOf;
  const among = await quietlyAmong(judged, all, latest, last);
  const positionAt = (row: number): number => among?.positionAt(row) ?? row;
  const isOver = atAStandstill(judged, among);
  for await (const night of comingNightsOfAll(judged, all, latest, open, last, among)) {
    const { day, judgement, changes } = night;
    if (judgement !== undefined) noteOpen(ahead, open, { judgement, positionAt }, day);
    for (const [position, change] of changes) {
      const start = open.get(position);
      if (start === undefined || !isLowering(judged, start, change)) continue;
      ahead.set(position, { step: asStep(judged, change) });
      open.delete(position);
    }
    if (open.size === 0 || isOver(night)) break;
  }
  return ahead;
}

/** Told of each coming night, whether none after it changes anything. */
function atAStandstill(
  judged: Judged,
  among: Among | undefined,
): (night: { readonly day: Day; readonly states: StatesByRow }) => boolean {
  const { bench, asOf, book } = judged;
  const { eventless } = comingNightsEnd(judged, book.decisions);
  const standstill = among && standstillOf(bench, asOf, eventless);
  let still = 0;
  return ({ day, states }) => {
    still = standstill !== undefined && states.areStill && day > standstill.after ? still + 1 : 0;
    return standstill !== undefined && still >= standstill.nights;
  };
}

/**
 * The areas to go through the coming nights with, where all others stay in the default tier: where the one that stands for
 * them does. Undefined where all areas have to be gone through.
 */
async function quietlyAmong(
  judged: Judged,
  all: AllStates,
  latest: Judgement,
  last: Day,
): Promise<Among | undefined> {
  const { asOf, bench } = judged;
  const among = await eventful(judged, all, asOf);
  const normal = defaultTier(bench.pack)?.rank;
  if (among === undefined || normal === undefined) return undefined;
  const alone = amongOf([among.standsFor], among.standsFor);
  const nights = { first: addDays(asOf, 1), last, knownOn: asOf, judged: latest, among: alone };
  // What becomes of others does not matter to it.
  const itself = { quiet: all.quiet, own: new Map<number, AreaState>() };
  for await (const { judgement } of throughNights(judged, itself, nights))
    if (judgement !== undefined && judgement.raw[0] !== normal) return undefined;
  return among;
}

/** Notes of which areas it cannot be told from this evaluation on whether they are lowered, unless it was so before. */
function noteOpen(
  ahead: Map<number, Outlook>,
  open: ReadonlyMap<number, AreaState>,
  { judgement, positionAt }: { readonly judgement: Judgement; readonly positionAt: (row: number) => number },
  unknownFrom: Day,
): void {
  const { raw } = judgement;
  for (let row = raw.indexOf(NO_TIER); row !== -1; row = raw.indexOf(NO_TIER, row + 1)) {
    const position = positionAt(row);
    const start = open.get(position);
    if (start !== undefined && !ahead.has(position) && mayLower(judgement, row, start))
      ahead.set(position, { unknownFrom });
  }
}
