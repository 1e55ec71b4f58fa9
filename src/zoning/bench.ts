import type { EventStore } from '../counting/fetched.ts';
import type { TableTraits } from '../counting/plan.ts';
import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import type { Pack } from '../rules/pack.ts';
import type { ContextSeries } from '../workspace/workspace.ts';
import type { Ancestors } from './ancestors.ts';
import type { Stale } from './bounds.ts';
import type { PlaceSet } from './place-set.ts';

/** What it takes to judge a night: the staged rows, the pack, and what does not change from night to night. */
export interface Bench {
  readonly engine: Engine;
  readonly pack: Pack;
  /** How many areas the pack's level has. */
  readonly areas: number;
  readonly context: ContextSeries;
  /** The areas judged, with the attributes that the pack's expressions read, and where they look. */
  readonly root: PlaceSet;
  /** By level, the ancestors in which the pack counts the tiers of other areas. */
  readonly ancestors: ReadonlyMap<string, Ancestors>;
  /** What is out of the ordinary about tables. */
  readonly traits: TableTraits;
  /** Where a past without a beginning begins: the first day of the data. */
  readonly firstDay: Day;
  /** The rows that its indicators count, fetched once where many nights are judged. */
  readonly events?: EventStore;
  /** Tables that are stale where that is tolerated: what they say of the days after is only a bound. */
  readonly stale?: Readonly<Record<string, Stale>>;
}
