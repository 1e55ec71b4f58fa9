import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Options, Parser } from 'csv-parse';
import { error, FenquError } from '../../problems/problem.ts';
import { breaksIn, csvLine, type Tally, truncated } from './careful-tally.ts';
import { codeOf } from './inflate.ts';
import type { PreparedFile } from './prepare.ts';
import { LINE_LIMIT } from './scan.ts';

const BATCH = 1 << 18;

/** Copies the wanted cells of a delimited file, each row after the number of the physical line it begins on, or the one it has. */
export async function copyCsv(
  file: PreparedFile,
  sources: readonly string[],
  target: string,
): Promise<Tally> {
  try {
    return await copy(file, sources, target, false);
  } catch (cause) {
    // A quote in the middle of a bare cell (5" pipe) breaks no framing; the parser takes it only when told to.
    if (codeOf(cause) === 'INVALID_OPENING_QUOTE') return copy(file, sources, target, true);
    throw cause;
  }
}

async function copy(
  file: PreparedFile,
  sources: readonly string[],
  target: string,
  relaxed: boolean,
): Promise<Tally> {
  const tally: Tally = { read: 0, blank: 0, broken: [] };
  const numbered = file.layout === 'rows';
  const header = numbered ? [undefined, ...(file.kept ?? [])] : file.header;
  const wanted = sources.map((source) => header.indexOf(source));
  const width = header.length;
  let next = 1 + (file.linesAbove ?? 0);
  let emptyLines = 0;
  let lastLine = 0;
  let batch = csvLine(['line', ...sources]);

  const take = (cells: string[]) => {
    tally.read += 1;
    if (cells.every((text) => text === '')) tally.blank += 1;
    else if (cells.length === width || (cells.length === width + 1 && cells[width] === ''))
      batch += csvLine([String(lastLine), ...wanted.map((index) => cells[index] ?? '')]);
    else
      tally.broken.push({ code: 'row-width', line: lastLine, with: { cells: cells.length, columns: width } });
  };
  const onRecord: NonNullable<Options['on_record']> = (cells, info) => {
    if (numbered) lastLine = Number(cells[0]);
    else {
      lastLine = next + info.empty_lines - emptyLines;
      emptyLines = info.empty_lines;
      next = lastLine + 1 + breaksIn(cells);
    }
    if (info.records > 1) take(cells);
    if (batch.length < BATCH) return null;
    const full = batch;
    batch = '';
    return [full];
  };

  const parser = new Parser({ ...optionsFor(file, relaxed), on_record: onRecord });
  try {
    await pipeline(
      createReadStream(file.path),
      parser,
      unwrapped,
      createWriteStream(target, { mode: 0o600 }),
    );
  } catch (cause) {
    throw cause instanceof CsvError && codeOf(cause) !== 'INVALID_OPENING_QUOTE'
      ? framing(file, cause, next)
      : cause;
  }
  await appendFile(target, batch);
  const last = tally.broken.at(-1);
  const cut =
    last?.line === lastLine && (last.with['cells'] ?? 0) < width && !(await endsWithLineEnd(file.path));
  if (cut) throw new FenquError(truncated(file, lastLine));
  return tally;
}

function optionsFor(file: PreparedFile, relaxed: boolean): Options {
  return {
    bom: true,
    delimiter: file.layout === 'rows' ? ',' : (file.delimiter ?? ','),
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LINE_LIMIT,
    relax_column_count: true,
    relax_quotes: relaxed,
    skip_empty_lines: true,
    trim: true,
  };
}

/** The batches as the parser hands them on, each in an array of its own. */
async function* unwrapped(batches: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.join('');
}

/** The parser's error as ours, at the line where the broken row begins. */
function framing(file: PreparedFile, cause: CsvError, line: number): FenquError {
  const place = { file: file.shown, line };
  const problem =
    codeOf(cause) === 'CSV_MAX_RECORD_SIZE'
      ? error('line-too-long', { place, with: { limit: LINE_LIMIT } })
      : error('quote-unbalanced', { place });
  return new FenquError(problem, { cause });
}

async function endsWithLineEnd(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    return buffer[0] === 0x0a || buffer[0] === 0x0d;
  } finally {
    await file.close();
  }
}
