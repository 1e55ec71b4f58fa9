import { error, FenquError, type Problem } from '../../problems/problem.ts';
import { nearest } from '../../problems/suggest.ts';
import type { PreparedFile } from './prepare.ts';
import { shownHeader } from './shown-header.ts';

/** Columns that a file lacks or has twice, of those that are wanted. */
export function missingColumns(file: PreparedFile, wanted: Iterable<string>): Problem[] {
  const header = shownHeader(file.header).join(', ');
  return [...new Set(wanted)].flatMap((value) => {
    const times = file.header.filter((name) => name === value).length;
    const place = { file: file.shown, line: file.headerLine ?? 1, field: value };
    if (times > 1) return [error('column-duplicate', { place, value })];
    if (times === 1) return [];
    return [
      error('column-missing', { place, value, with: { header }, suggest: nearest(value, file.header) }),
    ];
  });
}

/** Whether a file could not be read only because it has a header and no rows. */
export function isHeaderOnly(cause: unknown): boolean {
  return cause instanceof FenquError && cause.problems.every(({ code }) => code === 'file-header-only');
}
