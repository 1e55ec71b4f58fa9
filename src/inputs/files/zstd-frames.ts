/** A piece of a Zstandard file: bytes of a frame, the last of them, or that the file is no such file, or is cut off. */
export type Piece =
  | { readonly kind: 'more'; readonly bytes: Buffer }
  | { readonly kind: 'end'; readonly bytes: Buffer; readonly checksum: number | undefined }
  | { readonly kind: 'odd'; readonly detail: string }
  | { readonly kind: 'cut' };

const MAGIC = 0xfd2f_b528;
/** Sixteen numbers begin frames that hold no data, only something for other programs. */
const SKIPPED = 0x184d_2a5;
const CHECKSUM = 4;

/**
 * Parts a file into its frames (RFC 8878, section 3.1), without unpacking them: a header that says how long it is, blocks
 * that say how long they are, and a checksum where the header says that there is one.
 */
export async function* zstdFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  const reader = readerOf(source);
  for (;;) {
    const magic = await reader.peek(4);
    if (magic.length === 0) return;
    if (magic.length < 4) return yield { kind: 'cut' };
    const number = magic.readUInt32LE(0);
    if (number >>> 4 === SKIPPED) {
      if (!(await skip(reader))) return yield { kind: 'cut' };
      continue;
    }
    if (number !== MAGIC) return yield { kind: 'odd', detail: `0x${number.toString(16)}` };
    for await (const piece of frame(reader)) {
      yield piece;
      if (piece.kind === 'cut') return;
    }
  }
}

async function* frame(reader: Reader): AsyncGenerator<Piece> {
  const descriptor = (await reader.peek(5))[4];
  const head = descriptor === undefined ? undefined : await reader.take(headLength(descriptor));
  if (descriptor === undefined || head === undefined) return yield { kind: 'cut' };
  yield { kind: 'more', bytes: head };
  for (;;) {
    const header = await reader.peek(3);
    const block = header.length < 3 ? undefined : await reader.take(blockLength(header));
    if (block === undefined) return yield { kind: 'cut' };
    const isLast = (header.readUIntLE(0, 3) & 1) === 1;
    if (isLast) return yield await ending(reader, block, (descriptor & HAS_CHECKSUM) !== 0);
    yield { kind: 'more', bytes: block };
  }
}

const HAS_CHECKSUM = 4;

/** The length of a frame's header, by its fifth byte: which of its fields are there, and how long. */
function headLength(descriptor: number): number {
  const single = (descriptor & 0x20) !== 0;
  const contentSize = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  return 5 + (single ? 0 : 1) + dictionary + contentSize;
}

/** The length of a block, its header included. One of a repeated byte says how often, and has the byte once. */
function blockLength(header: Buffer): number {
  const word = header.readUIntLE(0, 3);
  return 3 + (((word >> 1) & 3) === 1 ? 1 : word >> 3);
}

async function ending(reader: Reader, block: Buffer, hasChecksum: boolean): Promise<Piece> {
  if (!hasChecksum) return { kind: 'end', bytes: block, checksum: undefined };
  const sum = await reader.take(CHECKSUM);
  if (sum === undefined) return { kind: 'cut' };
  return { kind: 'end', bytes: Buffer.concat([block, sum]), checksum: sum.readUInt32LE(0) };
}

async function skip(reader: Reader): Promise<boolean> {
  const head = await reader.take(8);
  let left = head?.readUInt32LE(4);
  for (; left !== undefined && left > 0; ) {
    const bytes = await reader.take(Math.min(left, 1 << 20));
    if (bytes === undefined) return false;
    left -= bytes.length;
  }
  return left !== undefined;
}

interface Reader {
  /** The next bytes, fewer at the end. */
  peek(length: number): Promise<Buffer>;
  /** The next bytes, gone through; nothing if there are fewer. */
  take(length: number): Promise<Buffer | undefined>;
}

function readerOf(source: AsyncIterable<Buffer>): Reader {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const hold = async (length: number): Promise<void> => {
    while (held.length < length) {
      const next = await chunks.next();
      if (next.done === true) return;
      held = Buffer.concat([held, next.value]);
    }
  };
  return {
    peek: async (length) => {
      await hold(length);
      return held.subarray(0, length);
    },
    take: async (length) => {
      await hold(length);
      if (held.length < length) return undefined;
      const taken = held.subarray(0, length);
      held = held.subarray(length);
      return taken;
    },
  };
}
