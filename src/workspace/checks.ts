import { addDays } from '../days.ts';
import { error, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { YamlFile } from '../yaml/index.ts';
import { sharedNames } from './column-names.ts';
import { isDateFormat } from './date-formats.ts';
import { premisesProblems } from './premises.ts';
import { reportProblems } from './reports.ts';
import type { RawWorkspace } from './schema.ts';
import type { RawPolicyEntry } from './schema-named.ts';
import { NUMBER, partsOf } from './shape.ts';
import { namedColumns, REACH } from './tables.ts';
import { TABLES } from './workspace.ts';

const CASE_COLUMNS = [
  'id',
  'class',
  'origin',
  'date_onset',
  'date_report',
  'date_known',
  'area',
  'cluster',
] as const;
/** Columns that tables of numbers must have. */
const NUMBER_COLUMNS = ['area', 'date'] as const;
const VISIT_COLUMNS = ['case', 'area', 'date', 'role'] as const;
const VISIT_NEEDS = ['case', 'area', 'date'] as const;
/** What the case of a visit lends it. */
const OF_CASE = ['date_report'] as const;

/** What a schema cannot say of `fenqu.yaml`. */
export function workspaceProblems(yaml: YamlFile, raw: RawWorkspace): Problem[] {
  return [
    ...timezoneProblems(yaml, raw.timezone),
    ...columnProblems(yaml, raw),
    ...nameProblems(yaml, raw),
    ...formatProblems(yaml, raw.data),
    ...numberProblems(yaml, raw.data),
    ...premisesProblems(yaml, raw.premises),
    ...standardInputProblems(yaml, raw.data),
    ...reportProblems(yaml, raw.reports),
    ...(typeof raw.policy === 'object' ? policyProblems(yaml, ['policy'], raw.policy) : []),
  ];
}

function timezoneProblems(yaml: YamlFile, timeZone: string | undefined): Problem[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return [];
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const suggest = nearest(timeZone ?? '', Intl.supportedValuesOf('timeZone'));
    return [error('workspace-timezone', { ...yaml.spotOf(['timezone']), value: timeZone ?? '', suggest })];
  }
}

/** Standard input can be read but once. */
function standardInputProblems(yaml: YamlFile, data: RawWorkspace['data']): Problem[] {
  const tables = TABLES.filter((table) => data[table]?.file === '-');
  return tables.slice(1).map((table) => error('workspace-stdin-twice', yaml.spotOf(['data', table, 'file'])));
}

/** Columns that no rule could read, names that stand twice, and tables without what they need. */
function columnProblems(yaml: YamlFile, raw: RawWorkspace): Problem[] {
  const { cases, visits } = raw.data;
  const problems: Problem[] = [];
  if (cases !== undefined) {
    const known = [...CASE_COLUMNS, ...Object.keys(cases.extra ?? {})];
    for (const key of ['columns', 'values', 'defaults', 'formats', 'pad'] as const) {
      problems.push(...unknownColumns(yaml, ['data', 'cases', key], Object.keys(cases[key] ?? {}), known));
    }
    problems.push(
      ...canonicalExtras(yaml, ['data', 'cases', 'extra'], Object.keys(cases.extra ?? {}), CASE_COLUMNS),
    );
  }
  if (visits !== undefined) {
    const known = [...VISIT_COLUMNS, ...Object.keys(visits.extra ?? {})];
    for (const key of ['columns', 'values', 'defaults', 'formats', 'pad'] as const)
      problems.push(...unknownColumns(yaml, ['data', 'visits', key], Object.keys(visits[key] ?? {}), known));
    const own = [...VISIT_COLUMNS, ...OF_CASE];
    problems.push(
      ...canonicalExtras(yaml, ['data', 'visits', 'extra'], Object.keys(visits.extra ?? {}), own),
      ...missingColumns(yaml, ['data', 'visits', 'columns'], Object.keys(visits.columns), VISIT_NEEDS),
    );
    if (cases?.columns?.['id'] === undefined)
      problems.push(error('visits-without-ids', yaml.spotOf(['data', 'visits'], 'key')));
  }
  for (const table of ['counts', 'metrics'] as const) {
    const source = raw.data[table];
    if (source === undefined) continue;
    const path = ['data', table];
    problems.push(
      ...canonicalExtras(yaml, [...path, 'extra'], Object.keys(source.extra ?? {}), NUMBER_COLUMNS),
      ...shapeProblems(yaml, path, source),
      ...missingColumns(
        yaml,
        [...path, 'columns'],
        [...Object.keys(source.columns), ...partsOf(source.wide?.columns ?? '')],
        NUMBER_COLUMNS,
      ),
    );
  }
  return problems;
}

/** Formats that do not say a day. */
function formatProblems(yaml: YamlFile, data: RawWorkspace['data']): Problem[] {
  return TABLES.flatMap((table) =>
    Object.entries(data[table]?.formats ?? {}).flatMap(([column, formats]) =>
      [formats]
        .flat()
        .filter((format) => !isDateFormat(format))
        .map((value) =>
          error('workspace-date-format', { ...yaml.spotOf(['data', table, 'formats', column]), value }),
        ),
    ),
  );
}

