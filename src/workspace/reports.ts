import { error, type Problem } from '../problems/problem.ts';
import type { YamlFile } from '../yaml/index.ts';
import type { RawWorkspace } from './schema.ts';
import type { Report } from './workspace.ts';

type RawReports = NonNullable<RawWorkspace['reports']>;

const PLACES = /\{(\w*)\}/g;
const OF_NIGHT: readonly string[] = ['as_of'];
const OF_AREA: readonly string[] = ['as_of', 'code', 'name'];

/** What a schema cannot say of reports: files that would be written over each other, and places nothing fills. */
export function reportProblems(yaml: YamlFile, reports: RawReports | undefined): Problem[] {
  return (reports ?? []).flatMap(({ to, by }, i, all): Problem[] => {
    const spot = { ...yaml.spotOf(['reports', i, 'to']), value: to };
    const known = by === undefined ? OF_NIGHT : OF_AREA;
    const unknown = [...to.matchAll(PLACES)].find(([, name = '']) => !known.includes(name));
    if (unknown !== undefined)
      return [
        error('report-place', { ...spot, value: unknown[0], suggest: known.map((name) => `{${name}}`) }),
      ];
    if (by !== undefined && !to.includes('{code}')) return [error('report-by-code', spot)];
    const twice = all.slice(0, i).some((other) => other.to === to);
    return twice ? [error('report-twice', spot)] : [];
  });
}

/** Reports with their defaults. */
export function reportsFrom(
  reports: RawReports | undefined,
  language: Report['language'],
): readonly Report[] {
  return (reports ?? []).map(({ what, to, format, language: own, by }) => ({
    what,
    to,
    format: format ?? 'md',
    language: own ?? language,
    ...(by === undefined ? {} : { by }),
  }));
}
