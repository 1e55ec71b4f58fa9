import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Engine, openEngine } from '../../src/engine/duckdb.ts';
import { type Staged, type StageOptions, stageInputs } from '../../src/inputs/index.ts';
import { FenquError, type Problem } from '../../src/problems/problem.ts';
import type { AreasSource, TableSource, Workspace } from '../../src/workspace/workspace.ts';

/** A small city: two districts, three streets, communities, two of which share a name. */
export const AREAS = `code,name,population
11,北京市,
1101,市辖区,
110105,朝阳区,3450000
110105005,酒仙桥街道,
110105005001,红霞路社区居委会,
110105005002,大山子社区居委会,
110105025,来广营地区,
110105025001,清河营村委会,
110108,海淀区,3130000
110108012,花园路街道,
110108012001,红霞路社区居委会,
`;

/** Files to be written, by name, and what of the workspace differs from the plain one. */
export interface Setup {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly areas?: Partial<AreasSource>;
  readonly cases?: Partial<TableSource> | null;
  readonly metrics?: Partial<TableSource>;
  readonly workspace?: Partial<Workspace>;
  readonly options?: Partial<StageOptions>;
}

const CASES: TableSource = {
  table: 'cases',
  file: 'cases.csv',
  columns: { id: ['id'], date_report: ['date'], class: ['class'], area: ['area'] },
  values: {},
  defaults: {},
  formats: {},
  extra: {},
  missing: [],
  pad: {},
};

const METRICS: TableSource = {
  ...CASES,
  table: 'metrics',
  file: 'metrics.csv',
  columns: { area: ['area'], date: ['date'], beds: ['beds'] },
};

/** Writes the files into a folder of their own, gone when the test ends. */
async function workspaceOf(setup: Setup): Promise<Workspace> {
  const directory = await mkdtemp(join(tmpdir(), 'fenqu-test-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const files = { 'areas.csv': AREAS, ...setup.files };
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
  const inside = (source: TableSource): TableSource => ({ ...source, file: join(directory, source.file) });
  const tables = [
    ...(setup.cases === null ? [] : [inside({ ...CASES, ...setup.cases })]),
    ...(setup.metrics === undefined ? [] : [inside({ ...METRICS, ...setup.metrics })]),
  ];
  const areas: AreasSource = {
    codes: 'nbs',
    columns: {},
    pad: undefined,
    ...setup.areas,
    file: join(directory, setup.areas?.file ?? 'areas.csv'),
  };
  return {
    directory,
    file: join(directory, 'fenqu.yaml'),
    language: 'zh',
    timezone: 'Asia/Shanghai',
    areas,
    tables,
    rejectsAllowed: 0,
    context: {},
    policy: [],
    store: join(directory, 'store'),
    ...setup.workspace,
    ...(setup.workspace?.decisions && { decisions: join(directory, setup.workspace.decisions) }),
  };
}

const OPTIONS: StageOptions = {
  today: '2022-06-01',
  needs: { cases: { columns: [], required: ['class'] }, metrics: { columns: [], required: [] } },
  ids: true,
  hashes: false,
};

/** Stages a workspace made of the setup; its engine is closed when the test ends. */
export async function stage(setup: Setup): Promise<{ staged: Staged; engine: Engine; workspace: Workspace }> {
  const workspace = await workspaceOf(setup);
  const engine = await openEngine();
  onTestFinished(() => engine.close());
  const needs = { ...OPTIONS.needs, ...(setup.metrics && { metrics: { columns: ['beds'], required: [] } }) };
  const staged = await stageInputs(engine, workspace, { ...OPTIONS, needs, ...setup.options });
  return { staged, engine, workspace };
}

/** The problems for which staging fails. */
export async function problemsOf(setup: Setup): Promise<readonly Problem[]> {
  try {
    await stage(setup);
  } catch (cause) {
    if (cause instanceof FenquError) return cause.problems;
    throw cause;
  }
  throw new Error('staging did not fail');
}

/** Code and place of each problem: `date-invalid cases.csv:3 date`. */
export async function codesOf(setup: Setup): Promise<string[]> {
  return (await problemsOf(setup)).map(codeAndPlace);
}

export function codeAndPlace({ code, place }: Problem): string {
  const line = place?.line === undefined ? '' : `:${place.line}`;
  return [code, `${place?.file ?? ''}${line}`, place?.field]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

/** A line list from rows of `id,date,class,area`. */
export function cases(...rows: readonly string[]): { 'cases.csv': string } {
  return { 'cases.csv': `id,date,class,area\n${rows.map((row) => `${row}\n`).join('')}` };
}

/** The canonical cases as text, in order of id. */
export async function casesIn(
  engine: Engine,
  columns = 'id, date_report::VARCHAR AS date, class::VARCHAR AS class, area',
): Promise<string[]> {
  const rows = await engine.rows(
    `SELECT ${columns.replace(/\barea\b/, 'a.code AS area')} FROM cases c LEFT JOIN areas a ON a.ix = c.area ORDER BY c.id, c.date_report`,
  );
  return rows.map((row) => Object.values(row).map(String).join(' '));
}
