import { error, FenquError } from '../problems/problem.ts';
import {
  carryOut,
  checkStore as check,
  type Pruned,
  planPruning,
  type Retention,
  type StoreChecked,
  withLock,
} from '../store/index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openWorkspace } from './zone.ts';

export interface StoreOptions {
  readonly workspace: string | Workspace;
  readonly signal?: AbortSignal;
}

export interface PruneOptions extends StoreOptions {
  /** In days back from the newest published night, as `400d`; by default as the workspace says. */
  readonly keepNights?: string;
  readonly keepRevisions?: string;
  /** Removes what may go; without it, that is only found. */
  readonly apply?: boolean;
}

/** What pruning removed, or would. */
export interface PruneResult extends Pruned {
  readonly applied: boolean;
}

/** Reads the whole store of a workspace and says what is damaged, stale or left over. Changes nothing. */
export async function checkStore(options: StoreOptions): Promise<StoreChecked> {
  const { store } = await openWorkspace(options.workspace);
  return check(store, options.signal);
}

/**
 * Removes from a workspace's store what its retention rule lets go, and what nothing that stays rests on.
 *
 * @throws FenquError `store-locked`, `store-damaged`, `store-unwritable`; `usage-days`
 */
export async function pruneStore(options: PruneOptions): Promise<PruneResult> {
  const { store, keep } = await openWorkspace(options.workspace);
  const rule = {
    ...keep,
    ...asked('nights', '--keep-nights', options.keepNights),
    ...asked('revisions', '--keep-revisions', options.keepRevisions),
  };
  if (options.apply !== true) return { ...(await planPruning(store, rule)), applied: false };
  return withLock(store, options.signal, async () => {
    const pruned = await planPruning(store, rule);
    await carryOut(pruned, options.signal);
    return { ...pruned, applied: true };
  });
}

function asked(what: keyof Retention, option: string, value: string | undefined): Retention {
  if (value === undefined) return {};
  const [, days] = /^([1-9]\d{0,4})d$/.exec(value) ?? [];
  if (days === undefined) throw new FenquError(error('usage-days', { value, with: { option } }));
  return { [what]: Number(days) };
}