/** Texts of cells that stand as numbers and are not what was written: `010` is 10, and `1.0` is 1. */
function numberProblems(yaml: YamlFile, data: RawWorkspace['data']): Problem[] {
  return TABLES.flatMap((table) => {
    const { exclude = {}, only = {}, missing = [] } = data[table] ?? {};
    const pathsIn = (key: string, texts: object): string[][] =>
      Object.entries(texts).flatMap(([name, held]) => [
        ['data', table, key, name],
        ...(Array.isArray(held) ? held.map((_, i) => ['data', table, key, name, String(i)]) : []),
      ]);
    const paths = [...pathsIn('exclude', exclude), ...pathsIn('only', only), ...pathsIn('missing', missing)];
    return paths.flatMap((path) => {
      const value = yaml.numberAt(path);
      return value === undefined || String(Number(value)) === value
        ? []
        : [error('workspace-number-unquoted', { ...yaml.spotOf(path), value })];
    });
  });
}

/** Names that stand for two different columns of a file. */
function nameProblems(yaml: YamlFile, { areas, data }: RawWorkspace): Problem[] {
  const sources = [
    { path: ['areas'], columns: areas.columns ?? {} },
    ...TABLES.flatMap((table) => {
      const source = data[table];
      return source === undefined ? [] : [{ path: ['data', table], columns: namedColumns(source) }];
    }),
  ];
  return sources.flatMap(({ path, columns }) =>
    sharedNames(columns).map(({ name, column, other }) => {
      const at = column === REACH ? [...path, 'through'] : [...path, 'columns', column];
      return error('workspace-column-shared', { ...yaml.spotOf(at), value: name, with: { column, other } });
    }),
  );
}

/** A layout that does not say which numbers its columns hold, or says it twice. */
function shapeProblems(
  yaml: YamlFile,
  path: readonly string[],
  { wide, long, columns }: NonNullable<RawWorkspace['data']['counts']>,
): Problem[] {
  if (wide !== undefined && long !== undefined)
    return [error('workspace-wide-and-long', yaml.spotOf([...path, 'long'], 'key'))];
  if (wide === undefined) return doubleNumbers(yaml, path, long?.numbers ?? {}, Object.keys(columns), 'long');
  const at = yaml.spotOf([...path, 'wide'], 'key');
  const parts = partsOf(wide.columns);
  const namesNumbers = parts.includes(NUMBER);
  if (namesNumbers === (wide.number !== undefined) || namesNumbers !== (wide.numbers !== undefined))
    return [error('workspace-wide-number', { ...at, value: wide.columns })];
  const twice = parts.filter((name, i) => parts.indexOf(name) !== i || columns[name] !== undefined);
  const given = [...Object.keys(columns), ...parts];
  return [
    ...twice.map((value) => error('workspace-wide-twice', { ...at, value })),
    ...doubleNumbers(yaml, path, wide.numbers ?? {}, given, 'wide'),
  ];
}

/** Columns that two names of numbers lead to, or that are given besides. */
function doubleNumbers(
  yaml: YamlFile,
  path: readonly string[],
  numbers: Readonly<Record<string, string>>,
  given: readonly string[],
  layout: 'wide' | 'long',
): Problem[] {
  const named = Object.values(numbers);
  const double = named.filter((name, i) => named.indexOf(name) !== i || given.includes(name));
  const at = yaml.spotOf([...path, layout, 'numbers'], 'key');
  return [...new Set(double)].map((value) => error('workspace-wide-twice', { ...at, value }));
}

function unknownColumns(
  yaml: YamlFile,
  path: string[],
  columns: readonly string[],
  known: readonly string[],
): Problem[] {
  return columns
    .filter((column) => !known.includes(column))
    .map((column) =>
      error('workspace-unknown-column', {
        ...yaml.spotOf([...path, column], 'key'),
        value: column,
        with: { known: known.join(', ') },
        suggest: nearest(column, known),
      }),
    );
}

function canonicalExtras(
  yaml: YamlFile,
  path: string[],
  extra: readonly string[],
  known: readonly string[],
): Problem[] {
  return extra
    .filter((column) => known.includes(column))
    .map((column) =>
      error('workspace-extra-column', { ...yaml.spotOf([...path, column], 'key'), value: column }),
    );
}

function missingColumns(
  yaml: YamlFile,
  path: string[],
  columns: readonly string[],
  needed: readonly string[],
): Problem[] {
  return needed
    .filter((column) => !columns.includes(column))
    .map((column) => error('workspace-missing-column', { ...yaml.spotOf(path, 'key'), value: column }));
}

/** Days on which two packs of a policy, which stands at a path of a file, would judge, or none between two that do. */
export function policyProblems(
  yaml: YamlFile,
  path: readonly string[],
  policy: readonly RawPolicyEntry[],
): Problem[] {
  const entries = [...policy.entries()].toSorted(([, a], [, b]) => (a.from < b.from ? -1 : 1));
  return entries.flatMap(([index, { from, until }], i): Problem[] => {
    const at = (key: string) => yaml.spotOf([...path, index, key]);
    if (until !== undefined && until < from)
      return [error('policy-until', { ...at('until'), value: until, with: { from } })];
    const [nextIndex, next] = entries[i + 1] ?? [];
    if (nextIndex === undefined || next === undefined) return [];
    if (next.from === from)
      return [
        error('policy-same-day', {
          ...yaml.spotOf([...path, Math.max(index, nextIndex), 'from']),
          value: from,
        }),
      ];
    if (until === undefined || addDays(until, 1) === next.from) return [];
    const code = until >= next.from ? 'policy-overlap' : 'policy-gap';
    return [error(code, { ...at('until'), value: until, with: { next: next.from } })];
  });
}
