import { type Day, daysBetween } from '../days.ts';
import type { Problem } from '../problems/problem.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Staged } from './staged.ts';

/** Tables whose data end too long before an as-of day, as errors or warnings as the workspace has it. */
export function freshness(workspace: Workspace, staged: Pick<Staged, 'through'>, asOf: Day): Problem[] {
  return workspace.tables.flatMap(({ table, freshWithin, file }): Problem[] => {
    if (freshWithin === undefined) return [];
    const last = staged.through[table] ?? null;
    const days = last === null ? Number.POSITIVE_INFINITY : daysBetween(last, asOf);
    if (days <= freshWithin.days) return [];
    const details = {
      table,
      through: last ?? '—',
      asOf,
      days: last === null ? '—' : days,
      allowed: freshWithin.days,
    };
    const place = { file: workspace.file, field: `data.${table}` };
    return [{ code: 'stale', severity: freshWithin.severity, place, value: file, with: details }];
  });
}
