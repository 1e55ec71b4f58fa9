import type { Archive } from './archive.ts';
import { broken } from './broken.ts';
import { collectRuns } from './text-runs.ts';
import { listenToAll } from './xml.ts';

/** The texts that the cells of a workbook share, by number. */
export interface SharedStrings {
  at(index: number): string;
}

/**
 * Reads the shared texts, once, as bytes that lie side by side: millions of them as strings of their own would take
 * several times the memory.
 * @throws FenquError `sheet-broken`; so does `at` for a number that has no text
 */
export async function readSharedStrings(archive: Archive, part: string | undefined): Promise<SharedStrings> {
  let bytes = Buffer.alloc(1 << 16);
  let ends = new Uint32Array(1 << 10);
  let count = 0;
  let size = 0;
  const add = (text: string): void => {
    const length = Buffer.byteLength(text);
    if (size + length > bytes.length) bytes = grown(bytes, Math.max(bytes.length * 2, size + length));
    size += bytes.write(text, size);
    if (count === ends.length) {
      const more = new Uint32Array(count * 2);
      more.set(ends);
      ends = more;
    }
    ends[count] = size;
    count += 1;
  };
  const runs = collectRuns();
  if (part !== undefined)
    await listenToAll(archive, part, {
      open: (name) => runs.open(name),
      text: (text) => runs.add(text),
      close: (name) => {
        runs.close(name);
        if (name === 'si') add(runs.take());
      },
    });
  return {
    at: (index) => {
      if (!Number.isInteger(index) || index < 0 || index >= count)
        throw broken(archive.shown, `${part ?? 'sharedStrings.xml'}: ${index}`);
      return bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index]);
    },
  };
}

function grown(bytes: Buffer<ArrayBuffer>, size: number): Buffer<ArrayBuffer> {
  const more = Buffer.alloc(size);
  bytes.copy(more);
  return more;
}
