import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip, gunzipSync } from 'node:zlib';
import { Unreadable } from './csv.ts';
import { codeOf } from './failures.ts';

/** What is larger is written compressed; smaller things are for people to read, and nothing would be gained. */
export const MOST_PLAIN_BYTES = 1 << 16;

/** More would take longer than it saves. */
const LEVEL = 1;

/**
 * The bytes as gzip, and at the end a member of nothing but the SHA-256 of all before it: a byte of a compressed stream can be
 * another, and still give the same content. How well a thing is compressed depends on the machine, so nothing may depend on
 * these bytes; what is told of a thing is told of its content.
 */
export async function* packed(
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const gzip = createGzip({ level: LEVEL });
  const hash = createHash('sha256');
  pipeline(content, gzip).catch(() => {
    // Whoever reads what comes out of it is told of it there.
  });
  for await (const chunk of gzip) {
    hash.update(chunk);
    yield chunk;
  }
  yield sealOf(hash.digest());
}

/**
 * What was packed.
 * @throws Unreadable if a byte of it is another
 */
export function unpacked(bytes: Buffer): Buffer {
  const end = bytes.length - SEAL_BYTES;
  const body = bytes.subarray(0, Math.max(0, end));
  const seal = sealOf(createHash('sha256').update(body).digest());
  if (end < 0 || !bytes.subarray(end).equals(seal)) throw new Unreadable('SHA-256');
  return gunzipSync(body);
}

/** How many bytes a packed thing has when it is unpacked, told from its end; of the largest only modulo 2³². */
export function unpackedSize(end: Buffer): number {
  return end.length < END_BYTES ? Number.NaN : end.readUInt32LE(end.length - END_BYTES);
}

/** The beginning of what was packed, as far as its first bytes tell; nothing where they tell none. */
export function unpackedBeginning(bytes: Uint8Array): Buffer {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (cause) {
    if (codeOf(cause) === undefined) throw cause;
    return Buffer.alloc(0);
  }
}

const SUBFIELD = Buffer.from([0x46, 0x51, 32, 0]);
const MEMBER = Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255, SUBFIELD.length + 32, 0]);
const NOTHING = Buffer.from([3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
const SEAL_BYTES = MEMBER.length + SUBFIELD.length + 32 + NOTHING.length;

/** So many bytes at the end of a packed thing say how large it is. */
export const END_BYTES = SEAL_BYTES + 4;

/** A member of gzip without content, whose extra field has the hash. */
function sealOf(hash: Buffer): Buffer {
  return Buffer.concat([MEMBER, SUBFIELD, hash, NOTHING]);
}
