import { createHmac } from 'node:crypto';
import { literal } from '../engine/sql.ts';

/** Half of the hash, as RFC 2104 allows: ids stay apart, and files are a third smaller. */
const DIGITS = 32;

const BLOCK = 64;
const INNER = 0x36;
const OUTER = 0x5c;

/**
 * What stands in the store for an id or a key that is not to be seen: the first 32 hexadecimal digits of its
 * HMAC-SHA-256 under the workspace's secret.
 */
export function hidden(secret: string, text: string): string {
  return createHmac('sha256', Buffer.from(secret, 'hex')).update(text).digest('hex').slice(0, DIGITS);
}

/** The same in SQL, for a column: HMAC by its definition, H(outer ‖ H(inner ‖ text)). NULL stays NULL. */
export function hiddenSql(secret: string, column: string): string {
  const inner = `unhex(sha256(${pad(secret, INNER)} || encode(CAST(${column} AS VARCHAR))))`;
  return `left(sha256(${pad(secret, OUTER)} || ${inner}), ${DIGITS})`;
}

/** The secret, shorter than a block, filled up with zeros and crossed with the pad. */
function pad(secret: string, byte: number): string {
  const block = Buffer.alloc(BLOCK, byte);
  Buffer.from(secret, 'hex').forEach((each, i) => {
    block[i] = each ^ byte;
  });
  return `unhex(${literal(block.toString('hex'))})`;
}
