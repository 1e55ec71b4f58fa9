import { createReadStream } from 'node:fs';
import type { Day } from '../days.ts';
import { toCsv } from './csv.ts';
import type { Source } from './keep.ts';

/** Bytes of a file, `end` not included. */
interface Range {
  readonly start: number;
  readonly end: number;
}

const CHUNK = 1 << 22;

/** How the rows of a day begin. No other place in the file can: within a quoted cell, quotes are doubled. */
function beginning(day: Day): string {
  return `\n"${day}",`;
}

/**
 * Where the rows of each day lie in a file that is in order of day, the day first in every row and always quoted. Read
 * through once.
 */
export async function dayRanges(path: string, days: readonly Day[]): Promise<Range[]> {
  const starts = [0];
  let rest = Buffer.alloc(0);
  let offset = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let day = days[starts.length]; day !== undefined; day = days[starts.length]) {
      const at = bytes.indexOf(beginning(day), from);
      if (at === -1) break;
      starts.push(offset + at + 1);
      from = at + 1;
    }
    rest = bytes.subarray(Math.max(0, bytes.length - beginning(days[0] ?? '').length + 1));
    offset += bytes.length - rest.length;
  }
  if (starts.length !== days.length) throw new RangeError(`${path}: ${starts.length} of ${days.length} days`);
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? offset + rest.length }));
}

/** A range of a file as a CSV file of its own. */
export function shardSource(path: string, { start, end }: Range, header: readonly string[]): Source {
  return async function* () {
    yield Buffer.from(toCsv(header, []));
    yield* createReadStream(path, { start, end: end - 1, highWaterMark: CHUNK });
  };
}
