import type { Day } from '../days.ts';
import { error, type Problem } from '../problems/problem.ts';
import type { Path, YamlFile } from '../yaml/index.ts';

interface InForce {
  readonly from?: Day;
  readonly until?: Day;
}

/** The days on which something holds, and a problem if the last is before the first. */
export function inForceFrom(
  yaml: YamlFile,
  path: Path,
  raw: InForce | undefined,
): { readonly inForce: InForce; readonly problems: readonly Problem[] } {
  const inForce = {
    ...(raw?.from === undefined ? {} : { from: raw.from }),
    ...(raw?.until === undefined ? {} : { until: raw.until }),
  };
  if (inForce.from === undefined || inForce.until === undefined || inForce.from <= inForce.until) {
    return { inForce, problems: [] };
  }
  return {
    inForce,
    problems: [error('pack-in-force', { ...yaml.spotOf([...path, 'until']), value: inForce.until })],
  };
}

/** Whether something holds on a day. */
export function holdsOn({ from, until }: InForce, day: Day): boolean {
  return (from === undefined || from <= day) && (until === undefined || day <= until);
}

/** Whether there is a day on which both hold. */
export function sharesDays(one: InForce = {}, other: InForce = {}): boolean {
  const endsBefore = (a: InForce, b: InForce): boolean =>
    a.until !== undefined && b.from !== undefined && a.until < b.from;
  return !endsBefore(one, other) && !endsBefore(other, one);
}
