import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Engine } from '../../engine/duckdb.ts';
import { error, FenquError } from '../../problems/problem.ts';
import { writeWholeFile } from '../../whole-file.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { withoutGuard } from '../areas/crosswalk-file.ts';
import { fold } from '../areas/fold.ts';
import { isHeaderOnly, missingColumns } from '../files/header.ts';
import { wantedColumns } from '../files/names.ts';
import { prepareFile } from '../files/prepare.ts';
import { openTemporary } from '../files/temporary.ts';
import type { UnplacedText } from './matched.ts';

/** A row of the working file, by column. */
export type WorkingRow = Readonly<Record<string, string>>;

/** The working file as the user left it. */
export interface WorkingFile {
  readonly header: readonly string[];
  readonly rows: readonly WorkingRow[];
}

/** A text to be filled in, with what the user wrote beside it; or a row of hers whose text no longer needs it. */
export interface MergedRow {
  readonly text: UnplacedText | null;
  readonly before: WorkingRow;
}

const NEEDED = ['text', 'area'];

/**
 * Reads the working file that an earlier run left and the user has filled in, in whichever encoding her spreadsheet wrote
 * it; nothing where there is none.
 * @throws FenquError where it is damaged or no such file, so that nothing of hers is overwritten
 */
export async function readWorkingFile(
  engine: Engine,
  path: string,
  { directory, timezone }: Pick<Workspace, 'directory' | 'timezone'>,
): Promise<WorkingFile | undefined> {
  if (!existsSync(path)) return undefined;
  const temporary = openTemporary();
  try {
    const file = await prepareFile(path, temporary, {
      engine,
      timezone,
      directory,
      wanted: wantedColumns(NEEDED),
      hash: false,
    });
    const problems = missingColumns(file, NEEDED);
    if (problems.length > 0) throw new FenquError(problems);
    const rows: string[][] = parse(await readFile(file.path), {
      bom: true,
      delimiter: file.delimiter ?? ',',
      from_line: 2,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    const rowOf = (cells: readonly string[]): WorkingRow =>
      Object.fromEntries(file.header.map((name, i) => [name, withoutGuard((cells[i] ?? '').trim())]));
    return { header: file.header.filter((name) => name !== ''), rows: rows.map(rowOf) };
  } catch (cause) {
    if (isHeaderOnly(cause)) return undefined;
    throw cause;
  } finally {
    temporary.close();
  }
}

/**
 * Brings together the texts to be filled in and what the user has filled in before: her rows stay, whether or not their
 * texts still need them; of the others only those that do.
 *
 * @param own columns that are written anew each time
 */
export function mergeRows(
  texts: readonly UnplacedText[],
  before: WorkingFile | undefined,
  own: ReadonlySet<string>,
): MergedRow[] {
  const left = [...(before?.rows ?? [])];
  const positions = new Map<string, number>();
  // Of rows of one text the first stands for it; the others stay as they are, for her to look at.
  for (const [i, row] of left.entries()) {
    const key = keyOf(row['text'] ?? '', row['within'] ?? '');
    if (!positions.has(key)) positions.set(key, i);
  }
  const taken = new Set<number>();
  const listed = texts.map((text): MergedRow => {
    const at = positions.get(keyOf(text.text, text.within)) ?? -1;
    taken.add(at);
    return { text, before: left[at] ?? {} };
  });
  const hers = left.filter(
    (row, i) =>
      !taken.has(i) &&
      Object.entries(row).some(([column, cell]) => cell !== '' && (column === 'area' || !own.has(column))),
  );
  return [...listed, ...hers.map((row): MergedRow => ({ text: null, before: row }))];
}

function keyOf(text: string, within: string): string {
  return `${fold(text)} ${within}`;
}

/** Writes the working file whole or not at all, for this user's eyes alone. */
export function writeWorkingFile(path: string, content: string): void {
  try {
    writeWholeFile(path, content, 0o600);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new FenquError(error('file-unwritable', { value: path, with: { detail } }), { cause });
  }
}
