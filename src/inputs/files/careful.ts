import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Engine } from '../../engine/duckdb.ts';
import { FenquError } from '../../problems/problem.ts';
import { copyCsv } from './careful-csv.ts';
import { csvLine, type Tally, truncated } from './careful-tally.ts';
import { parseObject } from './head.ts';
import { linesOf } from './lines.ts';
import { copyParquet } from './parquet.ts';
import type { PreparedFile } from './prepare.ts';

/**
 * Reads a file row by row, knowing its physical lines, and writes the wanted cells to a normalised copy.
 * @throws FenquError `quote-unbalanced`, `line-too-long`, `file-truncated`: the rows cannot be told apart
 */
export async function readCarefully(
  engine: Engine,
  file: PreparedFile,
  sources: readonly string[],
  target: string,
): Promise<Tally> {
  switch (file.layout) {
    case 'csv':
    case 'rows':
      return copyCsv(file, sources, target);
    case 'ndjson':
      return copyNdjson(file, target);
    case 'parquet':
      return copyParquet(engine, file, sources, target);
  }
}

/** Every line that holds a JSON object, with its number. */
async function copyNdjson(file: PreparedFile, target: string): Promise<Tally> {
  const tally: Tally = { read: 0, blank: 0, broken: [] };
  async function* lines() {
    yield csvLine(['line', 'json']);
    for await (const line of linesOf(file.path)) {
      const text = line.bytes
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .trim();
      if (text === '') continue;
      tally.read += 1;
      if (parseObject(text) !== undefined) yield csvLine([String(line.number), text]);
      else if (line.ended) tally.broken.push({ code: 'row-not-object', line: line.number, with: {} });
      else throw new FenquError(truncated(file, line.number));
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(target, { mode: 0o600 }));
  return tally;
}
