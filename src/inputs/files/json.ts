import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { JSONParser } from '@streamparser/json';
import { error, FenquError } from '../../problems/problem.ts';
import { csvLine } from './careful-tally.ts';
import { firstBytes } from './first-bytes.ts';
import { cellOf, type Head, isObject } from './head.ts';
import { nameIn, namesOfSeveral, type WantedColumns, wantedNames } from './names.ts';

/** The objects of a JSON document, their wanted members written out. */
export interface CopiedObjects extends Head {
  /** The columns of the copy, behind the first, which says which object of the document the row is, from 1. */
  readonly kept: readonly string[];
}

export interface JsonOptions {
  readonly wanted: WantedColumns;
  /** Keeps all members, not only the wanted ones. */
  readonly keepAll: boolean;
  readonly bom: boolean;
}

/** Objects by whose members the columns are known. */
const KNOWN_BY = 1000;
const SAMPLE_ROWS = 50;

type Row = Readonly<Record<string, unknown>>;

/**
 * Writes the wanted members of the objects in a JSON document to a CSV file, without holding the whole of it. The
 * document is an array of objects, or an object that holds one such array among other things.
 *
 * @throws FenquError `json-broken`, `json-shape`, `row-not-object`
 */
export async function copyJson(
  path: string,
  shown: string,
  target: string,
  options: JsonOptions,
): Promise<CopiedObjects> {
  const first: Row[] = [];
  let head: CopiedObjects | undefined;
  let count = 0;
  let strange: readonly string[] = [];
  const late = new Set<string>();
  const linesOf = (found: CopiedObjects, objects: readonly Row[]): string => {
    const keys = found.kept.map((name) => nameIn(found, name));
    for (const object of objects) for (const name of strange) if (Object.hasOwn(object, name)) late.add(name);
    return objects
      .map((object) => csvLine([String(++count), ...keys.map((key) => cellOf(object, key))]))
      .join('');
  };
  const begin = (): string => {
    head = headOf(first, options);
    strange = otherNamesOf(head, options.wanted);
    return csvLine(['line', ...head.kept]) + linesOf(head, first);
  };
  async function* lines() {
    for await (const batch of objectsOf(path, shown, options.bom)) {
      if (head !== undefined) {
        yield linesOf(head, batch);
        continue;
      }
      for (const object of batch) first.push(object);
      if (first.length >= KNOWN_BY) yield begin();
    }
    if (head === undefined) yield begin();
  }
  await pipeline(Readable.from(lines()), createWriteStream(target, { mode: 0o600 }));
  const found = head ?? headOf(first, options);
  if (late.size === 0) return found;
  // A row that calls its column otherwise has nothing in the copy: the header tells of both names.
  const names = found.header.map((name) => nameIn(found, name));
  const { writtenAs: _, ...rest } = found;
  return { ...rest, ...wantedNames([...names, ...late], options.wanted) };
}

/** Further names of columns that are there under one: no object may have them. */
function otherNamesOf(found: CopiedObjects, wanted: WantedColumns): string[] {
  const there = new Set(found.header.map((name) => nameIn(found, name)));
  const mainOf = (name: string): string => wanted.others.get(name) ?? name;
  return namesOfSeveral(wanted).filter((name) => !there.has(name) && found.kept.includes(mainOf(name)));
}

function headOf(objects: readonly Row[], { wanted, keepAll }: JsonOptions): CopiedObjects {
  const keys = [...new Set(objects.flatMap(Object.keys))];
  const names = wantedNames(keys, wanted);
  const kept = names.header.filter((name) => keepAll || wanted.names.has(name));
  const sample = objects
    .slice(0, SAMPLE_ROWS)
    .map((object) => keys.map((key, i) => (kept.includes(names.header[i] ?? '') ? cellOf(object, key) : '')));
  return { ...names, kept, sample, hasRows: objects.length > 0 };
}

/** The objects of the document, a batch for each chunk. */
async function* objectsOf(path: string, shown: string, bom: boolean): AsyncGenerator<readonly Row[]> {
  const place = { file: shown };
  const shape = () => new FenquError(error('json-shape', { place, value: shown }));
  const opens = await firstSign(path);
  if (opens !== '[' && opens !== '{') throw shape();
  // The array itself, or the arrays that the object holds.
  const parser = new JSONParser({ paths: [opens === '[' ? '$.*' : '$.*.*'], keepStack: false });
  let batch: Row[] = [];
  let array: unknown;
  parser.onValue = ({ value, key, stack }) => {
    if (typeof key !== 'number') return;
    const held = stack[1]?.key ?? '';
    if (!isObject(value)) {
      // A list of something else beside the rows is no matter; among the rows it is.
      if (opens === '{' && held !== array) return;
      throw new FenquError(error('row-not-object', { place: { ...place, line: key + 1 } }));
    }
    if (array !== undefined && held !== array) throw shape();
    array = held;
    batch.push(value);
  };
  const told = (step: () => void): void => {
    try {
      step();
    } catch (cause) {
      if (cause instanceof FenquError) throw cause;
      const detail = cause instanceof Error ? cause.message : String(cause);
      throw new FenquError(error('json-broken', { place, value: shown, with: { detail } }), { cause });
    }
  };
  for await (const chunk of createReadStream(path, { start: bom ? 3 : 0, highWaterMark: 1 << 20 })) {
    told(() => parser.write(chunk));
    yield batch;
    batch = [];
  }
  told(() => {
    if (!parser.isEnded) parser.end();
  });
  if (array === undefined && opens === '{') throw shape();
}

/** The first character that is no blank. */
async function firstSign(path: string): Promise<string> {
  return (await firstBytes(path, 4096)).toString('utf8').replace('\ufeff', '').trimStart().slice(0, 1);
}
