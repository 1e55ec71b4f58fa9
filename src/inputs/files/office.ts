import { createReadStream } from 'node:fs';
import { error, type Problem } from '../../problems/problem.ts';
import { kindOf } from './format.ts';

/** The name of the part in which Office keeps what it has encrypted, as its container writes names. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * What is wrong with a file that lies in the container of old Office files, whatever its name: it is protected by a
 * password, or of a format before 2007.
 */
export async function officeProblem(
  path: string,
  shown: string,
  beginning: Uint8Array,
): Promise<Problem | undefined> {
  if (kindOf(beginning) !== 'ole') return undefined;
  const code = (await holds(path, ENCRYPTED)) ? 'sheet-encrypted' : 'sheet-old';
  return error(code, { value: shown, place: { file: shown } });
}

async function holds(path: string, sign: Buffer): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = Buffer.concat([rest, chunk]);
    if (bytes.includes(sign)) return true;
    rest = bytes.subarray(-sign.length);
  }
  return false;
}
