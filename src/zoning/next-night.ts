import type { Day } from '../days.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { defaultTier } from '../rules/pack.ts';
import { type AllStates, stateAt } from './all-states.ts';
import type { AtWork } from './at-work.ts';
import { afterEvening, type RulesState } from './clocks/rules-state.ts';
import { eveningOf } from './evening.ts';
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
  const { bench, regime, workdays } = work;
  const pass = (state: AreaState | undefined, evening: Evening): Passing => {
    const rules = afterEvening(regime.works, state?.rules, evening);
    return { before: state, evening, rules, undecided: undecided(rules) };
  };
  const enter = (position: number): Passing =>
    pass(
      stateAt(before, position),
      eveningOf(work, judgement, { position, row: rowOf(position) }, day, knownOn),
    );
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
  const own = new Map<number, AreaState>();
  for (const [position, area] of passing) {
    const state = publish(area);
    if (!isSameState(state, shared)) own.set(position, state);
  }
  return { quiet: shared, own };
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
