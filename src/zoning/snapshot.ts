import { withinTable } from '../counting/sql.ts';
import type { Day } from '../days.ts';
import { literal } from '../engine/sql.ts';
import { rounded } from '../judging/arithmetic.ts';
import { isPartial, valueAt } from '../judging/columns.ts';
import { fractionAt } from '../judging/exact.ts';
import { plainNumber } from '../judging/fractions.ts';
import { NO_TIER } from '../judging/raw-tier.ts';
import { defaultTier, type Pack } from '../rules/pack.ts';
import { type Around, lookAround } from './around.ts';
import { longestWait } from './effect.ts';
import { type Beginning, firstLookBack, statesOn } from './history.ts';
import { comingDays, nextStepsDown } from './next-step-down.ts';
import { daysBefore, judgeDays } from './night.ts';
import type { Night } from './open-night.ts';
import { labelsOf } from './places.ts';
import { casesAbove, possiblyHigher } from './possibly-higher.ts';
import type { AreaState } from './publish.ts';
import type { AreaLabel, Flag, IndicatorValue, Snapshot, StepDown, Tally, Verdict } from './verdict.ts';

export interface SnapshotOptions {
  /** Every area, not only those outside the default tier. */
  readonly all?: boolean;
  /** Just these areas, by position, whatever their tier; the tally then counts no others. */
  readonly only?: readonly number[];
  /** What was published before; without it, all nights since judging began are judged from the data. */
  readonly beginning?: Beginning;
}

/** The published result of a night: what is in which tier, since when, until when, and why. */
export async function snapshotOf(night: Night, options: SnapshotOptions = {}): Promise<Snapshot> {
  const { bench, book, asOf, tonight, pack } = night;
  const above = await casesAbove(bench, asOf);
  const higher = await possiblyHigher(bench, asOf, tonight, above);
  const beginning = options.beginning ?? { firstDay: night.begins };
  const positions =
    options.only ??
    (options.all ? everyPosition(bench.areas) : await worthStating(night, beginning.listed ?? []));
  const span = { from: firstLookBack(asOf, beginning), to: comingDays(night, book.decisions).at(-1) ?? asOf };
  const around = await lookAround(bench, span, asOf, positions, tonight);
  const states = await allStates(night, around, beginning);
  const normal = defaultTier(pack)?.rank ?? NO_TIER;
  const whole = options.all === true || options.only !== undefined;
  const listed = new Map(
    [...states]
      .filter(([position, state]) => whole || isListed(night, position, state, normal))
      .sort(([a], [b]) => a - b),
  );
  const steps = nextStepsDown(night, around, listed);
  const labels = await labelsOf(bench.engine, night.staged.areas, pack.level, [...listed.keys()]);
  const zones = [...listed].map(([position, state]) =>
    verdictOf(night, position, state, labels.get(position), steps.get(position) ?? null, higher),
  );
  return {
    asOf,
    pack,
    retrospective: night.retrospective,
    level: pack.level,
    areas: bench.areas,
    tally: tallyOf(pack, states, bench.areas, normal),
    zones,
    warnings: night.warnings,
    placedAbove: { cases: above.size === 0 ? 0 : await casesPlacedAbove(night), areas: higher.size },
  };
}

/**
 * The states of areas: from what was published, where that says it, and else from the data alone. An area that was not
 * listed rests in the default tier; not so if tonight nothing is known of it, for then it may be new.
 */
async function allStates(
  night: Night,
  around: Around,
  beginning: Beginning,
): Promise<Map<number, AreaState>> {
  const { published } = beginning;
  if (published === undefined) return statesOn(night, around, beginning);
  const fromData = around.positions.filter((position) => published(position) === undefined);
  const states = await statesOn(night, around, beginning);
  if (fromData.length === 0) return states;
  const alone: Beginning = { firstDay: night.begins };
  const span = { from: firstLookBack(night.asOf, alone), to: night.asOf };
  const apart = await lookAround(night.bench, span, night.asOf, fromData, night.tonight);
  return new Map([...states, ...(await statesOn(night, apart, alone))]);
}

function everyPosition(areas: number): number[] {
  return Array.from({ length: areas }, (_, position) => position);
}

