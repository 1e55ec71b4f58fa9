import { nearest } from '../../problems/suggest.ts';
import { columnsOfShape } from '../../workspace/shape.ts';
import type { TableSource } from '../../workspace/workspace.ts';
import { headerNames, wantedColumns } from '../files/names.ts';
import { CLASSES, ORIGINS } from '../tables.ts';
import type { Column } from './columns.ts';
import type { ColumnNames } from './names.ts';
import type { Compared, Difference, Proposal } from './proposal.ts';

/** How a file differs from what the workspace says of the table that it seems to be. */
export function compare(
  source: TableSource,
  columns: readonly Column[],
  proposal: Proposal,
  names: ColumnNames,
): Compared {
  return {
    differences: differences(source, columns, proposal, names),
    untranslated: untranslated(source, columns, proposal),
    formats: otherFormats(source, proposal),
  };
}

function differences(
  source: TableSource,
  columns: readonly Column[],
  { mapped }: Proposal,
  known: ColumnNames,
): Difference[] {
  const made = new Set(source.shape === undefined ? [] : Object.values(columnsOfShape(source.shape)));
  const named = Object.entries(source.columns).flatMap(([column, names]) =>
    names.filter((name) => !made.has(name)).map((name) => ({ column, name })),
  );
  const wanted = wantedColumns(
    named.map(({ name }) => name),
    source.otherNames,
  );
  const { header } = headerNames(
    columns.map(({ name }) => name),
    wanted,
  );
  // What the workspace names already is not what another of its columns is called now.
  const free = columns
    .filter(({ name, personal }, i) => !personal && !wanted.names.has(header[i] ?? name))
    .map(({ name }) => name);
  return named
    .filter(({ name }) => !header.includes(name))
    .map(({ column, name }) => {
      const now = mapped.find((each) => each.column === column)?.sources ?? [];
      const likely = now.filter((each) => free.includes(each));
      // Of several columns that are joined, the one that is what the missing one was.
      const role = known.roleOf(name)?.what;
      const same = likely.filter((each) => columns.find((other) => other.name === each)?.role === role);
      if (same.length > 0) return { column, missing: name, likely: same };
      return { column, missing: name, likely: likely.length > 0 ? likely : nearest(name, free) };
    });
}

/** Texts of class and origin that the workspace does not translate. */
function untranslated(
  source: TableSource,
  columns: readonly Column[],
  { mapped }: Proposal,
): Record<string, readonly string[]> {
  const found: Record<string, readonly string[]> = {};
  for (const [column, own] of [
    ['class', CLASSES],
    ['origin', ORIGINS],
  ] as const) {
    const sources = mapped.find((each) => each.column === column)?.sources ?? [];
    const { known = [], unknown = [] } = columns.find(({ name }) => name === sources[0])?.translated ?? {};
    const said = new Set<string>([...own, ...Object.keys(source.values[column] ?? {}), ...source.missing]);
    const texts = [...known.map(([text]) => text), ...unknown.map(({ text }) => text)];
    const open = texts.filter((text) => !said.has(text));
    if (open.length > 0) found[column] = open;
  }
  return found;
}

/** Columns of days whose format is another than the workspace says; null where none needs to be said. */
function otherFormats(source: TableSource, { mapped, block, open }: Proposal): Compared['formats'] {
  const proposed = block['formats'];
  const unsure = new Set(open.flatMap((point) => ('column' in point ? [point.column] : [])));
  return mapped.flatMap(({ column }) => {
    if (!column.startsWith('date') || unsure.has(column)) return [];
    const now =
      typeof proposed === 'object' && column in proposed ? Reflect.get(proposed, column) : undefined;
    const said = source.formats[column];
    if (said === now || typeof said !== 'string') {
      return said === undefined && typeof now === 'string' ? [{ column, now }] : [];
    }
    return [{ column, now: typeof now === 'string' ? now : null }];
  });
}
