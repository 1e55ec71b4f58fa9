import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { isatty } from 'node:tty';
import { error, FenquError } from '../../problems/problem.ts';
import { STANDARD_INPUT } from './find.ts';
import { firstBytes } from './first-bytes.ts';
import { type Format, kindOf, SIGNATURE_LENGTH } from './format.ts';
import { isObject, parseObject } from './head.ts';
import { openTemporary } from './temporary.ts';
import { unpack } from './unpack.ts';

/** Standard input as a file of its own. */
export interface Spooled {
  readonly path: string;
  readonly format: Format;
}

let spooled: Promise<Spooled> | undefined;

/**
 * Keeps what comes in on standard input in a private file until the process ends: it can be read but once, and files are
 * read several times. What it is shows in its first bytes, for it has no name.
 * @throws FenquError `stdin-terminal` where nobody would ever send anything
 */
export function spoolStandardInput(): Promise<Spooled> {
  spooled ??= spool();
  return spooled;
}

async function spool(): Promise<Spooled> {
  if (isatty(0)) throw new FenquError(error('stdin-terminal', { place: { file: STANDARD_INPUT } }));
  const temporary = openTemporary();
  const received = temporary.path('.bin');
  await pipeline(
    createReadStream('', { fd: 0, autoClose: false }),
    createWriteStream(received, { mode: 0o600 }),
  );
  const kind = kindOf(await firstBytes(received, SIGNATURE_LENGTH));
  if (kind !== 'gzip' && kind !== 'zstd') return { path: received, format: await formatIn(received) };
  const plain = temporary.path('.bin');
  await unpack(received, kind, plain, STANDARD_INPUT);
  return { path: plain, format: await formatIn(plain) };
}

const BEGINNING = 64 * 1024;

/** What a file without a name is, by its beginning. */
export async function formatIn(path: string): Promise<Format> {
  const bytes = await firstBytes(path, BEGINNING);
  const kind = kindOf(bytes);
  if (kind === 'zip' || kind === 'ole') return { format: 'xlsx', compression: 'none' };
  if (kind === 'parquet') return { format: 'parquet', compression: 'none' };
  const text = bytes.toString('utf8').replace('\ufeff', '').trimStart();
  if (text.startsWith('[')) return { format: 'json', compression: 'none' };
  if (!text.startsWith('{')) return { format: 'csv', compression: 'none' };
  const [line = '', ...more] = text.trimEnd().split('\n');
  const object = parseObject(line);
  const isDocument = object === undefined || (more.length === 0 && holdsRows(object));
  return { format: isDocument ? 'json' : 'ndjson', compression: 'none' };
}

/** Whether an object is no row but has them in a list: one that is a line of its own may be either. */
function holdsRows(object: Readonly<Record<string, unknown>>): boolean {
  return Object.values(object).some((held) => Array.isArray(held) && held.length > 0 && held.every(isObject));
}