/** Areas that may be listed: not plainly in the default tier tonight, decided on, or lately outside it. */
async function worthStating(
  { bench, book, asOf, tonight, begins, pack }: Night,
  listed: readonly number[],
): Promise<number[]> {
  const normal = defaultTier(pack)?.rank ?? NO_TIER;
  const wanted = new Set<number>([
    ...listed,
    ...book.positions.filter((position) => book.on(position, asOf) !== undefined),
  ]);
  const wait = longestWait(pack.effective);
  const recent =
    wait > 1 ? await judgeDays(bench, daysBefore(asOf, wait, begins), asOf) : new Map<Day, typeof tonight>();
  for (const { raw } of [tonight, ...recent.values()]) {
    for (let position = 0; position < raw.length; position++) {
      if (raw[position] !== normal || normal === NO_TIER) wanted.add(position);
    }
  }
  return [...wanted].sort((a, b) => a - b);
}

function isListed({ tonight }: Night, position: number, state: AreaState, normal: number): boolean {
  return (
    state.rank !== normal ||
    state.decision !== null ||
    tonight.raw[position] === NO_TIER ||
    (state.inForce.rank !== null && state.inForce.rank !== normal)
  );
}

function verdictOf(
  night: Night,
  position: number,
  state: AreaState,
  area: AreaLabel | undefined,
  nextStepDown: StepDown | null,
  higher: ReadonlySet<number>,
): Verdict {
  const { pack, tonight, asOf } = night;
  const tierAt = (rank: number | null | undefined): string | null =>
    pack.tiers[rank ?? NO_TIER]?.tier ?? null;
  const raw = tonight.raw[position] ?? NO_TIER;
  const flags: Flag[] = [];
  if (state.kept) flags.push('kept');
  if (higher.has(position)) flags.push('possibly_higher');
  if ([...tonight.indicators.values()].some((column) => isPartial(column, position))) flags.push('partial');
  if (state.decision !== null && state.ruleRank !== state.rank) flags.push('contradicts_rules');
  return {
    area: area ?? { code: '', name: '', district: null },
    position,
    tier: tierAt(state.rank),
    rawTier: tierAt(raw) ?? 'unknown',
    atLeast: raw === NO_TIER ? tierAt(tonight.atLeast[position]) : null,
    atMost: raw === NO_TIER ? tierAt(tonight.atMost[position]) : null,
    since: state.since,
    evaluatedOn: asOf,
    tierInForce: tierAt(state.inForce.rank),
    effectiveFrom: state.effectiveFrom,
    ruleTier: tierAt(state.ruleRank),
    queued: state.inForce.queue.map(({ rank, from }) => ({ tier: tierAt(rank) ?? '', from })),
    heldBy: state.decision !== null && raw > state.rank ? ['decision'] : [],
    indicators: indicatorsAt(night, position),
    clause: state.decision?.place ?? pack.tiers[state.ruleRank]?.clause ?? null,
    decision: state.decision,
    nextStepDown,
    flags,
  };
}

/** The value of every indicator for an area, rounded as the pack says. */
export function indicatorsAt(
  { pack, tonight }: Pick<Night, 'pack' | 'tonight'>,
  position: number,
): Record<string, IndicatorValue> {
  return Object.fromEntries(
    pack.indicators.map((indicator) => {
      const column = tonight.indicators.get(indicator.name);
      const value = column === undefined ? null : valueAt(column, position);
      if (indicator.round === undefined || column?.kind !== 'number' || typeof value !== 'number')
        return [indicator.name, value];
      const exact = fractionAt(column, position);
      return [indicator.name, exact === null ? value : plainNumber(rounded(exact, indicator.round))];
    }),
  );
}

function tallyOf(pack: Pack, states: ReadonlyMap<number, AreaState>, areas: number, normal: number): Tally {
  const byTier = new Map(pack.tiers.map((tier) => [tier.rank, 0]));
  let unknown = 0;
  for (const { rank } of states.values()) {
    if (rank === NO_TIER) unknown++;
    else byTier.set(rank, (byTier.get(rank) ?? 0) + 1);
  }
  const rest = areas - states.size;
  if (normal === NO_TIER) unknown += rest;
  else byTier.set(normal, (byTier.get(normal) ?? 0) + rest);
  return {
    byTier: Object.fromEntries(pack.tiers.map((tier) => [tier.tier, byTier.get(tier.rank) ?? 0])),
    unknown,
  };
}

async function casesPlacedAbove({ bench, asOf, staged }: Night): Promise<number> {
  if (!staged.tables.includes('cases')) return 0;
  const rows = await bench.engine.rows(
    `SELECT count(*) AS n FROM cases c WHERE c.date_report <= DATE ${literal(asOf)} AND c.area NOT IN (SELECT area FROM ${withinTable(bench.pack.level)})`,
  );
  return Number(rows[0]?.['n'] ?? 0);
}
