import { error, type Problem } from '../problems/problem.ts';
import type { YamlFile } from '../yaml/index.ts';
import type { RawWorkspace } from './schema.ts';
import { FILE_FORMATS, FOLDER_FORMATS } from './schema-reports.ts';
import type { Report } from './workspace.ts';

type RawReports = NonNullable<RawWorkspace['reports']>;

const PLACES = /\{(\w*)\}/g;
const OF_NIGHT: readonly string[] = ['as_of'];
const OF_AREA: readonly string[] = ['as_of', 'code', 'name'];

/** What a schema cannot say of reports: files that would be written over each other, and places nothing fills. */
export function reportProblems(yaml: YamlFile, reports: RawReports | undefined): Problem[] {
  return (reports ?? []).flatMap(({ what, to, by, format = 'md' }, i, all): Problem[] => {
    const spot = { ...yaml.spotOf(['reports', i, 'to']), value: to };
    const formats: readonly string[] = what === 'handouts' ? FOLDER_FORMATS : FILE_FORMATS;
    if (!formats.includes(format)) {
      const details = { value: format, with: { what, known: formats.join(', ') } };
      return [error('report-format', { ...yaml.spotOf(['reports', i, 'format']), ...details })];
    }
    const twice = all.slice(0, i).some((other) => other.to === to);
    if (twice) return [error('report-twice', spot)];
    if (what === 'handouts') return /[{}]/.test(to) ? [error('report-folder', spot)] : [];
    const known = by === undefined ? OF_NIGHT : OF_AREA;
    const unknown = [...to.matchAll(PLACES)].find(([, name = '']) => !known.includes(name));
    if (unknown !== undefined)
      return [
        error('report-place', { ...spot, value: unknown[0], suggest: known.map((name) => `{${name}}`) }),
      ];
    return by !== undefined && !to.includes('{code}') ? [error('report-by-code', spot)] : [];
  });
}

/** Reports with their defaults. */
export function reportsFrom(
  reports: RawReports | undefined,
  language: Report['language'],
): readonly Report[] {
  return (reports ?? []).map(({ what, to, format, language: own, by }): Report => {
    const rest = { to, language: own ?? language, ...(by === undefined ? {} : { by }) };
    if (what === 'handouts')
      return { what, ...rest, format: FOLDER_FORMATS.find((each) => each === format) ?? 'md' };
    return { what, ...rest, format: FILE_FORMATS.find((each) => each === format) ?? 'md' };
  });
}
