import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { error, type Problem } from '../problems/problem.ts';
import { readYaml, shaped } from '../yaml/index.ts';
import { workspaceProblems } from './checks.ts';
import { type NamedParts, namedParts } from './named-parts.ts';
import { premisesSource } from './premises.ts';
import { reportsFrom } from './reports.ts';
import { type RawWorkspace, workspaceShape } from './schema.ts';
import type { RawPolicyEntry } from './schema-named.ts';
import { areasSource, populationsSource, tableSource, within } from './tables.ts';
import { type PolicyEntry, TABLES, type TableSource, type Workspace } from './workspace.ts';

const FILE = 'fenqu.yaml';

/** A sound workspace, or what is wrong with it. */
export interface LoadedWorkspace {
  readonly workspace?: Workspace;
  readonly problems: readonly Problem[];
}

/** Reads and checks the `fenqu.yaml` of a folder. The files it names are not looked at. */
export async function loadWorkspace(directory: string): Promise<LoadedWorkspace> {
  const absolute = resolve(directory);
  const file = join(absolute, FILE);
  const isThere = await stat(file).then(
    (entry) => entry.isFile(),
    () => false,
  );
  if (!isThere) return { problems: [error('workspace-missing', { value: directory })] };
  const { yaml, problems } = await readYaml(file, FILE);
  if (yaml === undefined) return { problems };
  const { value: raw, problems: shape } = shaped(yaml, workspaceShape);
  if (raw === undefined) return { problems: shape };
  const found = workspaceProblems(yaml, raw);
  if (found.length > 0) return { problems: found };
  const named = await namedParts(yaml, raw, absolute);
  if (named.problems.length > 0) return { problems: named.problems };
  return { workspace: workspaceFrom(raw, absolute, file, named), problems: [] };
}

function workspaceFrom(
  raw: RawWorkspace,
  directory: string,
  file: string,
  { policy, context }: NamedParts,
): Workspace {
  return {
    directory,
    file,
    language: raw.language ?? 'zh',
    timezone: raw.timezone ?? 'Asia/Shanghai',
    areas: areasSource(raw.areas, directory),
    tables: tablesFrom(raw.data, directory),
    rejectsAllowed: shareOf(raw.rejects?.allow ?? 0),
    ...(raw.privacy?.case_ids === 'hash' ? { hidesIds: true } : {}),
    ...(raw.crosswalk === undefined ? {} : { crosswalk: within(directory, raw.crosswalk) }),
    ...decisionsFrom(raw.decisions, directory),
    ...(raw.data.populations === undefined
      ? {}
      : { populations: populationsSource(raw.data.populations, directory) }),
    ...(raw.origins === undefined ? {} : { origins: within(directory, raw.origins) }),
    ...(raw.premises === undefined ? {} : { premises: premisesSource(raw.premises, directory) }),
    ...(raw.neighbors === undefined ? {} : { neighbors: within(directory, raw.neighbors) }),
    ...(raw.groups === undefined ? {} : { groups: raw.groups }),
    ...(raw.params === undefined ? {} : { params: raw.params }),
    context,
    ...(raw.rules === undefined ? {} : { rules: within(directory, raw.rules) }),
    policy: policy.map(policyEntry).toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    ...(raw.history_from === undefined ? {} : { historyFrom: raw.history_from }),
    ...(raw.calendar === undefined ? {} : { calendar: calendarFrom(raw.calendar, directory) }),
    ...(raw.handout === undefined ? {} : { handout: raw.handout }),
    ...(raw.reports === undefined ? {} : { reports: reportsFrom(raw.reports, raw.language ?? 'zh') }),
    ...storeFrom(raw.store, directory),
  };
}

function policyEntry({ pack, from, until, retrospective, maps_from: mapsFrom }: RawPolicyEntry): PolicyEntry {
  return {
    pack,
    from,
    retrospective: retrospective ?? false,
    ...(until === undefined ? {} : { until }),
    ...(mapsFrom === undefined ? {} : { mapsFrom }),
  };
}

function calendarFrom(
  { workdays, file }: NonNullable<RawWorkspace['calendar']>,
  directory: string,
): NonNullable<Workspace['calendar']> {
  return {
    ...(workdays === undefined ? {} : { workdays }),
    ...(file === undefined ? {} : { file: within(directory, file) }),
  };
}

function tablesFrom(data: RawWorkspace['data'], directory: string): TableSource[] {
  return TABLES.flatMap((table) => {
    const raw = data[table];
    return raw === undefined ? [] : [tableSource(table, raw, directory)];
  });
}

function decisionsFrom(
  raw: RawWorkspace['decisions'],
  directory: string,
): Pick<Workspace, 'decisions' | 'review'> {
  if (raw === undefined) return {};
  if (typeof raw === 'string') return { decisions: within(directory, raw) };
  const { file, review_after: after = '14d', ending_within: ending = '3d' } = raw;
  const review = { after: Number.parseInt(after, 10), ending: Number.parseInt(ending, 10) };
  return { decisions: within(directory, file), review };
}

function storeFrom(raw: RawWorkspace['store'], directory: string): Pick<Workspace, 'store' | 'keep'> {
  if (typeof raw !== 'object') return { store: within(directory, raw ?? 'store') };
  const { folder = 'store', keep } = raw;
  const store = within(directory, folder);
  if (keep === undefined) return { store };
  const { nights, revisions } = keep;
  return {
    store,
    keep: {
      ...(nights === undefined ? {} : { nights: Number.parseInt(nights, 10) }),
      ...(revisions === undefined ? {} : { revisions: Number.parseInt(revisions, 10) }),
    },
  };
}

/** `1%` and 0.01 are the same share. */
function shareOf(allow: string | number): number {
  return typeof allow === 'number' ? allow : Number.parseFloat(allow) / 100;
}
