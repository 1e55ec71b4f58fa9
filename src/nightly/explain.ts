import { explain as explainVerdict } from '../explain/explain.ts';
import type { Explanation } from '../explain/explanation.ts';
import { error, FenquError } from '../problems/problem.ts';
import { hiddenSql, workspaceSecret } from '../store/index.ts';
import { levelName } from '../workspace/level-names.ts';
import type { Night } from '../zoning/open-night.ts';
import { snapshotOf } from '../zoning/snapshot.ts';
import { beginningAfter } from './beginning.ts';
import { looksPersonal } from './kept-rows.ts';
import { findScope } from './scope.ts';
import { nightGoneOnFrom, withNight, type ZoneOptions } from './zone.ts';

export interface ExplainOptions extends Omit<ZoneOptions, 'all' | 'area'> {
  readonly area: string;
}

/** Why one area has its tier: the trace, the cases counted, why not each other tier, and when it could be lowered. */
export async function explain(options: ExplainOptions): Promise<Explanation> {
  return withNight({ ...options, ids: true }, async (night) => {
    const position = await positionMeant(night, options.area);
    const beginning = await beginningAfter(await nightGoneOnFrom(night), night);
    const { snapshot, night: tonight } = await snapshotOf(night, { only: [position], beginning });
    const [verdict] = snapshot.zones;
    if (verdict === undefined) throw new FenquError(error('area-not-found', { value: options.area }));
    return explainVerdict(tonight, verdict, await shownId(night));
  });
}

/** The one area with a tier of its own that is meant. Throws if there is none, or more than one. */
export async function positionMeant(night: Night, text: string): Promise<number> {
  const { positions, area } = await findScope(night, text, { own: true });
  const [position] = positions;
  if (positions.size === 1 && position !== undefined) return position;
  const values = { level: levelName(night.pack.level), count: positions.size };
  throw new FenquError(error('area-above-level', { value: area.name, with: values }));
}

/** Where ids are not to be seen, cases stand under their HMACs, as the store has them. */
async function shownId({ workspace, bench }: Night): Promise<((column: string) => string) | undefined> {
  if (workspace.hidesIds !== true && !(await looksPersonal(bench.engine, workspace))) return undefined;
  const secret = await workspaceSecret(workspace.directory);
  return (column) => hiddenSql(secret, column);
}
