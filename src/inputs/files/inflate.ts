import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { error, FenquError } from '../../problems/problem.ts';

/**
 * The text of a gzip file. Length and checksum of every member are verified.
 * @throws FenquError `gzip-truncated`, `gzip-corrupt`
 */
export async function* gunzip(source: Readable, shown: string): AsyncGenerator<Buffer> {
  const inflating = createGunzip({ chunkSize: 1 << 18 });
  const done = pipeline(source, inflating);
  // It is waited for below, where its failure is told; until then nobody listens.
  done.catch(() => {});
  try {
    for await (const chunk of inflating) yield chunk;
    await done;
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
