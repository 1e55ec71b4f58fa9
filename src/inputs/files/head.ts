import { firstBytes } from './first-bytes.ts';
import { linesOf } from './lines.ts';
import { type Header, namesOfSeveral, type WantedColumns, wantedNames } from './names.ts';

/** The columns of a file and its first rows, as text. */
export interface Head extends Header {
  readonly delimiter?: string;
  readonly sample: readonly (readonly string[])[];
  /** Whether anything follows the header. */
  readonly hasRows: boolean;
}

const HEAD = 256 * 1024;
const SAMPLE_ROWS = 50;

/**
 * The keys of the first objects of a newline-delimited JSON file, and of names of which a column has one all that any
 * object has: a row that calls its column otherwise would else have nothing in it.
 */
export async function ndjsonHead(path: string, wanted: WantedColumns): Promise<Head> {
  const keys = new Set<string>();
  const objects: Record<string, unknown>[] = [];
  for (const line of (await beginning(path)).split('\n')) {
    const object = parseObject(line);
    if (object === undefined) continue;
    for (const key of Object.keys(object)) keys.add(key);
    if (objects.length < SAMPLE_ROWS) objects.push(object);
  }
  for await (const name of namesWithin(
    path,
    namesOfSeveral(wanted).filter((each) => !keys.has(each)),
  ))
    keys.add(name);
  const names = [...keys];
  const sample = objects.map((object) => names.map((key) => cellOf(object, key)));
  return { ...wantedNames(names, wanted), sample, hasRows: true };
}

/** Which of some keys objects of a file have. Only lines in which they may stand are parsed. */
async function* namesWithin(path: string, names: readonly string[]): AsyncGenerator<string> {
  if (names.length === 0) return;
  const signs = ['\\u', ...names.map((name) => JSON.stringify(name))].map((text) => Buffer.from(text));
  for await (const { bytes } of linesOf(path)) {
    if (!signs.some((sign) => bytes.includes(sign))) continue;
    const object = parseObject(bytes.toString('utf8')) ?? {};
    yield* names.filter((name) => Object.hasOwn(object, name));
  }
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

/** The beginning of a text file. */
export async function beginning(path: string): Promise<string> {
  return (await firstBytes(path, HEAD)).toString('utf8').replace(/^\ufeff/, '');
}

/** More than any line that the header may be given on lies behind; a text must fit into memory. */
const MOST_READ = 256 * 1024 * 1024;

/** The beginning of a text file, so much of it that so many lines are there. */
export async function linesThrough(path: string, lines: number): Promise<string> {
  for (let most = HEAD; ; most *= 4) {
    const bytes = await firstBytes(path, most);
    const text = bytes.toString('utf8').replace(/^\ufeff/, '');
    const isEnough = (text.match(/\r\n|\n|\r/g)?.length ?? 0) >= lines;
    if (isEnough || bytes.length < most || most >= MOST_READ) return text;
  }
}
