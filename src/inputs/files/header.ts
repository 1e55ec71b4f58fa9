import { error, FenquError, type Problem } from '../../problems/problem.ts';
import { nearest } from '../../problems/suggest.ts';
import { nameIn } from './names.ts';
import type { PreparedFile } from './prepare.ts';
import { shownHeader } from './shown-header.ts';

/**
 * Columns that a file lacks or has twice, of those that are wanted.
 *
 * @param otherNames other names that wanted columns may have → the wanted one
 */
export function missingColumns(
  file: PreparedFile,
  wanted: Iterable<string>,
  otherNames: Readonly<Record<string, string>> = {},
): Problem[] {
  const written = file.header.map((name) => nameIn(file, name));
  const header = shownHeader(written).join(', ');
  const others = Object.entries(otherNames);
  return [...new Set(wanted)].flatMap((column): Problem[] => {
    const names = [column, ...others.filter(([, main]) => main === column).map(([name]) => name)];
    const there = names.filter((name) => file.header.includes(name));
    const field = nameIn(file, column);
    const place = { file: file.shown, line: file.headerLine ?? 1, field };
    if (there.length > 1) return [error('column-names-several', { place, value: there.join(', ') })];
    if (file.header.filter((name) => name === column).length > 1)
      return [error('column-duplicate', { place, value: field })];
    if (there.length === 1) return [];
    const suggest = [...new Set(names.flatMap((name) => nearest(name, written)))];
    return [error('column-missing', { place, value: names.join(' / '), with: { header }, suggest })];
  });
}

/** Whether a file could not be read only because it has a header and no rows. */
export function isHeaderOnly(cause: unknown): boolean {
  return cause instanceof FenquError && cause.problems.every(({ code }) => code === 'file-header-only');
}
