import type { Day } from '../days.ts';
import { FALSE, UNKNOWN } from '../judging/columns.ts';
import type { Judgement } from '../judging/judge.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { defaultTier } from '../rules/pack.ts';
import { type AllStates, allRows, byRow, type Rows, type StatesByRow, statesByRow } from './all-states.ts';
import type { AtWork } from './at-work.ts';
import { apart, type Classes, type FoundClasses, refined } from './classes.ts';
import { afterEvening } from './clocks/rules-state.ts';
import { eveningOf } from './evening.ts';
import type { Passing, PassingAreas } from './passing.ts';
import { type AreaState, type Evening, published, undecided } from './publish.ts';
import { quietEvening } from './quiet.ts';
import { settleResidual } from './residual.ts';
import { isSameState, isStill } from './same-state.ts';
import { isDue } from './schedule.ts';

/** A night to go on by: what is judged of all areas as of a day, and what is known by then. */
export interface TheNight {
  readonly day: Day;
  /** As of the day, a row an area; may be missing where nothing is evaluated on it and no tier is residual. */
  readonly judgement: Judgement | undefined;
  /** Decisions taken after this day are not known. */
  readonly knownOn?: Day;
  /** The areas that are judged, where the others are known to go the way of the quiet ones. */
  readonly among?: Rows | undefined;
}

/** One of the nights, when it is over. */
export interface OverNight {
  readonly day: Day;
  readonly before: StatesByRow;
  readonly states: StatesByRow;
  /** Missing where nothing was evaluated. */
  readonly judgement: Judgement | undefined;
}

/** Goes on by one night with all areas at once. Pure: published states × night → published states. */
export function nextNight(work: AtWork, from: AllStates, night: TheNight): StatesByRow {
  const { bench, regime, workdays, ancestors } = work;
  const { pack } = bench;
  const rows = night.among ?? allRows(bench.areas);
  const before = byRow(from, rows);
  const quiet = passingOn(work, before.quiet, quietEvening(pack, night.day, workdays.anywhere));
  let areas = entered(work, before, night, quiet);
  const { judgement } = night;
  if (judgement !== undefined && pack.tiers.some(({ residual }) => residual))
    areas = settleResidual({ pack, regime, rows, judgement, ancestors }, areas);
  const publish = ({ before: state, rules, undecided: settled, evening }: Passing): AreaState =>
    published(state, rules, settled, evening, regime);
  return afterwards(rows, areas, publish(quiet), publish);
}

function passingOn({ regime }: AtWork, before: AreaState | undefined, evening: Evening): Passing {
  const rules = afterEvening(regime.works, before?.rules, evening);
  return { before, evening, rules, undecided: undecided(rules) };
}

/** Areas of which the same is said in the same state go the same way, which is gone once; those that are quiet the quiet way. */
function entered(work: AtWork, before: StatesByRow, night: TheNight, quiet: Passing): PassingAreas {
  const { rows, kinds, states } = before;
  const { judgement, day, knownOn } = night;
  const isQuiet = quietly(work, before, night);
  const classes = alike(work, before, night, alone(work, rows, isQuiet));
  const passing = classes.rows.map((row): Passing => {
    if (isQuiet(row)) return quiet;
    const whose = { position: rows.positionAt(row), row };
    return passingOn(work, states[kinds[row] ?? 0], eveningOf(work, judgement, whose, day, knownOn));
  });
  return { classes, passing };
}

/** Classes of areas of which the same is said in the same state. */
function alike(
  { bench: { pack }, regime }: AtWork,
  { kinds, states }: StatesByRow,
  { judgement, day }: TheNight,
  all: Classes,
): FoundClasses {
  let classes = refined(all, kinds, 0, states.length);
  if (judgement === undefined) return classes;
  const ranks = pack.tiers.length + 1;
  if (isDue(pack, day))
    for (const said of [judgement.raw, judgement.atLeast]) classes = refined(classes, said, NO_TIER, ranks);
  for (const { rank, release } of pack.tiers) {
    const truth = regime.works.hasRelease[rank] && release && judgement.trace.get(release.tree);
    if (truth && truth.kind === 'truth') classes = refined(classes, truth.values, FALSE, UNKNOWN + 1);
  }
  return classes;
}

/** All areas, but that those that decisions act on are apart; and all that are not quiet where working days differ. */
function alone({ book, workdays }: AtWork, rows: Rows, isQuiet: (row: number) => boolean): Classes {
  const every = Array.from({ length: workdays.areAlike ? 0 : rows.count }, (_, row) => row);
  return apart(rows.count, [
    ...book.positions.map((position) => rows.rowOf(position)),
    ...every.filter((row) => !isQuiet(row)),
  ]);
}

/** Whether an area goes the quiet way. */
function quietly(
  { bench: { pack }, book, regime, workdays }: AtWork,
  { rows, kinds, quiet }: StatesByRow,
  { judgement, day }: TheNight,
): (row: number) => boolean {
  const normal = defaultTier(pack)?.rank ?? NO_TIER;
  const rank = quiet?.rules.rank ?? NO_TIER;
  // Beneath a tier that is held by a condition, or by working days, no two areas need be alike.
  const areAlike =
    rank === NO_TIER || rank === normal || (regime.works.hasRelease[rank] !== true && workdays.areAlike);
  const said = judgement !== undefined && isDue(pack, day) ? judgement.raw : undefined;
  return (row) =>
    areAlike &&
    kinds[row] === 0 &&
    (said === undefined || said[row] === normal) &&
    !book.knows(rows.positionAt(row));
}

/** The states after a night. Of areas that come to the same state as the quiet ones none is kept. */
function afterwards(
  rows: Rows,
  { classes, passing }: PassingAreas,
  quiet: AreaState,
  publish: (area: Passing) => AreaState,
): StatesByRow {
  const states = [quiet];
  let isAllStill = true;
  const kindOf = Int32Array.from(passing, (area) => {
    const state = publish(area);
    isAllStill &&= isStill(area.before, state);
    return isSameState(state, quiet) ? 0 : states.push(state) - 1;
  });
  const kinds = new Int32Array(rows.count);
  for (let row = 0; row < kinds.length; row++) kinds[row] = kindOf[classes.of[row] ?? 0] ?? 0;
  return statesByRow(rows, kinds, states, isAllStill);
}
