import { withinTable } from '../counting/within.ts';
import type { Row } from '../engine/duckdb.ts';
import { remembered } from '../engine/remembered.ts';
import { throughBy } from '../inputs/report.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { defaultTier, type Pack } from '../rules/pack.ts';
import type { Beginning } from './beginning.ts';
import { type Ladder, type Ladders, laddersOf } from './ladder.ts';
import { hasMemory } from './memory.ts';
import { nextStepsDown, nextStepsDownTogether } from './next-step-down.ts';
import type { Night } from './open-night.ts';
import { codesOf, labelsOf } from './places.ts';
import { type Above, casesAbove, possiblyHigher } from './possibly-higher.ts';
import type { AreaState } from './publish.ts';
import { rawTonight } from './raw-tonight.ts';
import { rejectedRows } from './rejected-rows.ts';
import { isAtRest } from './rest.ts';
import { fromTheData, type TonightsStates, tonightsStates } from './tonights-states.ts';
import type { AreaLabel, Snapshot, StateOf, Tally } from './verdict.ts';
import { verdictOf } from './verdicts.ts';

export interface SnapshotOptions {
  /** Every area, not only those outside the default tier. */
  readonly all?: boolean;
  /** Just these areas, by position, whatever their tier; the tally then counts no others. */
  readonly only?: readonly number[];
  /** Also since when every area is at rest, for the store. */
  readonly since?: boolean;
  /** What was published before; without it, all nights since judging began are judged from the data. */
  readonly beginning?: Beginning;
  /** Also all that lies ahead of the areas listed, and not only their next step down. */
  readonly ladders?: boolean;
}

/** A night with its result, and what it was judged by as of the last evaluation. */
export interface Snapped {
  readonly snapshot: Snapshot;
  readonly night: Night;
  /** By position, of the areas listed; empty where it was not asked for. */
  readonly ladders: ReadonlyMap<number, Ladder>;
}

/** The published result of a night: what is in which tier, since when, until when, and why. */
export async function snapshotOf(opened: Night, options: SnapshotOptions = {}): Promise<Snapped> {
  const { pack } = opened;
  const beginning = options.beginning ?? fromTheData(opened);
  const found = await tonightsStates(opened, beginning, options);
  const night: Night = { ...opened, tonight: found.judgement, evaluatedOn: found.evaluatedOn };
  const { bench, asOf } = night;
  const day = found.evaluatedOn ?? asOf;
  const above = await casesAbove(bench, day);
  const rejected = await rejectedRows(night, day);
  const higherBy = (...aboves: Above[]) => possiblyHigher(bench, day, found.judgement, aboves);
  const higher = await higherBy(above, rejected.above);
  const higherByPlace = rejected.above.size === 0 ? higher : await higherBy(above);
  const higherByReject = rejected.above.size === 0 ? NONE : await higherBy(rejected.above);
  const normal = defaultTier(pack)?.rank ?? NO_TIER;
  const whole = options.all === true || options.only !== undefined;
  const listed = inOrder(
    found.states,
    (position, state) => whole || isListed(night, position, state, normal),
  );
  const { ladders, outlooks } = await aheadOf(night, found, listed, options);
  const labels = await labelsOf(bench.engine, night.staged.areas, pack.level, [...listed.keys()]);
  const zones = [...listed].map(([position, state]) =>
    verdictOf(night, found, state, {
      position,
      area: labels.get(position),
      outlook: outlooks.get(position),
      possiblyHigher: higher.has(position),
      acting: night.book.on(position, asOf),
      told: beginning.told?.get(position),
    }),
  );
  const { knownOn } = night.staged;
  const snapshot: Snapshot = {
    asOf,
    ...(knownOn !== null && { knownOn }),
    through: Object.fromEntries(
      Object.entries(night.staged.through).map(([table, day]) => [table, throughBy(day, asOf)]),
    ),
    pack,
    retrospective: night.retrospective,
    byPolicy: night.byPolicy,
    level: pack.level,
    areas: bench.areas,
    tally: tallyOf(pack, found, bench.areas, normal),
    zones,
    warnings: night.warnings,
    placedAbove: { cases: above.size === 0 ? 0 : await casesPlacedAbove(night), areas: higherByPlace.size },
    rejected: { ...rejected.told, areas: higherByReject.size },
    states: await statesToKeep(night, found, labels),
    restingSince: found.isSinceKnown && isAtRest(found.rest, pack) ? found.rest.since : null,
  };
  return { snapshot, night, ladders };
}

