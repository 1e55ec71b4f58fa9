import { open } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { error, FenquError } from '../../problems/problem.ts';

/** The columns of a file and its first rows, as text. */
export interface Head {
  readonly delimiter?: string;
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
  /** Whether anything follows the header. */
  readonly hasRows: boolean;
}

const DELIMITERS = [',', '\t', ';', '|'];
const HEAD = 256 * 1024;
const SAMPLE_ROWS = 50;

/**
 * Reads the header of a delimited file. The delimiter is the given one, or the one that finds most of the wanted columns.
 * @throws FenquError `quote-unbalanced`
 */
export async function csvHead(
  path: string,
  shown: string,
  wanted: ReadonlySet<string>,
  delimiter?: string,
): Promise<Head> {
  const text = await beginning(path);
  const heads = (delimiter === undefined ? DELIMITERS : [delimiter]).flatMap((candidate) => {
    const header = records(text, candidate, 1)?.[0]?.map(cleanName);
    return header === undefined ? [] : [{ delimiter: candidate, header }];
  });
  const score = (header: readonly string[]) =>
    header.filter((name) => wanted.has(name)).length * 1e6 + header.length;
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

/** The keys of the first objects of a newline-delimited JSON file. */
export async function ndjsonHead(path: string): Promise<Head> {
  const keys = new Set<string>();
  const objects: Record<string, unknown>[] = [];
  for (const line of (await beginning(path)).split('\n')) {
    const object = parseObject(line);
    if (object === undefined) continue;
    for (const key of Object.keys(object)) keys.add(key);
    if (objects.length < SAMPLE_ROWS) objects.push(object);
  }
  const header = [...keys];
  const sample = objects.map((object) => header.map((key) => String(object[key] ?? '')));
  return { header, sample, hasRows: true };
}

/** The object a line of JSON holds; nothing if it is not JSON or no object. */
export function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function cleanName(name: string): string {
  return name.replace(/^[\s\u3000\ufeff]+|[\s\u3000\ufeff]+$/g, '');
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
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer
      .subarray(0, bytesRead)
      .toString('utf8')
      .replace(/^\ufeff/, '');
  } finally {
    await file.close();
  }
}
