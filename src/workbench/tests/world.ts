import { writeFile } from 'node:fs/promises';
import { addDays, type Day } from '../../days.ts';
import { csvLine } from '../../inputs/files/careful-tally.ts';
import type { Temporary } from '../../inputs/files/temporary.ts';
import type { Place } from '../../problems/problem.ts';
import { isRowIndicator } from '../../rules/indicator.ts';
import { needsOf } from '../../rules/needs.ts';
import type { Pack } from '../../rules/pack.ts';
import { expressionsOf, membersOf } from '../../rules/walk.ts';
import type { TableSource, Workspace } from '../../workspace/workspace.ts';
import type { PackTest } from './pack-test.ts';
import { groupsOf } from './parse.ts';
import {
  areaRows,
  type CodeOf,
  caseRows,
  decisionRows,
  neighborRows,
  nobodysArea,
  nobodysRow,
  type Row,
  reportRows,
  visitRows,
  WHOLE,
} from './world-rows.ts';

/** Many tests as one workspace: each in an area of its own, so that their inputs are read and counted once. */
export interface World {
  readonly workspace: Workspace;
  readonly codeOf: CodeOf;
  /** Where a line of one of the files was written in a test. */
  readonly placeOf: (file: string, line: number) => Place | undefined;
  readonly first: Day;
  readonly last: Day;
}

/** Writes the inputs of tests as files of a workspace, which has the settings of another. */
export async function layOut(
  tests: readonly [PackTest, ...PackTest[]],
  packs: readonly [Pack, ...Pack[]],
  settings: Pick<Workspace, 'directory' | 'rules' | 'tables'>,
  temporary: Temporary,
): Promise<World> {
  const files = new Map<string, readonly Row[]>();
  const write = async (rows: readonly Row[], columns: readonly string[]): Promise<string> => {
    const file = temporary.path('.csv');
    const lines = rows.map(({ cells }) => csvLine(columns.map((column) => cells[column] ?? '')));
    await writeFile(file, [csvLine(columns), ...lines].join(''));
    files.set(file, rows);
    return file;
  };
  const code = codes(tests);
  const { common } = tests[0];
  const level = usualLevel(packs[0], common.groups);
  const areas = [...nobodysArea(level), ...tests.flatMap((test) => areaRows(test, level, code))];
  const given = namesIn(
    areas.map(({ cells }) => cells),
    AREA_COLUMNS,
  );
  const attributes = [...new Set([...given, ...attributesRead(packs)])];
  const decisions = tests.flatMap((test) => decisionRows(test, code));
  const days = tests.flatMap(({ expect }) => expect.flatMap((each) => each.days));
  const first = tests.map(({ firstNight }) => firstNight).sort()[0] ?? '';
  const rows = (of: (test: PackTest) => Row[]): Row[] => tests.flatMap(of);
  const tables: TableSource[] = [];
  const visits = rows((test) => visitRows(test, code));
  // Stays are tied to cases: those of nobody's case stand in where rules read stays and no test has one.
  const readsVisits = needsOf(packs, 'visits').columns.length > 0 || packs.some(countsVisits);
  for (const [table, given, own] of [
    ['cases', rows((test) => caseRows(test, code)), CASE_COLUMNS],
    ['visits', visits, VISIT_COLUMNS],
    ['counts', rows((test) => reportRows(test, 'counts', code)), REPORT_COLUMNS],
    ['metrics', rows((test) => reportRows(test, 'metrics', code)), REPORT_COLUMNS],
  ] as const) {
    const read = needsOf(packs, table).columns;
    const isWanted = read.length > 0 || (readsVisits && (table === 'cases' || table === 'visits'));
    if (!isWanted) continue;
    const columns = [
      ...new Set([
        ...own,
        ...read,
        ...namesIn(
          given.map(({ cells }) => cells),
          own,
        ),
      ]),
    ];
    const extra = extraOf(table, packs, settings);
    const lacksOne = given.length === 0 || (table === 'cases' && readsVisits && visits.length === 0);
    const filled = lacksOne ? [...given, nobodysRow(columns, extra, first)] : given;
    const source = {
      ...NOTHING_SAID,
      table,
      file: await write(filled, columns),
      columns: named(columns),
      extra,
    };
    tables.push(table === 'counts' && common.cumulative ? { ...source, cumulative: true } : source);
  }
  const neighbors = rows((test) => neighborRows(test, code));
  const holidays = Object.entries(common.holidays).map(
    ([date, workday]): Row => ({ cells: { date, workday: String(workday) } }),
  );
  return {
    workspace: {
      ...settings,
      file: '',
      language: 'en',
      timezone: 'Asia/Shanghai',
      areas: {
        file: await write(areas, [...AREA_COLUMNS, ...attributes]),
        codes: 'explicit',
        columns: {},
        pad: undefined,
      },
      tables,
      rejectsAllowed: 0,
      ...(decisions.length === 0 ? {} : { decisions: await write(decisions, DECISION_COLUMNS) }),
      ...(neighbors.length === 0 ? {} : { neighbors: await write(neighbors, NEIGHBOR_COLUMNS) }),
      ...(holidays.length === 0 ? {} : { calendar: { file: await write(holidays, ['date', 'workday']) } }),
      groups: common.groups,
      params: { [packs[0].id]: common.params },
      context: tests[0].policy.length > 1 ? tests[0].context : {},
      policy: policyOf(tests, packs[0], first),
      store: temporary.path(''),
    },
    codeOf: code,
    placeOf: (file, line) => files.get(file)?.[line - 2]?.place,
    first,
    last: days.sort().at(-1) ?? first,
  };
}

