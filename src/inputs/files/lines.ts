import { createReadStream } from 'node:fs';

const NEWLINE = 0x0a;

/** One physical line without its line feed. Lines count from 1, offsets from 0. */
export interface Line {
  readonly number: number;
  readonly offset: number;
  readonly bytes: Buffer;
  /** Whether a line feed ended it: the last line of a cut-off file has none. */
  readonly ended: boolean;
}

/** The physical lines of a file, one after the other. A line longer than `most` bytes comes in pieces with one number. */
export async function* linesOf(path: string, most = 32 * 1024 * 1024): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  let number = 1;
  let offset = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const data: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = data.indexOf(NEWLINE); end !== -1; end = data.indexOf(NEWLINE, start)) {
      yield { number, offset: offset + start, bytes: data.subarray(start, end), ended: true };
      number += 1;
      start = end + 1;
    }
    if (data.length - start > most) {
      yield { number, offset: offset + start, bytes: data.subarray(start), ended: false };
      start = data.length;
    }
    rest = data.subarray(start);
    offset += start;
  }
  if (rest.length > 0) yield { number, offset, bytes: rest, ended: false };
}

/** The first line a test holds for; nothing if there is none. */
export async function findLine(path: string, test: (bytes: Buffer) => boolean): Promise<Line | undefined> {
  for await (const line of linesOf(path)) if (test(line.bytes)) return line;
  return undefined;
}
