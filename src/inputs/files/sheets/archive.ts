import { stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { error, FenquError } from '../../../problems/problem.ts';
import { codeOf } from '../inflate.ts';
import { watchSwelling } from '../swelling.ts';
import { broken } from './broken.ts';

/** The parts of an Office file: a ZIP archive of which only what is asked for is unpacked, as a stream. */
export interface Archive {
  /** As messages name it. */
  readonly shown: string;
  has(part: string): boolean;
  /**
   * The chunks of a part. Length and checksum are known to be right only behind the last of them: whoever stops before
   * has verified nothing, and what was made of the chunks must not be kept where this throws `sheet-broken` or
   * `file-swells`.
   */
  chunks(part: string): AsyncGenerator<Buffer>;
  close(): void;
}

/** More parts than any spreadsheet has. */
const MOST_PARTS = 20_000;

/**
 * Opens the archive and reads its directory.
 * @throws FenquError `sheet-broken` where it is no sound ZIP archive, `sheet-encrypted` where a part is
 */
export async function openArchive(path: string, shown: string): Promise<Archive> {
  const { size } = await stat(path);
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    const entries = await directoryOf(zip, shown).catch((cause: unknown) => {
      zip.close();
      throw cause;
    });
    const swell = watchSwelling(shown, size);
    return {
      shown,
      has: (part) => entries.has(part.toLowerCase()),
      chunks: (part) => unpacked(zip, entries.get(part.toLowerCase()), part, shown, swell),
      close: () => zip.close(),
    };
  } catch (cause) {
    throw orBroken(shown, cause);
  }
}

async function directoryOf(zip: ZipFile, shown: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted())
      throw new FenquError(error('sheet-encrypted', { value: shown, place: { file: shown } }));
    if (entries.size === MOST_PARTS) throw broken(shown, `> ${MOST_PARTS} parts`);
    // Names are compared without regard to case, as the standard has it; a second entry of a name hides the first from some readers.
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw broken(shown, `${entry.fileName} × 2`);
    entries.set(name, entry);
  }
  return entries;
}

async function* unpacked(
  zip: ZipFile,
  entry: Entry | undefined,
  part: string,
  shown: string,
  swell: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  if (entry === undefined) throw broken(shown, part);
  let sum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('a part is read as bytes');
      sum = crc32(chunk, sum);
      swell(chunk.length);
      yield chunk;
    }
  } catch (cause) {
    throw orBroken(shown, cause);
  }
  if (sum !== entry.crc32) throw broken(shown, `${part}: CRC`);
}

/** Errors of the system stay as they are; whatever else the reader throws means that the file is broken. */
function orBroken(shown: string, cause: unknown): unknown {
  const code = codeOf(cause);
  if (cause instanceof FenquError || cause instanceof TypeError) return cause;
  if (code !== undefined && !/^(Z_|ERR_)/.test(code)) return cause;
  return broken(shown, cause instanceof Error ? cause.message : String(cause), cause);
}
