import type { Engine } from '../../engine/duckdb.ts';
import type { BrokenRow } from '../files/careful-tally.ts';
import type { PreparedFile } from '../files/prepare.ts';
import { fileRelation } from '../files/relation.ts';
import type { Temporary } from '../files/temporary.ts';
import type { PlacingContext } from './distinct-texts.ts';
import { countLeftOut, type LeftOut, withoutLeftOut } from './filters.ts';
import { findPlaces, type PlaceFailure, type Places, placeCodes, placeTexts } from './places.ts';
import type { TablePlan } from './plan.ts';
import { type CanonicalColumn, canonicalColumns, fastSql, type StagingOptions } from './staging.ts';

/** The cases that a night is judged by, where no other is asked for. */
export interface CountedRows {
  /** The level judged: cases placed in areas of any other are all kept. */
  readonly level: string;
  /** The SQL of what makes a row `r` count for any indicator, over its canonical columns; never NULL. */
  readonly condition: string;
}

/** What the staging of one table works with. */
export interface StagingContext extends PlacingContext {
  readonly temporary: Temporary;
  readonly today: string;
  readonly keepIds: boolean;
  /** Keeps the cells of rejected rows, for the user to see: only where rejects are allowed. */
  readonly keepRows: boolean;
  /** Only these cases need be staged, if so much is known. */
  readonly counted?: CountedRows;
  /** Where the check for duplicates may go on beside other work, if it may. */
  readonly beside?: Engine;
}

/** What became of one file's rows, but for duplicates. */
export interface StagedFile {
  readonly file: PreparedFile;
  readonly number: number;
  readonly read: number;
  readonly blank: number;
  /** Rows that stated filters leave out, by filter. */
  readonly leftOut: LeftOut;
  /** Rows that are examples, and left out. */
  readonly examples: number;
  readonly below: Places['below'];
  /** Present after the careful pass, whose rows then wait in the tables `bad_<number>` and `good_<number>`. */
  readonly careful?: {
    /** The query that yields the rows' lines and cells. */
    readonly relation: string;
    readonly broken: readonly BrokenRow[];
    readonly failures: ReadonlyMap<string, PlaceFailure>;
  };
}

/** The fast pass: one statement, all rows or none. Nothing if anything is wrong with any row. */
export async function stageFast(
  context: StagingContext,
  plan: TablePlan,
  file: PreparedFile,
  number: number,
): Promise<StagedFile | undefined> {
  const all = fileRelation(file, plan.sources);
  const relation = withoutLeftOut(plan.filters, all);
  const { blanks, signs } = file;
  const insert = (how: Pick<StagingOptions, 'placing' | 'cells'>): Promise<number> => {
    const options: StagingOptions = { relation, ...how, blanks, signs, today: context.today };
    return context.engine.run(fastSql(plan, columnsOf(context, plan), number, options));
  };
  try {
    const { leftOut, empty } = await countLeftOut(context.engine, plan.filters, all, plan.sources.length);
    // Only the careful pass sees whether a row in which nothing is read is blank.
    if (empty > 0) return undefined;
    const staged = (rows: number, below: Places['below']): StagedFile => {
      const read = Object.values(leftOut).reduce((sum, n) => sum + n, rows);
      return { file, number, read, blank: 0, leftOut, examples: 0, below };
    };
    if (namesCodes(plan, file)) {
      const rows = await insert({ placing: 'codes', cells: 'clean' }).catch(() => undefined);
      if (rows !== undefined && (await placeCodes(context.engine, plan, number)))
        return staged(rows, { rows: 0, texts: 0 });
    }
    const { failures, below, examples } = await findPlaces(context, plan, relation);
    if (failures.size > 0 || examples > 0) return undefined;
    const cells = ['clean', 'tidy'] as const;
    const rows = await firstThatWorks(cells, (each) => insert({ placing: 'places', cells: each }));
    await placeTexts(context.engine, plan);
    return staged(rows, below);
  } catch {
    // Whatever it is, the careful pass says it better.
    return undefined;
  }
}

async function firstThatWorks<T, R>(
  [first, ...others]: readonly [T, ...T[]],
  attempt: (way: T) => Promise<R>,
): Promise<R> {
  try {
    return await attempt(first);
  } catch (cause) {
    const [next, ...rest] = others;
    if (next === undefined) throw cause;
    return firstThatWorks([next, ...rest], attempt);
  }
}

/** The canonical columns of a table, as this run wants them. */
export function columnsOf(
  { keepIds, today }: Pick<StagingContext, 'keepIds' | 'today'>,
  plan: TablePlan,
): CanonicalColumn[] {
  return canonicalColumns(plan, keepIds, today);
}

/** Whether the one area cell holds codes, as far as the first rows show. */
export function namesCodes(plan: TablePlan, file: PreparedFile): boolean {
  const [only, ...more] = plan.area.cells;
  if (only === undefined || more.length > 0 || plan.source.values['area'] !== undefined) return false;
  const index = file.header.indexOf(plan.sources[only] ?? '');
  const texts = file.sample.map((row) => row[index]?.trim() ?? '').filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => /^\d+$/.test(text));
}
