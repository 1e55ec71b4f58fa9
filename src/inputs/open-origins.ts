import type { Engine } from '../engine/duckdb.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { wantedColumns } from './files/names.ts';
import { plainRows } from './files/plain-rows.ts';
import { prepareFile } from './files/prepare.ts';
import { openTemporary, type Temporary } from './files/temporary.ts';
import { ORIGIN_COLUMNS, type Origins, readOrigins } from './origins.ts';

const TRAVELLERS = ['id', 'from', 'left', 'arrived'] as const;

/** Somebody who arrived, as a list of them has it; what cannot be read as a day is empty. */
export interface Traveller {
  readonly line: number;
  readonly id: string;
  readonly from: string;
  readonly left: string;
  readonly arrived: string;
  /** The days as they are written, where they cannot be read. */
  readonly unread: { readonly left?: string; readonly arrived?: string };
}

/**
 * Reads the workspace's places elsewhere, if it has any.
 * @throws FenquError with everything that is wrong with the file
 */
export async function openOrigins(engine: Engine, workspace: Workspace): Promise<Origins | undefined> {
  const { origins } = workspace;
  if (origins === undefined) return undefined;
  return withFile(engine, workspace, origins, ORIGIN_COLUMNS, (file, temporary) =>
    readOrigins(engine, file, temporary),
  );
}

/**
 * Reads a list of people who arrived: `id`, `from`, `left` and, if it is another day, `arrived`.
 * @throws FenquError where it lacks its columns
 */
export async function readTravellers(
  engine: Engine,
  workspace: Workspace,
  path: string,
): Promise<{ readonly shown: string; readonly travellers: readonly Traveller[] }> {
  const fromHere = { ...workspace, directory: process.cwd() };
  return withFile(engine, fromHere, path, new Set(TRAVELLERS), async (file, temporary) => {
    const columns = { all: TRAVELLERS, needed: ['from', 'left'], dates: ['left', 'arrived'] } as const;
    const rows = await plainRows(engine, file, columns, temporary);
    const travellers = rows.map(({ line, text, day }) => ({
      line,
      id: text('id'),
      from: text('from'),
      left: day('left'),
      arrived: text('arrived') === '' ? day('left') : day('arrived'),
      unread: {
        ...(day('left') === '' && { left: text('left') }),
        ...(text('arrived') !== '' && day('arrived') === '' && { arrived: text('arrived') }),
      },
    }));
    return { shown: file.shown, travellers };
  });
}

async function withFile<T>(
  engine: Engine,
  { directory, timezone }: Workspace,
  path: string,
  wanted: ReadonlySet<string>,
  work: (file: Awaited<ReturnType<typeof prepareFile>>, temporary: Temporary) => Promise<T>,
): Promise<T> {
  const temporary = openTemporary();
  try {
    const how = { engine, directory, timezone, wanted: wantedColumns(wanted), hash: false };
    return await work(await prepareFile(path, temporary, how), temporary);
  } finally {
    temporary.close();
  }
}
