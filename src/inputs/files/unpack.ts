import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Compression } from './format.ts';
import { gunzip } from './inflate.ts';
import { watchSwelling } from './swelling.ts';

/**
 * Unpacks a compressed file. Lengths and checksums are verified before anything is counted.
 *
 * @param onChunk sees the file as it lies on disk
 * @throws FenquError `gzip-truncated`, `gzip-corrupt`, `zstd-truncated`, `zstd-corrupt`, `file-swells`
 */
export async function unpack(
  path: string,
  compression: Exclude<Compression, 'none'>,
  target: string,
  shown: string,
  onChunk?: (chunk: Buffer) => void,
): Promise<void> {
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  if (onChunk !== undefined) source.on('data', (chunk) => Buffer.isBuffer(chunk) && onChunk(chunk));
  const swell = watchSwelling(shown, (await stat(path)).size);
  async function* watched(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      swell(chunk.length);
      yield chunk;
    }
  }
  const chunks =
    compression === 'gzip' ? gunzip(source, shown) : (await import('./zstd.ts')).unzstd(source, shown);
  await pipeline(Readable.from(watched(chunks)), createWriteStream(target, { mode: 0o600 }));
}
