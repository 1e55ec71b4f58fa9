import { addDays, type Day } from '../days.ts';
import { FenquError, note, type Problem } from '../problems/problem.ts';
import { readNights, staleNights } from '../store/index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type ReplayedNight, throughNights } from './replay.ts';
import type { OnStep } from './step.ts';

/** The nights that are looked at: all those published after one day and before another. */
export interface Span {
  readonly after?: Day;
  readonly before?: Day;
}

interface Asked {
  /** The present civil day. */
  readonly present: Day;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: OnStep | undefined;
  /** Nights of the same job done before these, and to be done after them. */
  readonly done?: number;
  readonly follow?: number;
}

export interface Cascaded {
  readonly nights: readonly ReplayedNight[];
  readonly warnings: readonly Problem[];
}

/**
 * Computes stale nights again, in their order, each as of its own day: another result is published as the next revision, and
 * with the same result a night is merely stale no longer. A night that comes out otherwise makes all later ones stale, which
 * then follow. The caller holds the lock.
 *
 * @throws FenquError where one cannot be computed, with how many are left; those before it stay
 */
export async function cascade(workspace: Workspace, span: Span, asked: Asked): Promise<Cascaded> {
  const nights: ReplayedNight[] = [];
  const warnings: Problem[] = [];
  const { present, signal, onStep, done = 0, follow = 0 } = asked;
  const how = { present, revise: true, ...(signal && { signal }), ...(onStep && { onStep }) };
  let plan = await planned(workspace.store, span);
  while (plan.length > 0) {
    const before = nights.length;
    const job = { done: done + before, of: done + before + plan.length + follow };
    try {
      for await (const { night, problems } of throughNights(workspace, plan, { ...how, ...job })) {
        nights.push(night);
        warnings.push(...problems);
        if (night.published.outcome !== 'same' && !(await reaches(workspace.store, plan, span))) break;
      }
    } catch (cause) {
      const failed = plan[nights.length - before];
      if (!(cause instanceof FenquError) || failed === undefined) throw cause;
      const left = (await planned(workspace.store, { ...span, after: addDays(failed, -1) })).length;
      const ended = note('cascade-ended', { value: failed, with: { done: nights.length, left } });
      throw new FenquError([...cause.problems, ended], { cause });
    }
    plan = await planned(workspace.store, { ...span, after: nights.at(-1)?.published.day ?? '' });
  }
  return { nights, warnings };
}

/** Whether a plan has all nights of a span from its first on: then nothing can become stale that is not in it. */
async function reaches(store: string, plan: readonly Day[], span: Span): Promise<boolean> {
  const [first = ''] = plan;
  const all = (await readNights(store)).filter(({ day }) => day >= first && isWithin(day, span));
  return all.length === plan.length;
}

async function planned(store: string, span: Span): Promise<Day[]> {
  return (await staleNights(store)).map(({ day }) => day).filter((day) => isWithin(day, span));
}

function isWithin(day: Day, { after, before }: Span): boolean {
  return (after === undefined || day > after) && (before === undefined || day < before);
}
