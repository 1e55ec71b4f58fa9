import type { Sieve } from '../../engine/sieve.ts';
import { identifier, list } from '../../engine/sql.ts';
import { digitsOf } from '../areas/levels.ts';
import type { StagedAreas } from '../areas/stage-areas.ts';
import type { PreparedFile } from '../files/prepare.ts';
import { fileRelation } from '../files/relation.ts';
import { rowsTable } from '../tables.ts';
import { placeCodes } from './places.ts';
import { type TablePlan, THROUGH } from './plan.ts';
import { type Ids, openIds, openSeen } from './seen.ts';
import { checkedSql, createSql, ID_HASH, PLACE } from './staging.ts';
import { columnsOf, namesCodes, type StagedFile, type StagingContext } from './table.ts';

/** What reading a file for the rows that count has come to; nothing where it cannot be read so, or has to be read otherwise. */
export type CountedFile =
  | { readonly kind: 'staged'; readonly file: StagedFile; readonly unnamed: number }
  /** A case is there twice, in all likelihood. */
  | { readonly kind: 'twins' };

/**
 * Stages the rows of a file that a night is judged by, and no others; all are checked. Ids are looked at as they come by: the
 * engine would keep them all to compare them. Of the rows that count for nothing those are kept by which anything could still
 * be found out: the first in each place, so that no place goes unchecked, and each that is newer than all before it.
 */
export async function stageCounted(
  context: StagingContext,
  plan: TablePlan,
  [file, ...more]: readonly PreparedFile[],
): Promise<CountedFile | undefined> {
  const { engine } = context;
  const isKept = keptSql(context, plan);
  if (file === undefined || more.length > 0 || isKept === undefined || !canBeSieved(plan, file))
    return undefined;
  const columns = columnsOf(context, plan);
  const kept = columns.filter(({ name }) => name !== ID_HASH);
  for (const sql of createSql(plan, kept, { alone: true })) await engine.run(sql);
  const { sieve, passed } = openSieve();
  engine.sieve(SIEVE, sieve);
  const { blanks, signs } = file;
  const relation = fileRelation(file, plan.sources);
  const how = { relation, placing: 'codes', cells: 'clean', blanks, signs, today: context.today } as const;
  const names = [...kept.map(({ name }) => identifier(name)), PLACE];
  const hasIds = columns.length > kept.length;
  const sql = `INSERT INTO ${rowsTable(plan)} SELECT ${list(names)} FROM (${checkedSql(plan, columns, how)}) r
    WHERE ${SIEVE}(${hasIds ? `coalesce(${ID_HASH}, 0)` : '0'}::UBIGINT, ${PLACE}, ${aboutSql(plan, hasIds, isKept)}) = 1`;
  try {
    await engine.run(sql, { threads: 'one more' });
    const { rows, unnamed, ids } = passed();
    const placed = placeCodes(engine, plan, 0);
    // Looked at while the engine looks up the places.
    const isAnyTwice = ids.isAnyTwice();
    if (!(await placed)) return undefined;
    if (isAnyTwice) return { kind: 'twins' };
    const staged = {
      file,
      number: 0,
      read: rows,
      blank: 0,
      leftOut: {},
      examples: 0,
      below: { rows: 0, texts: 0 },
    };
    return { kind: 'staged', file: staged, unnamed: hasIds ? unnamed : 0 };
  } catch {
    // Whatever it is, another pass says it better.
    return undefined;
  }
}

const SIEVE = 'is_kept';

/** Whether all that is read of a table's only file can be told row by row. */
function canBeSieved(plan: TablePlan, file: PreparedFile): boolean {
  const asks = plan.filters.length > 0 || plan.columns.some(({ name }) => name === THROUGH);
  return plan.table === 'cases' && !asks && file.layout === 'csv' && namesCodes(plan, file);
}

/** Whether a row `r` is kept whatever others there are; nothing if that cannot be told by its cells. */
function keptSql({ counted, areas, keepIds }: StagingContext, plan: TablePlan): string | undefined {
  const digits = counted && placesTellLevels(areas) ? digitsOf(counted.level) : undefined;
  if (counted === undefined || digits === undefined || keepIds || plan.area.cells.length !== 1)
    return undefined;
  return `(length(r._area_text) <> ${digits} OR ${counted.condition})`;
}

/** Whether the length of an area's code says its level. */
function placesTellLevels({ codes, groups = [], former }: StagedAreas): boolean {
  return codes === 'nbs' && groups.length === 0 && !former;
}

/** Its day, whether it has an id, and whether it is kept at any rate, in one number. */
function aboutSql({ clock }: TablePlan, hasIds: boolean, isKept: string): string {
  const named = hasIds ? `(${ID_HASH} IS NOT NULL)` : 'false';
  return `((r.${identifier(clock)} - DATE '1970-01-01') * 4 + ${named}::INTEGER * 2 + ${isKept}::INTEGER)::INTEGER`;
}

/** What passed by a sieve. */
interface Passed {
  readonly rows: number;
  /** Rows without an id. */
  readonly unnamed: number;
  readonly ids: Ids;
}

function openSieve(): { readonly sieve: Sieve; readonly passed: () => Passed } {
  let ids = openIds();
  let places = openSeen();
  let rows = 0;
  let unnamed = 0;
  let newest = Number.NEGATIVE_INFINITY;
  const sieve: Sieve = (batch, passes) => {
    const { first, second, about } = batch;
    rows += batch.rows;
    for (let row = 0; row < batch.rows; row++) {
      const what = about[row] ?? 0;
      if ((what & 2) === 0) unnamed++;
      else ids.add(first[2 * row] ?? 0, first[2 * row + 1] ?? 0);
      const day = what >> 2;
      const isNewer = day > newest;
      if (isNewer) newest = day;
      const isKept =
        (what & 1) === 1 || isNewer || !places.sees(second[2 * row] ?? 0, second[2 * row + 1] ?? 0);
      passes[row] = isKept ? 1 : 0;
    }
  };
  const passed = (): Passed => {
    const all = { rows, unnamed, ids };
    // The engine holds on to the sieve, and what it saw is many megabytes.
    ids = openIds();
    places = openSeen();
    return all;
  };
  return { sieve, passed };
}
