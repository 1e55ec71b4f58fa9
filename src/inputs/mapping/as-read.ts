import { FenquError } from '../../problems/problem.ts';
import { wantedColumns } from '../files/names.ts';
import { type PreparedFile, prepareFile } from '../files/prepare.ts';
import type { Looking } from './look.ts';
import type { Block, Proposal } from './proposal.ts';

/** Source columns that a proposal names: by them a run finds sheet, header and delimiter. */
export function sourcesOf({ mapped, block }: Pick<Proposal, 'mapped' | 'block'>): string[] {
  const { long } = block;
  const ofLong =
    typeof long === 'object' && 'number' in long ? [String(long['number']), String(long['value'])] : [];
  return [...new Set([...mapped.flatMap(({ sources }) => sources), ...ofLong])];
}

/**
 * What must be said of a file beside its columns, so that a run reads it as it was looked at: it is read as a run would, and
 * where another sheet, header or delimiter is found, that is said.
 */
export async function howRead(
  path: string,
  looked: PreparedFile,
  proposal: Proposal,
  looking: Looking,
): Promise<Block> {
  if (looked.format !== 'xlsx' && looked.format !== 'csv') return {};
  const wanted = wantedColumns(sourcesOf(proposal));
  if (wanted.names.size === 0) return {};
  const read = async (more: { readonly sheet?: string; readonly header?: number }) => {
    const { engine, directory, timezone, temporary } = looking;
    try {
      const options = { engine, directory, timezone, wanted, hash: false, ...more };
      return await prepareFile(path, temporary, options);
    } catch (cause) {
      if (cause instanceof FenquError) return undefined;
      throw cause;
    }
  };
  const { sheet, headerLine: header, delimiter, format } = looked;
  const plain = await read({});
  if (format === 'csv') return delimiter === plain?.delimiter || delimiter === undefined ? {} : { delimiter };
  if (sheet === undefined) return {};
  const own = plain?.sheet === sheet ? {} : { sheet };
  const found = plain?.sheet === sheet ? plain : await read({ sheet });
  return found?.headerLine === header || header === undefined ? own : { ...own, header };
}
