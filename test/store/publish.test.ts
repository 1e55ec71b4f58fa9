import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lastTwo, newestBefore, publish, readNight, readNights, staleCauses } from '../../src/store/index.ts';
import { markLater } from '../../src/store/stale.ts';
import { codesOf, folder, night } from './night.ts';

const plain = { revise: false };
const revise = { revise: true };

test('a night is published and read back', async () => {
  const store = join(folder(), 'store');
  const { inForce, ...published } = await publish(store, night('2020-06-15'), plain);
  expect(published).toEqual({
    day: '2020-06-15',
    revision: 1,
    path: join(store, '2020-06-15', 'r1'),
    outcome: 'published',
    notes: [],
  });
  expect(readdirSync(join(store, '2020-06-15', 'r1')).sort()).toEqual([
    'changes.csv',
    'manifest.json',
    'state.csv',
    'zones.csv',
  ]);
  expect(readFileSync(join(store, '2020-06-15', 'current'), 'utf8')).toBe('r1\n');
  const read = await readNight(store, '2020-06-15');
  expect(inForce).toEqual({ manifest: read.manifest, zones: read.zones, states: read.states });
  expect(read.zones).toEqual(night('2020-06-15').zones);
  expect(read.manifest).toMatchObject({ as_of: '2020-06-15', revision: 1, areas: 349 });
  expect(read.manifest.indicators).toEqual({
    confirmed_14d: 'number',
    per_100k: 'text',
    clusters: 'boolean',
  });
  expect(read.problems).toEqual([]);
});

test('two stores given the same nights have the same bytes', async () => {
  const [one, other] = [folder(), folder()];
  for (const store of [one, other])
    for (const day of ['2020-06-15', '2020-06-16']) await publish(store, night(day), plain);
  for (const file of ['manifest.json', 'zones.csv', 'changes.csv', 'state.csv']) {
    const path = join('2020-06-16', 'r1', file);
    expect(readFileSync(join(one, path))).toEqual(readFileSync(join(other, path)));
  }
});

test('nights come in order; the newest before a day, and the last two', async () => {
  const store = folder();
  for (const day of ['2020-06-17', '2020-06-15', '2020-06-16']) await publish(store, night(day), plain);
  mkdirSync(join(store, '2020-06-18', 'r1'), { recursive: true });
  expect((await readNights(store)).map(({ day }) => day)).toEqual(['2020-06-15', '2020-06-16', '2020-06-17']);
  expect((await newestBefore(store, '2020-06-17'))?.manifest.as_of).toBe('2020-06-16');
  expect(await newestBefore(store, '2020-06-15')).toBeNull();
  expect((await lastTwo(store)).map(({ day }) => day)).toEqual(['2020-06-16', '2020-06-17']);
});

test('a store that is not there has no nights', async () => {
  const store = join(folder(), 'none');
  expect(await readNights(store)).toEqual([]);
  expect(await newestBefore(store, '2020-06-15')).toBeNull();
  expect(await codesOf(readNight(store, '2020-06-15'))).toEqual(['store-no-night']);
});

describe('a night published already', () => {
  test('the same result does nothing', async () => {
    const store = folder();
    await publish(store, night('2020-06-15'), plain);
    expect(await publish(store, night('2020-06-15'), revise)).toMatchObject({
      revision: 1,
      outcome: 'same',
      notes: [],
    });
    expect(readdirSync(join(store, '2020-06-15')).sort()).toEqual(['current', 'r1']);
  });

  test('the same result from other bytes or by another version says so', async () => {
    const store = folder();
    const first = night('2020-06-15');
    await publish(store, first, plain);
    const inputs = first.manifest.inputs.map((input) => ({ ...input, sha256: 'b' }));
    const again = { ...first, manifest: { ...first.manifest, inputs, tool: '0.2.0' } };
    const { outcome, notes } = await publish(store, again, plain);
    expect(outcome).toBe('same');
    expect(notes).toMatchObject([
      { code: 'store-same-result', severity: 'note', with: { what: { zh: '输入文件、程序版本' } } },
    ]);
    expect((await readNight(store, '2020-06-15')).manifest.tool).toBe('0.1.0');
  });

  test.each([
    ['zones.csv', night('2020-06-15', 8)],
    ['采用的数据行', night('2020-06-15', 7, { kept: { rows: `${'c'.repeat(64)}.csv` } })],
    [
      '规则包',
      {
        ...night('2020-06-15'),
        manifest: {
          ...night('2020-06-15').manifest,
          pack: { ...night('2020-06-15').manifest.pack, hash: 'p2' },
        },
      },
    ],
  ])('another result is refused: %s', async (what, other) => {
    const store = folder();
    await publish(store, night('2020-06-15'), plain);
    await expect(publish(store, other, plain)).rejects.toMatchObject({
      problems: [{ code: 'store-different', severity: 'error', with: { revision: 1, what: { zh: what } } }],
    });
    expect(await readNights(store)).toEqual([{ day: '2020-06-15', revision: 1 }]);
  });

  test('another result becomes the next revision where it is asked for; the old one stays', async () => {
    const store = folder();
    await publish(store, night('2020-06-15'), plain);
    expect(await publish(store, night('2020-06-15', 8), revise)).toMatchObject({
      revision: 2,
      outcome: 'revised',
    });
    expect((await readNight(store, '2020-06-15')).zones[0]?.indicators['confirmed_14d']).toBe(8);
    expect((await readNight(store, '2020-06-15', 1)).zones[0]?.indicators['confirmed_14d']).toBe(7);
    expect(await codesOf(readNight(store, '2020-06-15', 3))).toEqual(['store-no-night']);
  });
});

