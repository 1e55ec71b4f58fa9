import type { Day } from '../days.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { defaultTier } from '../rules/pack.ts';
import { type AllStates, stateAt } from './all-states.ts';
import type { AtWork } from './at-work.ts';
import { afterEvening, type RulesState } from './clocks/rules-state.ts';
import { eveningOf, releasedIn } from './evening.ts';
import type { Among } from './eventful.ts';
import { overlaid } from './overlay.ts';
import { type AreaState, type Evening, published, undecided } from './publish.ts';
import { quietEvening } from './quiet.ts';
import { settleResidual, type Undecided } from './residual.ts';
import { isSameState } from './same-state.ts';
import { isDue } from './schedule.ts';

/** An area on its way through a night. */
interface Passing {
  readonly before: AreaState | undefined;
  readonly evening: Evening;
  readonly rules: RulesState;
  undecided: Undecided;
  /** The way it goes with all others of which the same is said in the same state; missing where it goes its own. */
  readonly way?: Way;
}

/** A night to go on by: what is judged of all areas as of a day, and what is known by then. */
export interface TheNight {
  readonly day: Day;
  /** As of the day, a row an area; may be missing where nothing is evaluated on it and no tier is residual. */
  readonly judgement: Judgement | undefined;
  /** Decisions taken after this day are not known. */
  readonly knownOn?: Day;
  /** The areas that are judged, where the others are known to go the way of the quiet ones. */
  readonly among?: Among | undefined;
}

/** Goes on by one night with all areas at once. Pure: published states × night → published states. */
export function nextNight(
  work: AtWork,
  before: AllStates,
  { day, judgement, knownOn, among }: TheNight,
): AllStates {
  const rows = among?.positions.length ?? work.bench.areas;
  const positionAt = (row: number): number => among?.positions[row] ?? row;
  const rowOf = (position: number): number => among?.rowOf(position) ?? position;
  const { bench, book, regime, workdays } = work;
  const pass = (state: AreaState | undefined, evening: Evening): Passing => {
    const rules = afterEvening(regime.works, state?.rules, evening);
    return { before: state, evening, rules, undecided: undecided(rules) };
  };
  const ways = openWays(work, judgement, day);
  const enter = (position: number): Passing => {
    const state = stateAt(before, position);
    const row = rowOf(position);
    const alone = (): Passing => pass(state, eveningOf(work, judgement, { position, row }, day, knownOn));
    return book.knows(position) ? alone() : ways(state, row, alone);
  };
  const quiet = pass(before.quiet, quietEvening(bench.pack, day, workdays.anywhere));
  const passing = new Map<number, Passing>();
  for (const position of stirred(work, before, { day, judgement, rows, positionAt }))
    passing.set(position, enter(position));
  if (judgement !== undefined && bench.pack.tiers.some(({ residual }) => residual)) {
    const at = (position: number): Passing => passing.get(position) ?? quiet;
    settleResidual(bench.pack, {
      rows,
      positionAt,
      judgement,
      ancestors: work.ancestors,
      undecided: (position) => at(position).undecided,
      decided: (position) => {
        const area = at(position);
        return overlaid(area.undecided.rank, area.evening.overlay, regime.works.isUnranked).rank;
      },
      earlier: (position) => at(position).before?.beneath.rank ?? NO_TIER,
      settle: (position, settled) => {
        const area = passing.get(position) ?? enter(position);
        area.undecided = settled;
        passing.set(position, area);
      },
    });
  }
  const publish = (area: Passing): AreaState =>
    published(area.before, area.rules, area.undecided, area.evening, regime);
  const shared = publish(quiet);
  const outcome = (area: Passing): Outcome => {
    const state = publish(area);
    return { state, isOwn: !isSameState(state, shared) };
  };
  const own = new Map<number, AreaState>();
  for (const [position, area] of passing) {
    const { state, isOwn } = area.way === undefined ? outcome(area) : outcomeOf(area.way, area, outcome);
    if (isOwn) own.set(position, state);
  }
  return { quiet: shared, own };
}

/** What areas come to that go the same way, by what other areas make of them. */
interface Way extends Omit<Passing, 'undecided' | 'way'> {
  readonly undecided: Undecided;
  readonly outcomes: Map<number, Outcome>;
}

interface Outcome {
  readonly state: AreaState;
  /** Whether it is another than that of the quiet areas. */
  readonly isOwn: boolean;
}

/** Takes an area along the way of all of which the same is said in the same state; each way is gone once. */
function openWays(
  { bench, regime, workdays }: AtWork,
  judgement: Judgement | undefined,
  day: Day,
): (state: AreaState | undefined, row: number, alone: () => Passing) => Passing {
  if (!workdays.areAlike) return (_state, _row, alone) => alone();
  const isEvaluated = judgement !== undefined && isDue(bench.pack, day);
  const released = bench.pack.tiers.filter(({ rank }) => regime.works.hasRelease[rank] === true);
  const ways = new Map<AreaState | undefined, Map<number, Way>>();
  return (state, row, alone) => {
    const raw = isEvaluated ? 1 + byteOf(judgement.raw[row]) * BYTE + byteOf(judgement.atLeast[row]) : 0;
    const said = released.reduce((all, tier) => all * TRUTHS + releasedIn(judgement, tier, row), raw);
    const ofState = ways.get(state) ?? new Map<number, Way>();
    ways.set(state, ofState);
    let way = ofState.get(said);
    if (way === undefined) {
      way = { ...alone(), outcomes: new Map() };
      ofState.set(said, way);
    }
    const { before, evening, rules, undecided } = way;
    return { before, evening, rules, undecided, way };
  };
}

function outcomeOf({ outcomes }: Way, area: Passing, work: (area: Passing) => Outcome): Outcome {
  const { rank, kept, zones } = area.undecided;
  const ofZones = zones === undefined ? 0 : 1 + byteOf(zones.sure) * BYTE + byteOf(zones.open);
  const key = (ofZones * BYTE + byteOf(rank)) * 2 + Number(kept);
  const known = outcomes.get(key);
  if (known !== undefined) return known;
  const found = work(area);
  outcomes.set(key, found);
  return found;
}

const BYTE = 256;
/** More than there are truths. */
const TRUTHS = 4;

/** A rank, which is a byte with a sign, as one without. */
function byteOf(rank: number = NO_TIER): number {
  return rank + BYTE / 2;
}

interface Stirring {
  readonly day: Day;
  readonly judgement: Judgement | undefined;
  readonly rows: number;
  positionAt(row: number): number;
}

/** The areas that may not go the way of the quiet ones. */
function stirred(
  { bench, book, regime, workdays }: AtWork,
  { quiet, own }: AllStates,
  { day, judgement, rows, positionAt }: Stirring,
): Iterable<number> {
  const normal = defaultTier(bench.pack)?.rank ?? NO_TIER;
  const rank = quiet?.rules.rank ?? NO_TIER;
  // Beneath a tier that is held by a condition, or by working days, no two areas need be alike.
  const areAlike =
    rank === NO_TIER || rank === normal || (regime.works.hasRelease[rank] !== true && workdays.areAlike);
  if (!areAlike) return Array.from({ length: rows }, (_, row) => positionAt(row));
  const found = new Set([...own.keys(), ...book.positions]);
  if (judgement !== undefined && isDue(bench.pack, day)) {
    for (let row = 0; row < rows; row++) if (judgement.raw[row] !== normal) found.add(positionAt(row));
  }
  return found;
}