/** The states of some areas, in order of their codes. */
function inOrder(
  states: ReadonlyMap<number, AreaState>,
  isWanted: (position: number, state: AreaState) => boolean,
): Map<number, AreaState> {
  const positions: number[] = [];
  for (const [position, state] of states) if (isWanted(position, state)) positions.push(position);
  const ordered = new Map<number, AreaState>();
  for (const position of positions.sort((a, b) => a - b)) {
    const state = states.get(position);
    if (state !== undefined) ordered.set(position, state);
  }
  return ordered;
}

const NONE: ReadonlySet<number> = new Set();

async function aheadOf(
  night: Night,
  { way }: TonightsStates,
  listed: ReadonlyMap<number, AreaState>,
  options: SnapshotOptions,
): Promise<Ladders> {
  if (options.ladders === true) return laddersOf(night, way, listed);
  const outlooks =
    way.kind === 'some'
      ? nextStepsDown(night, way.around, listed)
      : await nextStepsDownTogether(night, way.all, way.latest, listed);
  return { ladders: new Map(), outlooks };
}

/** Every area that is not at rest, or has been so for another time than the others. */
async function statesToKeep(
  { bench, pack }: Night,
  { states, rest }: TonightsStates,
  labels: ReadonlyMap<number, AreaLabel>,
): Promise<StateOf[]> {
  // A designation starts the clocks of the default tier, too, though the area has been in it all along.
  const hasClocks = hasMemory(pack);
  const isApart = (state: AreaState): boolean =>
    state.since !== rest.since || (hasClocks && state.rules.since !== rest.rules.since);
  const known = new Map<AreaState, boolean>();
  const isKept = (state: AreaState): boolean => {
    const is = known.get(state) ?? (!isAtRest(state, pack) || isApart(state));
    known.set(state, is);
    return is;
  };
  const kept = [...states].filter(([, state]) => isKept(state));
  const unnamed = kept.flatMap(([position]) => (labels.has(position) ? [] : [position]));
  const codes = await codesOf(bench.engine, pack.level, unnamed);
  return kept.map(([position, state]) => ({
    area: labels.get(position)?.code ?? codes.get(position) ?? '',
    state,
  }));
}

function isListed(
  { tonight, evaluatedOn, pack, asOf, book }: Night,
  position: number,
  state: AreaState,
  normal: number,
): boolean {
  return (
    state.rank !== normal ||
    state.decision !== null ||
    book.on(position, asOf).designated !== undefined ||
    (evaluatedOn !== null &&
      rawTonight({ pack, asOf, evaluatedOn, judgement: tonight }, state, position).rank === NO_TIER) ||
    state.rules.eligible.length > 0 ||
    state.beneath.kept ||
    (state.inForce.rank !== null && state.inForce.rank !== normal)
  );
}

function tallyOf(pack: Pack, { states, rest: others }: TonightsStates, areas: number, normal: number): Tally {
  const byTier = new Map(pack.tiers.map((tier) => [tier.rank, 0]));
  let unknown = 0;
  for (const { rank } of states.values()) {
    if (rank === NO_TIER) unknown++;
    else byTier.set(rank, (byTier.get(rank) ?? 0) + 1);
  }
  const rest = areas - states.size;
  const theirs = others.rank === NO_TIER ? NO_TIER : normal;
  if (theirs === NO_TIER) unknown += rest;
  else byTier.set(theirs, (byTier.get(theirs) ?? 0) + rest);
  return {
    byTier: Object.fromEntries(pack.tiers.map((tier) => [tier.tier, byTier.get(tier.rank) ?? 0])),
    unknown,
  };
}

async function casesPlacedAbove({ bench: { engine, pack }, asOf, staged }: Night): Promise<number> {
  if (!staged.tables.includes('cases')) return 0;
  const byDay = await placedAbove(engine, pack.level, () =>
    engine.rows(`SELECT CAST(date_report AS VARCHAR) AS day, count(*) AS n FROM cases
      WHERE area NOT IN (SELECT area FROM ${withinTable(pack.level)}) GROUP BY 1`),
  );
  return byDay.reduce((sum, { day, n }) => sum + (String(day) <= asOf ? Number(n) : 0), 0);
}

const placedAbove = remembered<Row[]>();
