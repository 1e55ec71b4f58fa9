import { error, FenquError } from '../../problems/problem.ts';

/** Below this nothing is suspicious, however well it was packed. */
const FREE = 512 * 1024 * 1024;
/** No table packs better than this; a bomb of zeros does. */
const MOST_TIMES = 200;

/**
 * Watches a packed file swell while it is unpacked: each call adds bytes.
 *
 * @param packed its size in bytes as it lies on disk
 * @returns a function that throws FenquError `file-swells` when the bytes have become too many
 */
export function watchSwelling(shown: string, packed: number): (bytes: number) => void {
  const most = Math.max(FREE, packed * MOST_TIMES);
  let size = 0;
  return (bytes) => {
    size += bytes;
    if (size <= most) return;
    const place = { file: shown };
    throw new FenquError(error('file-swells', { value: shown, place, with: { times: MOST_TIMES } }));
  };
}