describe('later nights', () => {
  test('are stale once an earlier one is revised, until they are computed again', async () => {
    const store = folder();
    for (const day of ['2020-06-15', '2020-06-16', '2020-06-17']) await publish(store, night(day), plain);
    const { notes } = await publish(store, night('2020-06-15', 8), revise);
    expect(notes).toMatchObject([{ code: 'store-made-stale', severity: 'warning', with: { nights: 2 } }]);
    expect((await readNight(store, '2020-06-16')).problems).toMatchObject([
      { code: 'store-stale', severity: 'warning', with: { causes: '2020-06-15 r2' } },
    ]);

    await publish(store, night('2020-06-16'), revise);
    expect((await readNight(store, '2020-06-16')).problems).toEqual([]);
    await publish(store, night('2020-06-17', 9), revise);
    expect((await readNight(store, '2020-06-17')).problems).toEqual([]);
    expect((await readNight(store, '2020-06-17', 1)).problems).toHaveLength(1);
  });

  test('are stale once an earlier night is published that was not there', async () => {
    const store = folder();
    await publish(store, night('2020-06-17'), plain);
    await publish(store, night('2020-06-15'), plain);
    const causes = await staleCauses(store, { day: '2020-06-17', revision: 1 });
    expect(causes).toEqual([{ day: '2020-06-15', revision: 1 }]);
  });

  test('a mark without its cause in force says nothing', async () => {
    const store = folder();
    await publish(store, night('2020-06-15'), plain);
    await publish(store, night('2020-06-16'), plain);
    await markLater(store, { day: '2020-06-15', revision: 2 });
    expect(readFileSync(join(store, '2020-06-16', 'r1', 'stale'), 'utf8')).toMatch(/^2020-06-15 r2\n/);
    expect((await readNight(store, '2020-06-16')).problems).toEqual([]);
  });

  test('that are stale already are marked once', async () => {
    const store = folder();
    for (const day of ['2020-06-15', '2020-06-16', '2020-06-17']) await publish(store, night(day), plain);
    await publish(store, night('2020-06-15', 8), revise);
    const mark = join(store, '2020-06-17', 'r1', 'stale');
    const text = readFileSync(mark, 'utf8');
    const { notes } = await publish(store, night('2020-06-16', 8), revise);
    expect(notes).toMatchObject([{ code: 'store-made-stale', with: { nights: 1 } }]);
    expect(readFileSync(mark, 'utf8')).toBe(text);
  });
});

describe('damage is found and named', () => {
  test.each(['zones.csv', 'changes.csv', 'state.csv'])('%s', async (file) => {
    const store = folder();
    await publish(store, night('2020-06-15'), plain);
    const path = join(store, '2020-06-15', 'r1', file);
    appendFileSync(path, 'x');
    await expect(readNight(store, '2020-06-15')).rejects.toMatchObject({
      problems: [{ code: 'store-damaged', place: { file: expect.stringMatching(`2020-06-15/r1/${file}$`) } }],
    });
    rmSync(path);
    expect(await codesOf(readNight(store, '2020-06-15'))).toEqual(['store-damaged']);
    expect(await codesOf(publish(store, night('2020-06-15'), plain))).toEqual(['store-damaged']);
    expect(await publish(store, night('2020-06-15'), revise)).toMatchObject({
      revision: 2,
      outcome: 'revised',
    });
  });

  test.each([
    ['manifest.json', '{'],
    ['manifest.json', '{"format": 2}'],
    ['../current', 'r0\n'],
    ['../current', 'r2\n'],
  ])('%s: %s', async (file, text) => {
    const store = folder();
    await publish(store, night('2020-06-15'), plain);
    writeFileSync(join(store, '2020-06-15', 'r1', file), text);
    expect(await codesOf(readNight(store, '2020-06-15'))).toEqual(['store-damaged']);
  });
});

test('an aborted publication is none', async () => {
  const store = folder();
  const signal = AbortSignal.abort();
  await expect(publish(store, night('2020-06-15'), { ...plain, signal })).rejects.toThrow('aborted');
  expect(await readNights(store)).toEqual([]);
  expect(existsSync(join(store, '2020-06-15', 'current'))).toBe(false);
});
