import { error, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { YamlFile } from '../yaml/index.ts';
import { sharedNames } from './column-names.ts';
import { isDateFormat } from './date-formats.ts';
import type { RawWorkspace } from './schema.ts';
import { tableSource } from './tables.ts';
import type { PremisesSource } from './workspace.ts';

/** The canonical columns of premises. */
export const PREMISES_COLUMNS = [
  'id',
  'name',
  'sector',
  'area',
  'size',
  'ownership',
  'status',
  'date',
  'link',
  'public',
  'closable',
  'inspections',
  'problems',
  'mended',
] as const;

/** Those that no list may be without. */
const NEEDED = ['id', 'area'] as const;

type RawPremises = NonNullable<RawWorkspace['premises']>;

/** The list of premises with defaults filled in; where only a file is named, its columns are called as they are canonically. */
export function premisesSource(raw: RawPremises, directory: string): PremisesSource {
  if (typeof raw === 'string') {
    const columns = Object.fromEntries(PREMISES_COLUMNS.map((name) => [name, name]));
    const source = { ...tableSource('premises', { file: raw, columns }, directory), asNamed: true } as const;
    return { source, rounding: ROUNDING };
  }
  const { grading, rounding, ...table } = raw;
  return {
    source: tableSource('premises', table, directory),
    ...(grading === undefined ? {} : { grading }),
    rounding: { ...ROUNDING, ...rounding },
  };
}

const ROUNDING = { mode: 'half-up', digits: 1 } as const;

/** What a schema cannot say of the list of premises. */
export function premisesProblems(yaml: YamlFile, raw: RawWorkspace['premises']): Problem[] {
  if (raw === undefined || typeof raw === 'string') return [];
  const keys = ['columns', 'values', 'defaults', 'formats', 'pad'] as const;
  const unknown = keys.flatMap((key) =>
    Object.keys(raw[key] ?? {})
      .filter((name) => !PREMISES_COLUMNS.some((column) => column === name))
      .map((value) =>
        error('workspace-unknown-column', {
          ...yaml.spotOf(['premises', key, value], 'key'),
          value,
          with: { known: PREMISES_COLUMNS.join(', ') },
          suggest: nearest(value, PREMISES_COLUMNS),
        }),
      ),
  );
  const missing = NEEDED.filter((name) => raw.columns[name] === undefined).map((value) =>
    error('workspace-missing-column', { ...yaml.spotOf(['premises', 'columns'], 'key'), value }),
  );
  const shared = sharedNames(raw.columns).map(({ name, column, other }) =>
    error('workspace-column-shared', {
      ...yaml.spotOf(['premises', 'columns', column]),
      value: name,
      with: { column, other },
    }),
  );
  const formats = [raw.formats?.['date'] ?? []]
    .flat()
    .filter((format) => !isDateFormat(format))
    .map((value) =>
      error('workspace-date-format', { ...yaml.spotOf(['premises', 'formats', 'date']), value }),
    );
  return [...unknown, ...missing, ...shared, ...formats];
}
