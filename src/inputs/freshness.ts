import { type Day, daysBetween } from '../days.ts';
import type { Problem } from '../problems/problem.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Staged } from './staged.ts';

/** Where it is stated through which day events are complete, what comes after is not known, and no zero. */
const STATED = { days: 0, severity: 'warning' } as const;

/** Tables whose data end too long before an as-of day, as errors or warnings as the workspace has it. */
export function freshness(workspace: Workspace, staged: Pick<Staged, 'through'>, asOf: Day): Problem[] {
  return workspace.tables.flatMap(({ table, freshWithin, through, file }): Problem[] => {
    const isStated = through !== undefined && table !== 'metrics';
    const allowed = freshWithin ?? (isStated ? STATED : undefined);
    if (allowed === undefined) return [];
    const last = staged.through[table] ?? null;
    const days = last === null ? Number.POSITIVE_INFINITY : daysBetween(last, asOf);
    if (days <= allowed.days) return [];
    const details = {
      table,
      through: last ?? '—',
      asOf,
      days: last === null ? '—' : days,
      allowed: allowed.days,
    };
    const place = { file: workspace.file, field: `data.${table}` };
    return [{ code: 'stale', severity: allowed.severity, place, value: file, with: details }];
  });
}
