import { isAscii, isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';

/** Longer physical lines are no table: a file without line ends, or something else altogether. */
export const LINE_LIMIT = 2 * 1024 * 1024;

const CHUNK = 1024 * 1024;
const NEWLINE = 0x0a;
const SIGN = 0x23;

/** What every byte of a file was looked at for. */
export interface Scan {
  readonly size: number;
  readonly bom: boolean;
  readonly utf16: boolean;
  readonly utf8: boolean;
  readonly nul: boolean;
  readonly longLine: boolean;
  /** A blank or a quote anywhere: without any, no cell needs trimming. */
  readonly blanks: boolean;
  /** The sign `#` anywhere: error values of spreadsheets begin with it. */
  readonly signs: boolean;
}

/** Reads a file through once, in chunks. `onChunk` sees each chunk, which is only valid during the call. */
export async function scan(path: string, onChunk?: (chunk: Buffer) => void): Promise<Scan> {
  const file = await open(path, 'r');
  const buffer = Buffer.allocUnsafe(CHUNK + 4);
  let size = 0;
  let bom = false;
  let utf16 = false;
  let utf8 = true;
  let nul = false;
  let longLine = false;
  let blanks = false;
  let signs = false;
  let held = 0;
  let lineLength = 0;
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, held, CHUNK, null);
      if (bytesRead === 0) break;
      const chunk = buffer.subarray(held, held + bytesRead);
      if (size === 0) {
        bom = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
        utf16 = (chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff);
      }
      size += bytesRead;
      onChunk?.(chunk);
      nul ||= chunk.includes(0);
      signs ||= chunk.includes(SIGN);
      const first = chunk.indexOf(NEWLINE);
      lineLength += first === -1 ? bytesRead : first;
      longLine ||= lineLength > LINE_LIMIT;
      // A chunk is shorter than the limit, so lines that begin and end within it are short enough.
      if (first !== -1) lineLength = bytesRead - 1 - chunk.lastIndexOf(NEWLINE);
      const all = buffer.subarray(0, held + bytesRead);
      blanks ||= hasBlanks(all);
      if (utf8) {
        const whole = all.length - unfinished(all);
        utf8 = isUtf8(all.subarray(0, whole));
        held = all.length - whole;
        all.copyWithin(0, whole);
      }
      if (!utf8) held = 0;
    }
  } finally {
    await file.close();
  }
  return { size, bom, utf16, utf8: utf8 && held === 0, nul, longLine, blanks, signs };
}

/** Spaces and tabs, NBSP, the full-width space, and quotes, which can hide a line break. */
const BLANKS = [0x20, 0x09, 0x22];
const WIDE_BLANKS = ['\u00a0', '\u3000'].map((blank) => Buffer.from(blank));

function hasBlanks(bytes: Buffer): boolean {
  if (BLANKS.some((blank) => bytes.includes(blank))) return true;
  return !isAscii(bytes) && WIDE_BLANKS.some((blank) => bytes.includes(blank));
}

/** Bytes at the end that begin a character which the next chunk may finish. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}
