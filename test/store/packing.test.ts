import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  beginningOf,
  checkStore,
  keepFile,
  keptPath,
  publish,
  readKept,
  readNight,
} from '../../src/store/index.ts';
import { MOST_PLAIN_BYTES, packed, unpacked } from '../../src/store/packing.ts';
import type { PublishedState } from '../../src/store/published.ts';
import { codesOf, folder, night } from './night.ts';

const lines = (count: number) =>
  Array.from({ length: count }, (_, i) => `110105025001,low,${i % 7}\n`).join('');

async function bytesOf(content: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of packed([Buffer.from(content)])) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('any other bit of what is packed is found, even one that gives the same content', async () => {
  const bytes = await bytesOf(lines(60));
  expect(unpacked(bytes).toString()).toBe(lines(60));
  // Whoever does not know of the seal reads it all the same.
  expect(gunzipSync(bytes).toString()).toBe(lines(60));
  let harmless = 0;
  for (let at = 0; at < bytes.length * 8; at++) {
    const other = Buffer.from(bytes);
    other[at >> 3] = (other[at >> 3] ?? 0) ^ (1 << (at & 7));
    expect(() => unpacked(other)).toThrow('SHA-256');
    harmless += isSame(other, lines(60)) ? 1 : 0;
  }
  expect(harmless).toBeGreaterThan(0);
});

/** Whether a reader that does not look at the seal notices nothing. */
function isSame(bytes: Buffer, content: string): boolean {
  try {
    return gunzipSync(bytes).toString() === content;
  } catch {
    return false;
  }
}

test('a thing cut short is no thing', async () => {
  const bytes = await bytesOf(lines(60));
  for (const length of [0, 1, 57, 58, bytes.length - 1])
    expect(() => unpacked(bytes.subarray(0, length))).toThrow('SHA-256');
});

test('large things are kept compressed under the hash of their content, small ones as they are', async () => {
  const store = folder();
  const [small, large] = ['x'.repeat(MOST_PLAIN_BYTES), `code,name\n${lines(4000)}`];
  expect(await keepFile(store, Buffer.from(small), 'x.csv')).toMatch(/^[0-9a-f]{64}\.csv$/);
  const kept = await keepFile(store, Buffer.from(large), 'x.csv');
  expect(kept).toMatch(/^[0-9a-f]{64}\.csv\.gz$/);
  expect(readFileSync(keptPath(store, kept)).length).toBeLessThan(large.length / 10);
  expect((await readKept(store, kept)).toString()).toBe(large);
  expect((await beginningOf(store, kept)).toString().split('\n')[0]).toBe('code,name');
  expect(await keepFile(store, Buffer.from(large), 'x.csv')).toBe(kept);
});

test('a large kept thing with another bit is found by whoever reads it, and by the check', async () => {
  const store = folder();
  const kept = await keepFile(store, Buffer.from(lines(4000)), 'x.csv');
  const path = keptPath(store, kept);
  const bytes = readFileSync(path);
  for (const at of [0, 4, 9, 20, bytes.length >> 1, bytes.length - 60, bytes.length - 30, bytes.length - 1]) {
    writeFileSync(
      path,
      bytes.map((byte, each) => (each === at ? byte ^ 4 : byte)),
    );
    expect(await codesOf(readKept(store, kept))).toEqual(['store-damaged']);
    expect((await checkStore(store)).findings).toContainEqual(
      expect.objectContaining({ code: 'store-kept-damaged', with: expect.objectContaining({ nights: 0 }) }),
    );
  }
  writeFileSync(path, bytes.subarray(0, 100));
  expect(await codesOf(keepFile(store, Buffer.from(lines(4000)), 'x.csv'))).toEqual(['store-damaged']);
});

const STATE: PublishedState = {
  area: '110106012',
  tier: 'high',
  since: '2020-06-13',
  effective_from: '2020-06-14',
  tier_in_force: 'high',
  undecided: 'high',
  undecided_in_force: 'high',
  queued: [],
  kept: false,
  rule_tier: 'high',
  rule_since: '2020-06-13',
  unranked: null,
  evaluated_on: '2020-06-15',
  eligible: [],
  raw_tiers: [],
};

test('a nation’s states are compressed; its zones and changes stay text', async () => {
  const store = folder();
  const day = '2020-06-15';
  const many = Array.from({ length: 2000 }, (_, i) => ({ ...STATE, area: String(110106012000 + i) }));
  const { path } = await publish(store, night(day, 1, { states: many }), { revise: false });
  expect(readdirSync(path).sort()).toEqual(['changes.csv', 'manifest.json', 'state.csv.gz', 'zones.csv']);
  expect((await readNight(store, day)).states).toEqual(many);
  expect((await checkStore(store)).findings.map(({ code }) => code)).not.toContain('store-foreign');
  const again = await publish(store, night(day, 1, { states: many }), { revise: false });
  expect(again.outcome).toBe('same');

  const file = join(path, 'state.csv.gz');
  const bytes = readFileSync(file);
  for (const at of [5, 200, bytes.length - 3]) {
    writeFileSync(
      file,
      bytes.map((byte, each) => (each === at ? byte ^ 4 : byte)),
    );
    expect(await codesOf(readNight(store, day))).toEqual(['store-damaged']);
    expect((await checkStore(store)).findings).toContainEqual(
      expect.objectContaining({
        code: 'store-damaged',
        place: { file: expect.stringContaining(`${day}/r1/state.csv.gz`) },
      }),
    );
  }
  const few = await publish(store, night('2020-06-16'), { revise: false });
  expect(existsSync(join(few.path, 'state.csv'))).toBe(true);
});
