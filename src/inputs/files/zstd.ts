import type { Readable } from 'node:stream';
import { Decompress } from 'fzstd';
import createXxhash from 'xxhash-wasm';
import { error, FenquError } from '../../problems/problem.ts';
import { zstdFrames } from './zstd-frames.ts';

/**
 * The text of a Zstandard file. The decoder finds what is cut off and most of what is damaged; the checksum of each
 * frame, which it leaves out, is verified here.
 * @throws FenquError `zstd-truncated`, `zstd-corrupt`
 */
export async function* unzstd(source: Readable, shown: string): AsyncGenerator<Buffer> {
  const place = { file: shown };
  const corrupt = (detail: string, cause?: unknown) =>
    new FenquError(error('zstd-corrupt', { place, with: { detail } }), { cause });
  const { create64 } = await createXxhash();
  let sum = create64();
  let out: Buffer[] = [];
  const begin = () =>
    new Decompress((chunk) => {
      sum.update(chunk);
      out.push(Buffer.from(chunk));
    });
  let decoder = begin();
  let frames = 0;
  for await (const piece of zstdFrames(source)) {
    if (piece.kind === 'odd') throw corrupt(piece.detail);
    if (piece.kind === 'cut') throw new FenquError(error('zstd-truncated', { place }));
    try {
      decoder.push(piece.bytes, piece.kind === 'end');
    } catch (cause) {
      throw corrupt(cause instanceof Error ? cause.message : String(cause), cause);
    }
    yield* out;
    out = [];
    if (piece.kind === 'more') continue;
    if (piece.checksum !== undefined && piece.checksum !== Number(sum.digest() & 0xffff_ffffn))
      throw corrupt('checksum');
    frames += 1;
    sum = create64();
    decoder = begin();
  }
  if (frames === 0) throw corrupt('no frame');
}
