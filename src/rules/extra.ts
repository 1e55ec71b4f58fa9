import { error, type Problem } from '../problems/problem.ts';
import type { YamlFile } from '../yaml/index.ts';
import { OWN_ATTRIBUTES } from './attributes.ts';
import { type ExtraColumns, tablesWith } from './tables.ts';

/**
 * The columns beside the canonical ones that rules may read: those a pack asks for, and those a workspace has.
 *
 * @param asked what the pack says under `extra`
 * @param had what the workspace says under `extra`
 * @returns with a problem for every column asked for that is canonical, or that the workspace has as another type
 */
export function extraColumns(
  yaml: YamlFile,
  asked: ExtraColumns,
  had: ExtraColumns,
): { extra: ExtraColumns; problems: readonly Problem[] } {
  const canonical = tablesWith({});
  const problems = Object.entries(asked).flatMap(([table, columns]) =>
    Object.entries(columns).flatMap(([name, type]) => {
      const spot = yaml.spotOf(['extra', table, name]);
      const own = table === 'areas' ? OWN_ATTRIBUTES : (canonical[table]?.columns.known ?? {});
      if (Object.hasOwn(own, name)) return [error('pack-extra-column', { ...spot, value: name })];
      const other = had[table]?.[name];
      if (other === undefined || other === type) return [];
      return [error('pack-extra-type', { ...spot, value: name, with: { type, other } })];
    }),
  );
  const tables = [...new Set([...Object.keys(asked), ...Object.keys(had)])];
  const extra = Object.fromEntries(tables.map((table) => [table, { ...had[table], ...asked[table] }]));
  return { extra, problems };
}
