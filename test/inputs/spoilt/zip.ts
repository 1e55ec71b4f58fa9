import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive, and what is to be said of it that is not so. */
export interface Part {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly lies?: {
    readonly crc?: number;
    readonly size?: number;
    readonly flags?: number;
    readonly method?: number;
    /** What lies packed instead of the data. */
    readonly packed?: Buffer;
  };
}

/** A ZIP archive of the parts: by hand, so that it can be wrong in any way. */
export function zip(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, lies = {} } of parts) {
    const bytes = Buffer.from(data);
    const packed = lies.packed ?? deflateRawSync(bytes);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(lies.flags ?? 0x800, 2);
    common.writeUInt16LE(lies.method ?? 8, 4);
    common.writeUInt32LE(0x21_0000, 6);
    common.writeUInt32LE(lies.crc ?? crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(lies.size ?? bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, title, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, rest, title]));
    files.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  const list = Buffer.concat(directory);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, list, Buffer.from('PK\u0005\u0006'), end]);
}
