import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { error, FenquError } from '../../problems/problem.ts';

/**
 * Unpacks a gzip file. Length and checksum of every member are verified before anything is counted.
 * @throws FenquError `gzip-truncated`, `gzip-corrupt`
 */
export async function inflate(
  path: string,
  target: string,
  shown: string,
  onChunk?: (chunk: Buffer) => void,
) {
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  if (onChunk !== undefined) source.on('data', (chunk) => Buffer.isBuffer(chunk) && onChunk(chunk));
  try {
    await pipeline(source, createGunzip({ chunkSize: 1 << 18 }), createWriteStream(target, { mode: 0o600 }));
  } catch (cause) {
    const code = codeOf(cause);
    const place = { file: shown };
    if (code === 'Z_BUF_ERROR') throw new FenquError(error('gzip-truncated', { place }), { cause });
    if (code?.startsWith('Z_') === true) {
      const detail = cause instanceof Error ? cause.message : String(cause);
      throw new FenquError(error('gzip-corrupt', { place, with: { detail } }), { cause });
    }
    throw cause;
  }
}

/** The code of a system or library error, if it carries one. */
export function codeOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}
