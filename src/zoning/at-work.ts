import { openEventStore } from '../counting/event-store.ts';
import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import type { Staged } from '../inputs/index.ts';
import type { Pack } from '../rules/pack.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Ancestors } from './ancestors.ts';
import { clockworkOf } from './clocks/clockwork.ts';
import { type DecisionBook, openDecisionBook } from './decision-book.ts';
import { looksElsewhere } from './demands.ts';
import { type Bench, rowIndicators } from './night.ts';
import { openBench } from './open-bench.ts';
import type { Regime } from './publish.ts';
import { openWorkdays, type Workdays } from './workdays.ts';

/** A pack at work: what it takes to judge by it, the decisions that name its tiers, and how these move. */
export interface AtWork {
  readonly bench: Bench;
  readonly book: DecisionBook;
  readonly regime: Regime;
  readonly workdays: Workdays;
  /** By level, the ancestors in which the pack counts the tiers of other areas. */
  readonly ancestors: ReadonlyMap<string, Ancestors>;
}

/** What packs are put to work on. */
export interface Ground {
  readonly engine: Engine;
  readonly workspace: Workspace;
  readonly staged: Staged;
  /** What was made ready to judge by already, by pack: the same for all nights. */
  readonly benches?: Map<Pack, Bench>;
  /** The last of many nights: then the rows that count are fetched once for all of them. */
  readonly through?: Day | undefined;
}

/**
 * Puts a pack to work on staged inputs.
 *
 * @param asOf the last night it is to judge
 * @param from the first; decisions that were over before may speak of another pack's tiers
 */
export async function putToWork(ground: Ground, pack: Pack, asOf: Day, from: Day = asOf): Promise<AtWork> {
  const { engine, workspace, staged, benches } = ground;
  const bench = benches?.get(pack) ?? (await benchOn(ground, pack));
  benches?.set(pack, bench);
  return {
    bench,
    book: await openDecisionBook(engine, pack, staged.decisions, { from, asOf }),
    regime: { works: clockworkOf(pack), effect: pack.effective },
    workdays: await openWorkdays(engine, pack.level, calendarOf(pack, workspace, staged)),
    ancestors: bench.ancestors,
  };
}

async function benchOn({ engine, workspace, staged, through }: Ground, pack: Pack): Promise<Bench> {
  const bench = await openBench(engine, pack, workspace, staged.knownOn);
  if (through === undefined || looksElsewhere(pack)) return bench;
  const { areas, traits } = bench;
  const fetching = { level: pack.level, areas, indicators: rowIndicators(pack), traits, through };
  return { ...bench, events: await openEventStore(engine, fetching) };
}

/** What a pack says of working days goes before what the workspace says; what the workspace lists goes before its list. */
function calendarOf({ calendar }: Pack, workspace: Workspace, staged: Staged) {
  const workdays = calendar?.workdays ?? workspace.calendar?.workdays;
  return {
    days: [...(calendar?.days ?? []), ...staged.holidays],
    ...(workdays === undefined ? {} : { workdays }),
  };
}
