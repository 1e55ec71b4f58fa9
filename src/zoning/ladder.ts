import type { Day } from '../days.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { stateAt } from './all-states.ts';
import type { Around } from './around.ts';
import { type ComingChange, comingNights, comingNightsOfAll } from './coming-changes.ts';
import { comingDays, comingNightsEnd } from './coming-days.ts';
import type { Judged } from './history.ts';
import { beginLine, changesOf, followLine, type InForceLine } from './in-force-line.ts';
import { asStep, isLowering, mayLower, type Outlook } from './next-step-down.ts';
import type { Night } from './night-on.ts';
import { casesAbove, possiblyHigher } from './possibly-higher.ts';
import type { AreaState } from './publish.ts';
import { rejectedRows } from './rejected-rows.ts';
import { isAtRest } from './rest.ts';
import { isDue } from './schedule.ts';
import type { TonightsStates } from './tonights-states.ts';
import type { StepDown } from './verdict.ts';

/** One coming change of a published tier if nothing new happens. */
export interface LadderStep extends Omit<StepDown, 'tier'> {
  /** Null where nothing is known any more, as where a decision ends over what never was. */
  readonly tier: string | null;
  /** `lowered` or `raised` from the step before; `other` where the two cannot be compared, or nothing was known before. */
  readonly change: 'lowered' | 'raised' | 'other';
  /** The day from 0:00 of which the tier is in force. */
  readonly effectiveFrom: Day;
  /** Cases placed only above the area, or rows that were rejected, could keep it in a more severe tier on that day. */
  readonly possiblyHigher: boolean;
}

/** A coming change of the tier in force if nothing new happens, from 0:00 of a day. */
export interface LadderInForce {
  readonly from: Day;
  readonly tier: string | null;
  /** As a step has it; `queued` where it is judged already. */
  readonly because: string;
}

/** All that is foreseen of an area if nothing new happens, in order. */
export interface Ladder {
  readonly steps: readonly LadderStep[];
  /** What comes into force: what waits tonight, and the steps, without those that are struck out before their day. */
  readonly inForce: readonly LadderInForce[];
  /**
   * The first coming evaluation that may lower the area below what it would be in then, and goes by what is not known yet;
   * null if there is none.
   */
  readonly unknownFrom: Day | null;
  /** A decision that has no end in sight holds it in the last of its tiers, or only one could lower it from there. */
  readonly byDecision: boolean;
}

/** What a ladder is made of, before it is told what could keep the area in a more severe tier. */
interface Climbed {
  readonly changes: ComingChange[];
  readonly inForce: InForceLine;
  unknownFrom: Day | null;
  /** The first such evaluation that may lower it below tonight's tier, as a verdict tells it. */
  unknownAhead: Day | null;
  last: AreaState;
}

function notClimbed(start: AreaState): Climbed {
  const inForce = beginLine(start.inForce);
  return { changes: [], inForce, unknownFrom: null, unknownAhead: null, last: start };
}

/** The judgement of a coming night, and where an area stands among its rows. */
interface Foreseen {
  readonly judgement: Judgement;
  readonly rowOf: (position: number) => number | undefined;
}

/** The ladders, and what verdicts say of them. */
export interface Ladders {
  readonly ladders: ReadonlyMap<number, Ladder>;
  readonly outlooks: ReadonlyMap<number, Outlook>;
}

/** The ladder of each area that has a state. */
export async function laddersOf(
  night: Night,
  way: TonightsStates['way'],
  states: ReadonlyMap<number, AreaState>,
): Promise<Ladders> {
  const foreseen = new Map<Day, Foreseen>();
  const climbed =
    way.kind === 'some'
      ? climbAlone(night, way.around, states, foreseen)
      : await climbTogether(night, way, states, foreseen);
  const higher = await higherOn(night, climbed, foreseen);
  const ladders = new Map<number, Ladder>();
  const outlooks = new Map<number, Outlook>();
  for (const [position, { changes, inForce, unknownFrom, unknownAhead, last }] of climbed) {
    const start = states.get(position);
    if (start === undefined) continue;
    const steps = changes.map(
      (each, i): LadderStep => ({
        on: each.on,
        tier: tierAt(night, each.state.rank),
        because: each.because,
        change: directionOf(night, changes[i - 1]?.state ?? start, each.state),
        effectiveFrom: each.state.effectiveFrom,
        possiblyHigher: higher.get(each.on)?.has(position) ?? false,
      }),
    );
    const byDecision = last.decision !== null || last.rules.eligible.length > 0;
    ladders.set(position, {
      steps,
      inForce: changesOf(inForce).map(({ rank, ...each }) => ({ ...each, tier: tierAt(night, rank) })),
      unknownFrom,
      byDecision,
    });
    const first = changes.find((each) => isLowering(night, start, each));
    if (first !== undefined) outlooks.set(position, { step: asStep(night, first) });
    else if (unknownAhead !== null) outlooks.set(position, { unknownFrom: unknownAhead });
  }
  return { ladders, outlooks };
}

