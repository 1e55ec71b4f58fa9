import type { Day } from '../../days.ts';
import type { Engine } from '../../engine/duckdb.ts';
import { FenquError, type Problem, throwIfAny } from '../../problems/problem.ts';
import type { TableSource, Workspace } from '../../workspace/workspace.ts';
import { openAreaIndex } from '../areas/area-index.ts';
import { stageGroups } from '../areas/beside.ts';
import { NO_CROSSWALK } from '../areas/crosswalk.ts';
import { loadTreeWithin } from '../areas/load-tree.ts';
import { stageAreas } from '../areas/stage-areas.ts';
import { pathOf, type TreeArea } from '../areas/tree.ts';
import { readCarefully } from '../files/careful.ts';
import type { PreparedFile } from '../files/prepare.ts';
import { carefulRelation, fileRelation } from '../files/relation.ts';
import { openTemporary } from '../files/temporary.ts';
import { type PreparedTable, prepareAreas, prepareTable, stageCrosswalk } from '../prepare-inputs.ts';
import { gatherTexts, locateTexts, type PlacingContext } from '../staging/distinct-texts.ts';
import { withoutLeftOut } from '../staging/filters.ts';
import { placesPlan, type TablePlan } from '../staging/plan.ts';
import { attempt, type Work } from '../work.ts';
import {
  closeAccount,
  enterLocated,
  enterPlaced,
  enterUnreadable,
  noteStop,
  openAccount,
  type Stops,
} from './account.ts';
import { openProposer } from './candidates.ts';
import type { Matched, MatchedTable, UnplacedText } from './matched.ts';

/** What matching wants to know beside the workspace. */
export interface MatchOptions {
  readonly today: Day;
  /** The day whose areas count. */
  readonly areasOn: Day;
}

/** Candidates are looked for of so many texts, those with the most rows; the others are listed without. */
const MOST_PROPOSED = 1_000;

/**
 * Places the rows of a workspace's tables by the cells that name their areas, and reads nothing else of them.
 * @throws FenquError with everything that is wrong with the files as a whole
 */
export async function matchPlaces(
  engine: Engine,
  workspace: Workspace,
  { today, areasOn }: MatchOptions,
): Promise<{ readonly matched: Matched; readonly warnings: readonly Problem[] }> {
  const temporary = openTemporary();
  try {
    const options = { today, needs: {}, ids: false, hashes: false };
    const work: Work = { engine, beside: await engine.beside(), workspace, options, temporary, problems: [] };
    const matched = await matchAll(work, areasOn);
    throwIfAny(work.problems);
    return { matched, warnings: work.problems };
  } finally {
    temporary.close();
  }
}

async function matchAll(work: Work, day: Day): Promise<Matched> {
  const { engine, workspace, problems } = work;
  const sources: PreparedTable[] = [];
  const listed = workspace.premises === undefined ? [] : [workspace.premises.source];
  for (const source of [...workspace.tables, ...listed])
    sources.push(await prepareTable(work, { ...source, columns: areaColumns(source) }, source));
  const areas = await attempt(work, async () => {
    const file = await prepareAreas(work);
    return stageGroups(
      engine,
      workspace,
      await stageAreas(engine, workspace.areas, file, work.temporary, { day }),
    );
  });
  if (areas === undefined) throw new FenquError(problems);
  const crosswalk = await attempt(work, () => stageCrosswalk(work, areas, openAreaIndex(engine, areas)));
  throwIfAny(problems);
  const context = { engine, areas, crosswalk: crosswalk?.crosswalk ?? NO_CROSSWALK };
  const stops: Stops = new Map();
  const tables: MatchedTable[] = [];
  for (const { source, files } of sources) tables.push(await matchTable(work, context, source, files, stops));
  return { levels: areas.levels, tables, texts: await unplacedTexts(context, stops) };
}

function areaColumns({ columns }: TableSource): TableSource['columns'] {
  return columns['area'] === undefined ? {} : { area: columns['area'] };
}

async function matchTable(
  work: Work,
  context: PlacingContext,
  source: TableSource,
  files: readonly PreparedFile[],
  stops: Stops,
): Promise<MatchedTable> {
  const { engine } = context;
  const plan = placesPlan(source);
  const account = openAccount();
  for (const file of files) {
    enterUnreadable(account, await gather(work, context, plan, file));
    const coded = await engine.rows(`SELECT a.level, sum(t.n)::BIGINT AS n FROM places p
      JOIN area_texts t USING (key) JOIN areas a ON a.ix = p.ix GROUP BY a.level`);
    for (const row of coded) enterPlaced(account, String(row['level']), 'code', Number(row['n']));
    for await (const { located } of locateTexts(context, plan))
      for (const each of located) {
        enterLocated(account, each);
        noteStop(stops, each);
      }
  }
  return closeAccount(account, source.table, files);
}

/** Makes `area_texts` of a file; counts the rows that are no rows of it. */
async function gather(
  { engine, temporary }: Work,
  context: PlacingContext,
  plan: TablePlan,
  file: PreparedFile,
): Promise<number> {
  try {
    await gatherTexts(context, plan, withoutLeftOut(plan.filters, fileRelation(file, plan.sources)));
    return 0;
  } catch (cause) {
    if (cause instanceof FenquError) throw cause;
    // Some row is not like the others: the careful reader tells which.
    const copy = temporary.path('.csv');
    const { broken } = await readCarefully(engine, file, plan.sources, copy);
    const rows = carefulRelation(copy, file, plan.sources);
    await gatherTexts(context, plan, withoutLeftOut(plan.filters, rows));
    return broken.length;
  }
}

/** The texts as the report and the working file have them, those with the most rows first. */
async function unplacedTexts({ engine, areas }: PlacingContext, stops: Stops): Promise<UnplacedText[]> {
  const sorted = [...stops.values()].sort((a, b) => b.rows - a.rows || (a.stop.text < b.stop.text ? -1 : 1));
  const all = sorted.map(({ stop }) => stop);
  const ixs = all.flatMap(({ recognised, within, candidates }) =>
    [recognised, within, ...candidates].flatMap((area) => area?.ix ?? []),
  );
  const looked = sorted.slice(0, MOST_PROPOSED);
  const tree = await loadTreeWithin(
    engine,
    areas,
    looked.map(({ stop }) => stop.text),
    [...new Set(ixs)],
  );
  const propose = await openProposer(
    engine,
    areas,
    tree,
    looked.map(({ stop }) => stop),
  );
  const texts: UnplacedText[] = [];
  for (const [i, { stop, placed, rows }] of sorted.entries()) {
    const { text, reason, recognised, within } = stop;
    texts.push({
      text,
      within: within?.code ?? '',
      rows,
      recognised:
        recognised === undefined ? null : { ...described(recognised), path: pathOf(tree, recognised) },
      placed,
      reason,
      candidates: i < MOST_PROPOSED ? propose(stop) : [],
    });
  }
  return texts;
}

function described({ code, level }: TreeArea): { readonly code: string; readonly level: string } {
  return { code, level };
}
