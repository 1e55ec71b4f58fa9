import type { CausePart, Change } from '../../diff/change.ts';
import { FenquError, type Problem, warning } from '../../problems/problem.ts';
import type { PublishedNight } from '../../store/published.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { type CausesOptions, causesBetween } from './find.ts';

/** Changes with their causes, and what is in the way of telling them. */
interface Caused {
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

/**
 * The causes of changes over some nights: those of each night's own change, one after the other. Of a night that cannot be
 * computed again nothing is told, nor of an area whose tier there rests on what was published before it then, and that is said.
 */
export async function withCauses(
  workspace: Workspace,
  nights: readonly PublishedNight[],
  changes: readonly Change[],
  options: CausesOptions,
): Promise<Caused> {
  const changed = new Set(changes.map(({ area }) => area.code));
  const parts = new Map<string, CausePart[]>();
  const untold = new Set<string>();
  const problems: Problem[] = [];
  for (const [i, after] of nights.entries()) {
    const before = nights[i - 1];
    if (before === undefined) continue;
    const asked = listedOn([before, after]).filter((code) => changed.has(code));
    if (asked.length === 0) continue;
    try {
      const found = await causesBetween(workspace, [before, after], asked, options);
      if (found.untold.length > 0) problems.push(restedOnOthers(after, found.untold));
      for (const code of found.untold) untold.add(code);
      for (const [code, list] of found.parts) parts.set(code, [...(parts.get(code) ?? []), ...list]);
    } catch (cause) {
      if (!(cause instanceof FenquError)) throw cause;
      for (const code of asked.filter((each) => isOther([before, after], each))) untold.add(code);
      problems.push(
        warning('causes-untold', { value: after.manifest.as_of }),
        ...cause.problems.map(asWarning),
      );
    }
  }
  const caused = changes.map((change) => {
    const causes = parts.get(change.area.code);
    return causes === undefined || untold.has(change.area.code) ? change : { ...change, causes };
  });
  return { changes: caused, problems };
}

/** The areas that nights list: no other has changed between them. Those that are gone are none of a night's own changes. */
function listedOn(nights: readonly PublishedNight[]): string[] {
  return [...new Set(nights.flatMap(({ zones }) => zones.map(({ area }) => area)))];
}

function isOther(nights: readonly PublishedNight[], code: string): boolean {
  const tiers = nights.map(({ zones }) => zones.find(({ area }) => area === code)?.tier);
  return tiers.length < 2 || tiers[0] !== tiers[1];
}

function restedOnOthers({ manifest: { as_of: day } }: PublishedNight, areas: readonly string[]): Problem {
  return warning('causes-stale', { value: day, with: { areas: areas.length } });
}

function asWarning(problem: Problem): Problem {
  return { ...problem, severity: 'warning' };
}
