import { prepareLevel } from '../counting/count.ts';
import { defaultClock, type TableTraits } from '../counting/plan.ts';
import { upTable } from '../counting/within.ts';
import type { Day } from '../days.ts';
import type { Engine } from '../engine/duckdb.ts';
import { identifier } from '../engine/sql.ts';
import { error, FenquError } from '../problems/problem.ts';
import { isRowIndicator } from '../rules/indicator.ts';
import { levelOfKey } from '../rules/indicators/keys.ts';
import type { Pack } from '../rules/pack.ts';
import { levelsOfZones } from '../rules/zones.ts';
import { levelName } from '../workspace/level-names.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Ancestors, ancestorsAt } from './ancestors.ts';
import { attributesOf, checkAttributes, readAttributes } from './attributes.ts';
import type { Bench } from './bench.ts';
import { judgeConditions } from './conditions.ts';
import { readCovered } from './covered.ts';
import { looksElsewhere, openReaches } from './demands.ts';
import { ancestorsSql, type PlaceSet, placeSets } from './place-set.ts';
import { countAreas } from './places.ts';

/**
 * Makes ready to judge by a pack: its areas, their attributes, and whatever else it looks at.
 *
 * @param knownOn the day by which all rows there are were known, whatever day is judged; null where each says itself
 */
export async function openBench(
  engine: Engine,
  pack: Pack,
  workspace: Workspace,
  knownOn: Day | null,
): Promise<Bench> {
  checkTotals(pack, workspace);
  await prepareLevel(engine, pack.level, pack.levels);
  const areas = await countAreas(engine, pack.level);
  if (areas === 0)
    throw new FenquError(error('pack-level', { with: { pack: pack.id, level: levelName(pack.level) } }));
  const attributes = attributesOf(pack);
  await checkAttributes(engine, attributes);
  const root: PlaceSet = {
    key: pack.level,
    size: areas,
    attributes: await readAttributes(engine, pack.level, attributes),
    covered: await readCovered(engine, pack.level),
    reaches: new Map(),
  };
  if (looksElsewhere(pack)) await openReaches(engine, placeSets(engine, attributes, root), pack, root);
  await openKeys(engine, pack);
  const ancestors = new Map<string, Ancestors>();
  for (const level of levelsOfZones(pack))
    ancestors.set(level, await ancestorsAt(engine, pack.level, level, areas));
  await judgeConditions(engine, pack);
  return {
    engine,
    pack,
    areas,
    root,
    ancestors,
    traits: traitsOf(workspace, knownOn),
    firstDay: await firstDayOf(engine, pack),
    context: workspace.context,
  };
}

/** Makes ready to tell rows apart by the areas of a level they lie in. */
async function openKeys(engine: Engine, { indicators }: Pack): Promise<void> {
  const keys = indicators.flatMap((each) => (each.kind === 'count' ? [each.groupBy, each.distinct] : []));
  const levels = keys.flatMap((key) => (key === undefined ? [] : (levelOfKey(key) ?? [])));
  for (const level of new Set(levels))
    await engine.run(
      `CREATE TEMP TABLE IF NOT EXISTS ${upTable(level)} AS ${await ancestorsSql(engine, level)}`,
    );
}

/** With a day by which all rows are known, each is taken as known from the day it counts for. */
function traitsOf({ tables }: Workspace, knownOn: Day | null): TableTraits {
  // A visit is known when its case is.
  const casesSay = tables.some(
    ({ table, columns }) => table === 'cases' && knownOn === null && columns['date_known'] !== undefined,
  );
  return Object.fromEntries(
    tables.flatMap(({ table, cumulative, columns }) => {
      const dateKnown =
        table === 'visits' ? casesSay : knownOn === null && columns['date_known'] !== undefined;
      const trait = { ...(cumulative && { cumulative }), ...(dateKnown && { dateKnown }) };
      return cumulative || dateKnown ? [[table, trait]] : [];
    }),
  );
}

/** Of totals so far only what is new can be told, and that only as a sum. */
function checkTotals(pack: Pack, { tables, file }: Workspace): void {
  const totals: string[] = tables.filter(({ cumulative }) => cumulative).map(({ table }) => table);
  const wrong = pack.indicators
    .filter(isRowIndicator)
    .filter(({ table, kind }) => totals.includes(table) && kind !== 'sum');
  if (wrong.length === 0) return;
  throw new FenquError(
    wrong.map(({ name, kind, table }) =>
      error('totals-only-sum', {
        place: { file, field: `data.${table}.cumulative` },
        value: name,
        with: { kind },
      }),
    ),
  );
}

/** The first day of the data, where a past reaches back to it; any day else. */
async function firstDayOf(engine: Engine, pack: Pack): Promise<Day> {
  const endless = pack.indicators.some((each) => each.kind === 'past' && each.window.kind === 'all');
  const tables = new Set(pack.indicators.filter(isRowIndicator).map(({ table }) => table));
  if (!endless || tables.size === 0) return ANY_DAY;
  const days = [...tables].map(
    (table) => `SELECT min(${identifier(defaultClock(table))}) AS day FROM ${identifier(table)}`,
  );
  const [first] = await engine.rows(`SELECT min(day)::VARCHAR AS day FROM (${days.join(' UNION ALL ')})`);
  const day = first?.['day'];
  return typeof day === 'string' ? day : ANY_DAY;
}

const ANY_DAY: Day = '2019-12-01';
