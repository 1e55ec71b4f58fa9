import type { TableName, TableSource, Workspace } from '../../workspace/workspace.ts';

/** Whether a table's source has a column, or says what stands in its place. */
export function isGiven(source: TableSource, name: string): boolean {
  return (source.columns[name]?.length ?? 0) > 0 || (name !== 'area' && source.defaults[name] !== undefined);
}

/** Those of a table's columns that a workspace does not give; all of them where it does not have the table. */
export function notGiven(
  { tables }: Pick<Workspace, 'tables'>,
  table: TableName,
  columns: readonly string[],
): string[] {
  const source = tables.find((each) => each.table === table);
  return columns.filter((name) => source === undefined || !isGiven(source, name));
}
