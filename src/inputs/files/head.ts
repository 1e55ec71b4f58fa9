import { parse } from 'csv-parse/sync';
import { error, FenquError } from '../../problems/problem.ts';
import { firstBytes } from './first-bytes.ts';
import { type Header, headerNames, namesFound, type WantedColumns, wantedNames } from './names.ts';

/** The columns of a file and its first rows, as text. */
export interface Head extends Header {
  readonly delimiter?: string;
  readonly sample: readonly (readonly string[])[];
  /** Whether anything follows the header. */
  readonly hasRows: boolean;
}

const DELIMITERS = [',', '\t', ';', '|'];
/** What neither a name nor a quoted cell is made of. */
const ODD = /[^\p{L}\p{N}\s"'_()（）.,;|/\\-]/gu;
const MOST_ODD = 8;
const HEAD = 256 * 1024;
const SAMPLE_ROWS = 50;

/**
 * Reads the header of a delimited file. The delimiter is the given one, or the one that finds most of the wanted columns.
 * @throws FenquError `quote-unbalanced`
 */
export async function csvHead(
  path: string,
  shown: string,
  wanted: WantedColumns,
  delimiter?: string,
): Promise<Head> {
  const text = await beginning(path);
  const candidates = delimiter === undefined ? [...DELIMITERS, ...oddDelimiters(text)] : [delimiter];
  const heads = candidates.flatMap((candidate) => {
    const cells = records(text, candidate, 1)?.[0];
    return cells === undefined ? [] : [{ delimiter: candidate, ...headerNames(cells, wanted) }];
  });
  const score = (header: readonly string[]) => namesFound(header, wanted) * 1e6 + header.length;
  const best = heads.reduce(
    (a, b) => (a !== undefined && score(a.header) >= score(b.header) ? a : b),
    heads[0],
  );
  if (best === undefined)
    throw new FenquError(error('quote-unbalanced', { place: { file: shown, line: 1 } }));
  // Rows that cannot be parsed are rows as well; the readers will say what is wrong with them.
  const sample = records(text, best.delimiter, SAMPLE_ROWS + 1)?.slice(1);
  return { ...best, sample: sample ?? [], hasRows: sample?.length !== 0 };
}

/** Signs of the first line that might be delimiters; they are if they find more of the columns than the usual ones. */
function oddDelimiters(text: string): string[] {
  const [line = ''] = text.trimStart().split(/[\r\n]/, 1);
  return [...new Set(line.match(ODD))].slice(0, MOST_ODD);
}

/** The keys of the first objects of a newline-delimited JSON file. */
export async function ndjsonHead(path: string, wanted: WantedColumns): Promise<Head> {
  const keys = new Set<string>();
  const objects: Record<string, unknown>[] = [];
  for (const line of (await beginning(path)).split('\n')) {
    const object = parseObject(line);
    if (object === undefined) continue;
    for (const key of Object.keys(object)) keys.add(key);
    if (objects.length < SAMPLE_ROWS) objects.push(object);
  }
  const names = [...keys];
  const sample = objects.map((object) => names.map((key) => cellOf(object, key)));
  return { ...wantedNames(names, wanted), sample, hasRows: true };
}

/** The object a line of JSON holds; nothing if it is not JSON or no object. */
export function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of an object as text: empty where it is not there or null. */
export function cellOf(object: Readonly<Record<string, unknown>>, name: string): string {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function records(text: string, delimiter: string, most: number): string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      to: most,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch {
    return undefined;
  }
}

async function beginning(path: string): Promise<string> {
  return (await firstBytes(path, HEAD)).toString('utf8').replace(/^\ufeff/, '');
}
