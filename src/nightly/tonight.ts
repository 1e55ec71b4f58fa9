import type { Diff } from '../diff/change.ts';
import { diffFrom } from '../diff/diff.ts';
import type { Pack } from '../rules/pack.ts';
import type { LastNight } from '../store/published.ts';
import type { Ladder } from '../zoning/ladder.ts';
import type { Night } from '../zoning/night-on.ts';
import { type SnapshotOptions, snapshotOf } from '../zoning/snapshot.ts';
import type { Snapshot } from '../zoning/verdict.ts';
import { beginningAfter } from './beginning.ts';

/** A night's result, and what changed since the newest night published before. */
export interface Tonight {
  readonly night: Night;
  readonly snapshot: Snapshot;
  readonly diff: Diff;
  /** All that is foreseen, by position; empty where it was not asked for. */
  readonly ladders: ReadonlyMap<number, Ladder>;
  /** Tonight's pack, and that of the night before if another judged then: they name the tiers and measures. */
  readonly packs: readonly Pack[];
}

type Asked = Pick<SnapshotOptions, 'ladders'>;

/** Takes a judged night on from the newest night published before it, as it is to be published. */
export async function tonightCompared(
  opened: Night,
  earlier: LastNight | null,
  asked: Asked = {},
): Promise<Tonight> {
  const beginning = await beginningAfter(earlier, opened);
  const { snapshot, night, ladders } = await snapshotOf(opened, { since: true, beginning, ...asked });
  const compared = earlier && {
    asOf: earlier.manifest.as_of,
    pack: earlier.manifest.pack.id,
    level: earlier.manifest.level,
    zones: earlier.zones,
  };
  const diff = await diffFrom(compared, night, snapshot);
  const before = night.earlier.map(({ pack }) => pack).filter(({ id }) => id === compared?.pack);
  return { night, snapshot, ladders, diff, packs: [snapshot.pack, ...before] };
}
