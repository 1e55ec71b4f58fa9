import { addDays, type Day, isDay } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { freshness, type Staged } from '../inputs/index.ts';
import type { Judgement } from '../judging/judge.ts';
import { error, FenquError, type Problem, throwIfAny } from '../problems/problem.ts';
import type { Pack } from '../rules/pack.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type AtWork, putToWork } from './at-work.ts';
import type { Stale } from './bounds.ts';
import { knownSince } from './late-decisions.ts';
import { type Bench, judgeDays } from './night.ts';
import type { Inputs } from './open-inputs.ts';
import { anyOutside } from './places.ts';
import { type InCharge, packInCharge } from './policy.ts';
import type { PublishedMark } from './what-to-read.ts';

/** One night, staged, counted and judged; everything that results are made of. Close it when done. */
export interface Night extends InCharge, AtWork {
  readonly workspace: Workspace;
  readonly asOf: Day;
  readonly staged: Staged;
  /** What was made ready to judge by, by pack. */
  readonly benches: Map<Pack, Bench>;
  readonly tonight: Judgement;
  /** It is judged as the policy says, not by another pack asked for. */
  readonly byPolicy: boolean;
  /** The first night that can be judged from the data; of the packs before it the workspace does not give all columns. */
  readonly judgedFrom: Day;
  /** The evaluation that `tonight` is: in a pack that is not judged daily the last one, null before the first. */
  readonly evaluatedOn: Day | null;
  readonly warnings: readonly Problem[];
  close(): Promise<void>;
}

/** What a night rests on beside the inputs. */
interface NightOn {
  /** It is judged as the policy says, not by another pack asked for. */
  readonly byPolicy: boolean;
  /** The pack asked for, if one was. */
  readonly pack?: string;
  readonly publishedBefore?: (day: Day) => Promise<PublishedMark | null>;
  /** Decisions that say nothing of this night's areas and tiers are left out, and no error. */
  readonly lenient?: boolean;
}

/** Judges a night on staged inputs. Throws a `FenquError` with everything that is wrong; the inputs stay open then. */
export async function nightOn(inputs: Inputs, asOf: Day, options: NightOn): Promise<Night> {
  const { engine, workspace, policy, judgedFrom, benches, through } = inputs;
  const { byPolicy } = options;
  const inCharge = packInCharge(policy, asOf);
  const { pack, begins } = inCharge;
  const stale = freshness(workspace, inputs.staged, asOf);
  throwIfAny(stale);
  const published = byPolicy ? await options.publishedBefore?.(asOf) : undefined;
  const decisions =
    published?.level === pack.level
      ? knownSince(inputs.staged.decisions, published)
      : inputs.staged.decisions;
  const staged: Staged = { ...inputs.staged, decisions };
  const work = await putToWork({ engine, workspace, staged, benches, through }, pack, asOf, begins);
  const retrospective = inCharge.retrospective || !(await isInside(engine, workspace, pack, options.pack));
  if (options.lenient !== true) throwIfAny(work.book.problems);
  const bench = { ...work.bench, ...staleness(stale, asOf) };
  const tonight = (await judgeDays(bench, [asOf], asOf)).get(asOf);
  if (tonight === undefined) throw new RangeError('the night was not judged');
  return {
    ...inCharge,
    retrospective,
    workspace,
    asOf,
    staged,
    ...work,
    bench,
    benches,
    tonight,
    byPolicy,
    judgedFrom: judgedFrom ?? (inCharge.earlier[0] ?? inCharge.term).from,
    evaluatedOn: asOf,
    warnings: [...staged.problems, ...stale, ...work.book.problems],
    close: () => inputs.close(),
  };
}

/** What is tolerated of stale tables: that they are warned about, not that a zero is believed. Visits are those of cases. */
function staleness(stale: readonly Problem[], asOf: Day): Pick<Bench, 'stale'> {
  const found = stale.map((problem): [string, Stale] => {
    const through = String(problem.with?.['through'] ?? '');
    const known = isDay(through) ? through : addDays(asOf, -36_500);
    return [String(problem.with?.['table'] ?? ''), { through: known, tonight: asOf }];
  });
  if (found.length === 0) return {};
  const tables = Object.fromEntries(found);
  const { cases } = tables;
  return { stale: { ...(cases && { visits: cases }), ...tables } };
}

/** Whether all areas are of a pack's jurisdiction. If not, it judges them in retrospect alone, as one asked for does. */
async function isInside(
  engine: Engine,
  workspace: Workspace,
  { id, jurisdiction, level }: Pack,
  asked: string | undefined,
): Promise<boolean> {
  if (jurisdiction === undefined) return true;
  const area = await anyOutside(engine, level, jurisdiction, workspace.areas.codes);
  if (area === undefined) return true;
  if (asked !== undefined) return false;
  throw new FenquError(error('pack-jurisdiction', { value: jurisdiction, with: { pack: id, area } }));
}
