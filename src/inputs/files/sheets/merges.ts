import type { Archive } from './archive.ts';
import { broken } from './broken.ts';
import { cellPlace } from './places.ts';
import { listenToAll } from './xml.ts';

/** Cells that were made one. Rows count from 1, columns from 0; all included. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const SIGN = Buffer.from('mergeCell');

/**
 * The merged cells of a sheet, by their top row. They stand behind the rows, so the part is gone through once to see
 * whether there are any, which also verifies it before a row of it is believed.
 * @throws FenquError `sheet-broken`, `file-swells`
 */
export async function readMerges(archive: Archive, part: string): Promise<readonly Merge[]> {
  let found = false;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of archive.chunks(part)) {
    found ||= Buffer.concat([rest, chunk.subarray(0, SIGN.length)]).includes(SIGN) || chunk.includes(SIGN);
    rest = chunk.subarray(-SIGN.length);
  }
  if (!found) return [];
  const merges: Merge[] = [];
  await listenToAll(archive, part, {
    open: (name, { ref = '' }) => {
      if (name === 'mergeCell') merges.push(mergeOf(archive, part, ref));
    },
  });
  return merges
    .filter(({ top, bottom, left, right }) => top < bottom || left < right)
    .sort((a, b) => a.top - b.top);
}

function mergeOf(archive: Archive, part: string, ref: string): Merge {
  const [from, to = from] = ref.split(':').map(cellPlace);
  if (from === undefined || to === undefined) throw broken(archive.shown, `${part}: ${ref}`);
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
}