function tierAt({ pack }: Night, rank: number | null): string | null {
  return rank === null ? null : (pack.tiers[rank]?.tier ?? null);
}

function directionOf({ regime }: Judged, before: AreaState, after: AreaState): LadderStep['change'] {
  const isApart = ({ rank }: AreaState): boolean => rank === NO_TIER || regime.works.isUnranked(rank);
  if (isApart(before) || isApart(after)) return 'other';
  return after.rank > before.rank ? 'lowered' : 'raised';
}

function climbAlone(
  night: Night,
  around: Around,
  states: ReadonlyMap<number, AreaState>,
  foreseen: Map<Day, Foreseen>,
): Map<number, Climbed> {
  const days = comingDays(night, night.book.decisions);
  const climbed = new Map<number, Climbed>();
  for (const [position, start] of states) {
    const row = around.rowOf(position);
    if (row === undefined) continue;
    const own = notClimbed(start);
    for (const each of comingNights({ judged: night, around, position, row, start }, days)) {
      const { day, judgement, state, change } = each;
      goOn(own, day, state, change);
      if (isDue(night.pack, day)) noteUnknown(own, judgement, row, { day, start, state });
      if (change === undefined) continue;
      own.changes.push(change);
      foreseen.set(day, { judgement, rowOf: (at) => around.rowOf(at) });
    }
    climbed.set(position, own);
  }
  return climbed;
}

async function climbTogether(
  night: Night,
  { all, latest }: Extract<TonightsStates['way'], { kind: 'all' }>,
  states: ReadonlyMap<number, AreaState>,
  foreseen: Map<Day, Foreseen>,
): Promise<Map<number, Climbed>> {
  const { last, eventless } = comingNightsEnd(night, night.book.decisions);
  const climbed = new Map<number, Climbed>(
    [...states].map(([position, start]) => [position, notClimbed(start)]),
  );
  if (climbed.size === 0) return climbed;
  let evaluated = night.tonight;
  for await (const each of comingNightsOfAll(night, all, latest, states, last)) {
    const { day, judgement, changes } = each;
    evaluated = judgement ?? evaluated;
    let areAtRest = day > eventless;
    for (const [position, own] of climbed) {
      const [start, state] = [states.get(position), stateAt(each.states, position)];
      if (start === undefined || state === undefined) continue;
      const change = changes.get(position);
      goOn(own, day, state, change);
      if (judgement !== undefined) noteUnknown(own, judgement, position, { day, start, state });
      if (change !== undefined) own.changes.push(change);
      areAtRest &&= isAtRest(state, night.pack);
    }
    if (changes.size > 0) foreseen.set(day, { judgement: evaluated, rowOf: (position) => position });
    if (areAtRest) break;
  }
  return climbed;
}

/** Without a change of the published tier only a decision over it changes what comes into force. */
function goOn(own: Climbed, day: Day, state: AreaState, change: ComingChange | undefined): void {
  followLine(own.inForce, day, state.inForce, change?.because ?? 'decision');
  own.last = state;
}

/** An evening of an area: its state tonight, and after that evening. */
interface Seen {
  readonly day: Day;
  readonly start: AreaState;
  readonly state: AreaState;
}

/** An evaluation by what is not known yet may lower no area that is in its tier by a decision. */
function noteUnknown(own: Climbed, judgement: Judgement, row: number, { day, start, state }: Seen): void {
  if (own.unknownAhead === null && start.rank !== NO_TIER && mayLower(judgement, row, start))
    own.unknownAhead = day;
  if (own.unknownFrom === null && state.decision === null && mayLower(judgement, row, state))
    own.unknownFrom = day;
}

/** On each night with a change, the areas that rows not placed or not counted could still keep in a more severe tier. */
async function higherOn(
  night: Night,
  climbed: ReadonlyMap<number, Climbed>,
  foreseen: ReadonlyMap<Day, Foreseen>,
): Promise<Map<Day, ReadonlySet<number>>> {
  const days = new Set([...climbed.values()].flatMap(({ changes }) => changes.map(({ on }) => on)));
  const higher = new Map<Day, ReadonlySet<number>>();
  const { above: rejected } = await rejectedRows(night, night.asOf);
  for (const day of [...days].sort()) {
    const there = foreseen.get(day);
    if (there === undefined) continue;
    const aboves = [await casesAbove(night.bench, day, night.asOf), rejected];
    higher.set(day, await possiblyHigher(night.bench, day, there.judgement, aboves, there.rowOf));
  }
  return higher;
}
