import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier } from '../engine/sql.ts';
import type { Problem } from '../problems/problem.ts';
import type { CalendarDay } from '../rules/pack.ts';
import type { AreaIndex } from './areas/area-index.ts';
import type { StagedAreas } from './areas/stage-areas.ts';
import { isKnownBy } from './decisions.ts';
import type { PreparedFile } from './files/prepare.ts';
import { writeRejects } from './rejects-file.ts';
import { filesReported, type OtherFile, reportOn } from './report.ts';
import type { Staged } from './staged.ts';
import type { StagedTable } from './staging/stage-table.ts';
import { datedRows } from './staging/staging.ts';
import { throughDays } from './staging/through.ts';
import type { Decision } from './tables.ts';

/** What staging has come to. */
export interface Results {
  readonly index: AreaIndex;
  readonly areas: StagedAreas;
  readonly areasFile: PreparedFile;
  readonly tables: readonly StagedTable[];
  /** The newest day in the names of a table's files, where those say how far its data reach. */
  readonly named: Readonly<Record<string, Day>>;
  readonly rejected: number;
  readonly decisions: readonly Decision[];
  /** Rows of that file that are examples. */
  readonly decisionExamples: number;
  readonly decisionsFile: PreparedFile | undefined;
  readonly neighbors: OtherFile | undefined;
  readonly populations: OtherFile | undefined;
  readonly crosswalk: OtherFile | undefined;
  readonly holidays: readonly CalendarDay[];
  /** The day by which all rows were known, where one was asked for. */
  readonly knownOn: Day | undefined;
}

/** The inputs as what follows sees them. */
export async function finish(
  engine: Engine,
  problems: readonly Problem[],
  results: Results,
): Promise<Staged> {
  const { index, areas, areasFile, tables, rejected, decisions, decisionsFile, neighbors, knownOn } = results;
  const newest: Record<string, Day | null> = {};
  for (const { plan } of tables) {
    const rows = await engine.rows(
      `SELECT max(${identifier(plan.clock)})::VARCHAR AS day FROM ${datedRows(plan)}`,
    );
    const day = rows[0]?.['day'];
    newest[plan.table] = typeof day === 'string' ? day : null;
  }
  // Which day is the newest is not for premises to say.
  const { premises: _, ...counted } = newest;
  const taken = decisions.filter((each) => isKnownBy(each, knownOn));
  const ruled = decisionsFile && {
    table: 'decisions',
    file: decisionsFile,
    rows: decisions.length,
    notYetKnown: decisions.length - taken.length,
    examples: results.decisionExamples,
  };
  const others = [ruled, neighbors, results.populations, results.crosswalk].filter(
    (each) => each !== undefined,
  );
  const through = await throughDays(engine, tables, newest, results.named);
  const sources = { engine, areas, areasFile, tables, through, problems, others, knownOn };
  const filesOn = filesReported(sources);
  return {
    areas: index,
    areasDated: areas.dated,
    decisions: taken,
    holidays: results.holidays,
    tables: tables.flatMap(({ plan }) => (plan.table === 'premises' ? [] : plan.table)),
    through,
    problems,
    knownOn: knownOn ?? null,
    rejected,
    filesOn,
    report: async (asOf) => reportOn(sources, await filesOn(asOf), asOf),
    latestDay: async () =>
      Object.values(counted).reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null),
    writeRejects: (path) => writeRejects(engine, tables, path),
    assured: async () => !(await Promise.all(tables.map(({ twinsFound }) => twinsFound()))).includes(true),
    // Nothing is held open; the engine is its owner's to close.
    close: async () => {},
  };
}
