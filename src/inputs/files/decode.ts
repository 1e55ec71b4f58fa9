import { isUtf8 } from 'node:buffer';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { error, FenquError } from '../../problems/problem.ts';
import { codeOf } from './inflate.ts';
import { findLine, linesOf } from './lines.ts';

const HAN = /[\u4e00-\u9fff]/g;
const LETTERS = /^[\u0000-\u007f\u3000-\u9fff\uff00-\uffef]*$/;

/**
 * Writes a GB18030 file as UTF-8, strictly. Line by line, which is safe: no byte of a longer character is a line feed.
 * @throws FenquError `encoding-unknown` at the first line that is neither, `encoding-mixed` where some lines are UTF-8
 */
export async function decodeGb18030(
  path: string,
  target: string,
  shown: string,
  stated: boolean,
): Promise<void> {
  async function* decoded() {
    for await (const line of linesOf(path)) {
      if (!stated && looksUtf8(line.bytes)) throw await mixed(path, shown, line.number);
      const text = strictly(line.bytes);
      if (text === undefined) throw unknown(shown, line.number, line.offset);
      yield line.ended ? `${text}\n` : text;
    }
  }
  await pipeline(Readable.from(batches(decoded())), createWriteStream(target, { mode: 0o600 }));
}

/** The problem of a file that was stated to be UTF-8 and is not, at its first bad line. */
export async function notUtf8(path: string, shown: string): Promise<FenquError> {
  const line = await findLine(path, (bytes) => !isUtf8(bytes));
  return unknown(shown, line?.number ?? 1, line?.offset ?? 0);
}

function unknown(file: string, line: number, offset: number): FenquError {
  return new FenquError(error('encoding-unknown', { place: { file, line }, with: { offset } }));
}

async function mixed(path: string, file: string, utf8Line: number): Promise<FenquError> {
  const other = await findLine(path, (bytes) => !isUtf8(bytes));
  if (other === undefined || strictly(other.bytes) === undefined)
    return unknown(file, other?.number ?? 1, other?.offset ?? 0);
  return new FenquError(
    error('encoding-mixed', {
      place: { file, line: other.number },
      with: { utf8Line, offset: other.offset },
    }),
  );
}

/** Three Chinese characters or more in valid UTF-8: GB18030 text does not look like that by chance. */
function looksUtf8(bytes: Buffer): boolean {
  if (bytes.every((byte) => byte < 0x80) || !isUtf8(bytes)) return false;
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  return LETTERS.test(text) && (text.match(HAN)?.length ?? 0) >= 3;
}

const decoder = new TextDecoder('gb18030', { fatal: true });

function strictly(bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    if (codeOf(cause) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return undefined;
    throw cause;
  }
}

/** Lines glued to larger pieces, for the writer's sake. */
async function* batches(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let batch = '';
  for await (const text of texts) {
    batch += text;
    if (batch.length < 1 << 18) continue;
    yield batch;
    batch = '';
  }
  yield batch;
}