const AREA_COLUMNS = ['code', 'name', 'level', 'parent'];
const CASE_COLUMNS = ['id', 'class', 'origin', 'date_report', 'area', 'cluster'];
const VISIT_COLUMNS = ['case', 'area', 'date', 'role'];
const REPORT_COLUMNS = ['area', 'date'];
const NEIGHBOR_COLUMNS = ['area', 'neighbor'];
const DECISION_COLUMNS = [
  'area',
  'tier',
  'from',
  'until',
  'mode',
  'authority',
  'reason',
  'decided_on',
  'descendants',
];

function countsVisits({ indicators }: Pack): boolean {
  return indicators.some((each) => isRowIndicator(each) && each.table === 'visits');
}

/** The level of areas of which a test says none: the pack's, unless that is made of an attribute. */
function usualLevel({ levels }: Pack, groups: Readonly<Record<string, string>>): string {
  return levels.find((level) => !Object.hasOwn(groups, level)) ?? 'member';
}

/** A table of which nothing is said but its columns. */
const NOTHING_SAID = { values: {}, defaults: {}, formats: {}, missing: [], pad: {} } as const;

function codes(tests: readonly PackTest[]): CodeOf {
  const known = new Map(
    tests.map((test, i) => [
      test,
      new Map([
        ...groupsOf(test.areas, test.common.groups).map((name) => [name, name] as const),
        ...test.areas.map(({ name, code }, nth) => [name, code ?? `${WHOLE}${i + 1}-${nth + 1}`] as const),
      ]),
    ]),
  );
  return (test, area) => known.get(test)?.get(area) ?? '';
}

/** The further columns of a table, by type: those that packs ask for, and those of the workspace. */
function extraOf(
  table: TableSource['table'],
  packs: readonly Pack[],
  settings: Pick<Workspace, 'tables'>,
): TableSource['extra'] {
  const asked = packs.map((pack) => pack.extra?.[table] ?? {});
  const own = settings.tables.find((each) => each.table === table)?.extra ?? {};
  return Object.assign({}, ...asked, own);
}

/** The packs that judge: one from the first night on, or as tests that several packs judge have it. */
function policyOf([test]: readonly PackTest[], pack: Pack, first: Day): Workspace['policy'] {
  const entries =
    test === undefined || test.policy.length < 2 ? [{ pack: pack.id, from: first }] : test.policy;
  return entries.map((entry) => ({ ...entry, retrospective: true }));
}

/** The attributes of areas that packs read, which are unknown where a test does not give them. */
function attributesRead(packs: readonly Pack[]): string[] {
  const members = packs.flatMap(expressionsOf).flatMap(membersOf);
  return members
    .filter(({ scope, name }) => scope === 'area' && !AREA_COLUMNS.includes(name))
    .map(({ name }) => name);
}

/** The columns of some rows besides those that every row has. */
function namesIn(rows: readonly Readonly<Record<string, string>>[], own: readonly string[]): string[] {
  return [...new Set(rows.flatMap((cells) => Object.keys(cells)))].filter((name) => !own.includes(name));
}

function named(columns: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(columns.map((column) => [column, [column]]));
}

/** The day after all that tests speak of, on which none of their rows lies in the future. */
export function presentDay({ last }: World, tests: readonly PackTest[]): Day {
  const given = tests.flatMap(({ cases, metrics, counts }) =>
    [...cases, ...metrics, ...counts].flatMap(daysOf),
  );
  return addDays([last, ...given].sort().at(-1) ?? last, 1);
}

function daysOf({ days }: PackTest['cases'][number] | PackTest['metrics'][number]): Day[] {
  return days.map(({ day }) => day);
}
