import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { error, FenquError } from '../../problems/problem.ts';
import { type CsvHeader, csvHeaderIn } from './csv-header.ts';
import { firstBytes } from './first-bytes.ts';
import { beginning, type Head, linesThrough } from './head.ts';
import type { WantedColumns } from './names.ts';

/** How the header of a delimited file is found. */
export interface CsvWish {
  readonly wanted: WantedColumns;
  readonly delimiter?: string | undefined;
  /** Its line. */
  readonly header?: number | undefined;
}

/** The header of a delimited file, which begins where it does. */
export interface CsvHead extends Head {
  readonly delimiter: string;
  readonly path: string;
  readonly headerLine: number;
  /** Lines of the file above what lies at `path`. */
  readonly linesAbove: number;
}

const DELIMITERS = [',', '\t', ';', '|'];
/** What neither a name nor a quoted cell is made of. */
const ODD = /[^\p{L}\p{N}\s"'_()（）.,;|/\\-]/gu;
const MOST_ODD = 16;
/** Lines that are read below a header whose line is given. */
const ROWS_BELOW = 50;
/** Lines in which odd delimiters are looked for: titles may stand above the header. */
const LOOKED_AT = 10;

/**
 * Reads the header of a delimited file: the given line, or the first that has all the wanted columns or else most of them.
 * The delimiter is the given one, or the one that finds most of them. What stands above the header is left behind: the
 * rest is copied.
 * @throws FenquError `quote-unbalanced`, `header-missing`
 */
export async function csvHead(
  path: string,
  shown: string,
  wish: CsvWish,
  copy: () => string,
): Promise<CsvHead> {
  const { wanted, delimiter, header } = wish;
  const text = header === undefined ? await beginning(path) : await linesThrough(path, header + ROWS_BELOW);
  const candidates = delimiter === undefined ? [...DELIMITERS, ...oddDelimiters(text)] : [delimiter];
  const named = bestOf(candidates, (each) => csvHeaderIn(text, each, wanted, header, false), wanted);
  // Names that are like the wanted ones are looked for, which takes long, only where none of these is there.
  const best =
    named !== undefined && named.found > 0
      ? named
      : bestOf(candidates, (each) => csvHeaderIn(text, each, wanted, header, true), wanted);
  if (best === undefined) throw noHeader(shown, header);
  const { line: headerLine, sample, found: _, likeness: __, ...names } = best;
  const above = textAbove(text, headerLine);
  // Rows that cannot be parsed are rows as well; the readers will say what is wrong with them.
  const head = { ...names, headerLine, sample: sample ?? [], hasRows: sample?.length !== 0 };
  if (/^[\r\n]*$/.test(above)) return { ...head, path, linesAbove: 0 };
  const target = copy();
  const start = Buffer.byteLength(above) + (await markLength(path));
  await pipeline(createReadStream(path, { start }), createWriteStream(target, { mode: 0o600 }));
  return { ...head, path: target, linesAbove: headerLine - 1 };
}

/** The best header, the first of equals. One with several names, of which none is missing, ends the search. */
function bestOf(
  delimiters: readonly string[],
  headerWith: (delimiter: string) => CsvHeader | undefined,
  { names }: WantedColumns,
): CsvHeader | undefined {
  const score = (head: CsvHeader): number => head.likeness * 1e6 + head.header.length;
  let best: CsvHeader | undefined;
  for (const delimiter of delimiters) {
    const head = headerWith(delimiter);
    if (head !== undefined && (best === undefined || score(head) > score(best))) best = head;
    if (best !== undefined && best.found > 1 && best.found === names.size) break;
  }
  return best;
}

function noHeader(shown: string, line: number | undefined): FenquError {
  const code = line === undefined ? 'quote-unbalanced' : 'header-missing';
  return new FenquError(error(code, { place: { file: shown, line: line ?? 1 } }));
}

/** Signs of the first lines that might be delimiters; they are if they find more of the columns than the usual ones. */
function oddDelimiters(text: string): string[] {
  const lines = text.trimStart().split(/[\r\n]+/, LOOKED_AT);
  return [...new Set(lines.join('').match(ODD))].slice(0, MOST_ODD);
}

/** What stands before a physical line. */
function textAbove(text: string, line: number): string {
  const ends = text.matchAll(/\r\n|\n|\r/g);
  let start = 0;
  for (let above = 1; above < line; above += 1) {
    const { value: end } = ends.next();
    start = end === undefined ? text.length : end.index + end[0].length;
  }
  return text.slice(0, start);
}

/** Bytes of a byte order mark. */
async function markLength(path: string): Promise<number> {
  return (await firstBytes(path, 3)).equals(Buffer.from('\ufeff')) ? 3 : 0;
}
