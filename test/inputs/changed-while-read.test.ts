import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { run, zone } from '../../src/index.ts';
import { CITY, type Files, workspace } from '../cli/workspace.ts';
import { codesOf } from '../store/night.ts';
import { parquet } from './spoilt/parquet.ts';
import { type Cell, workbook } from './spoilt/workbook.ts';

/** What happens once every byte of the files was looked at, and before the engine reads them for what they say. */
const between = vi.hoisted(() => ({ work: () => {} }));

vi.mock('../../src/inputs/staging/stage-table.ts', async (original) => {
  const real = await original<typeof import('../../src/inputs/staging/stage-table.ts')>();
  const stageTable: typeof real.stageTable = (...args) => {
    between.work();
    return real.stageTable(...args);
  };
  return { ...real, stageTable };
});

afterEach(() => {
  between.work = () => {};
});

const AS_OF = { asOf: '2022-05-10' };
const TEXT = CITY['data/cases.csv'] ?? '';
const ROWS = TEXT.trimEnd()
  .split('\n')
  .map((line) => line.split(',').map((cell): Cell => cell || null));
const OLD = new Date('2022-05-11T00:00:00Z');

const VALUES = ROWS.slice(1).map((row) => `(${row.map((cell) => `'${String(cell ?? '')}'`).join(', ')})`);
const FORMATS: readonly [string, () => Promise<Uint8Array> | Uint8Array][] = [
  ['cases.csv', () => Buffer.from(TEXT)],
  ['cases.csv.gz', () => gzipSync(TEXT)],
  ['cases.xlsx', () => workbook({ sheets: [{ rows: ROWS }] })],
  [
    'cases.parquet',
    () => parquet(`SELECT * FROM (VALUES ${VALUES.join(', ')}) t(${(ROWS[0] ?? []).map(String).join(', ')})`),
  ],
];

/** The city with its cases in a file that was last written long ago. */
function cityWith(name: string, content: Uint8Array, more: Files = {}): { city: string; file: string } {
  const city = workspace({
    'fenqu.yaml': (CITY['fenqu.yaml'] ?? '').replace('data/cases.csv', `data/${name}`),
    'data/cases.csv': null,
    [`data/${name}`]: content,
    ...more,
  });
  const file = join(city, 'data', name);
  utimesSync(file, OLD, OLD);
  return { city, file };
}

const CHANGES: readonly [string, (file: string) => void][] = [
  [
    'replaced',
    (file) => {
      writeFileSync(`${file}.new`, readFileSync(file));
      utimesSync(`${file}.new`, OLD, OLD);
      renameSync(`${file}.new`, file);
    },
  ],
  ['truncated', (file) => truncateSync(file, statSync(file).size - 40)],
  ['appended to', (file) => appendFileSync(file, 'A99,confirmed,local,2022-05-10,110105025001,\n')],
  [
    'written over, its length and time as before',
    (file) => {
      const bytes = readFileSync(file);
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 3) ^ 1, bytes.length - 3);
      writeFileSync(file, bytes);
      utimesSync(file, OLD, OLD);
    },
  ],
  ['removed', unlinkSync],
];

describe.each(FORMATS)('%s', (name, contentOf) => {
  test.each(CHANGES)('%s while it is read is told, and nothing is published', async (_, change) => {
    const { city, file } = cityWith(name, await contentOf());
    between.work = () => change(file);
    expect(await codesOf(run({ workspace: city, ...AS_OF }))).toEqual(['input-changed']);
    expect(existsSync(join(city, 'store', AS_OF.asOf))).toBe(false);
  });

  test('left alone is published', async () => {
    const { city } = cityWith(name, await contentOf());
    expect(await codesOf(run({ workspace: city, ...AS_OF }))).toEqual([]);
  });
});

test('written over within the same tick of the clock shows by its bytes', async () => {
  const { city, file } = cityWith('cases.csv', Buffer.from(TEXT));
  const now = new Date();
  utimesSync(file, now, now);
  between.work = () => {
    writeFileSync(file, TEXT.replace('110108012002', '110108012001'));
    utimesSync(file, now, now);
  };
  expect(await codesOf(run({ workspace: city, ...AS_OF }))).toEqual(['input-changed']);
});

test('zone tells it, too', async () => {
  const { city, file } = cityWith('cases.csv', Buffer.from(TEXT));
  between.work = () => appendFileSync(file, 'A99,confirmed,local,2022-05-10,110105025001,\n');
  expect(await codesOf(zone({ workspace: city, ...AS_OF }))).toEqual(['input-changed']);
});

const OTHERS: readonly [string, string, string][] = [
  ['areas.csv', '', CITY['data/areas.csv'] ?? ''],
  ['decisions.csv', 'decisions: data/decisions.csv', 'area,tier,from\n110105025001,medium,2022-05-08\n'],
  ['crosswalk.csv', 'crosswalk: data/crosswalk.csv', 'text,area\n红霞,110105005001\n'],
  ['calendar.csv', 'calendar: { file: data/calendar.csv }', 'date,workday\n2022-05-07,true\n'],
];

test.each(OTHERS)('%s that changes is told', async (name, yaml, content) => {
  const { city } = cityWith('cases.csv', Buffer.from(TEXT), {
    'fenqu.yaml': `${CITY['fenqu.yaml']}${yaml}\n`,
    [`data/${name}`]: content,
  });
  expect(await codesOf(run({ workspace: city, ...AS_OF }))).toEqual([]);
  let count = 0;
  between.work = () => {
    count += 1;
    if (count === 1) appendFileSync(join(city, 'data', name), '\n');
  };
  const night = run({ workspace: city, asOf: '2022-05-11' });
  // The calendar is read once, after the tables: what is read then is what counts.
  expect(await codesOf(night)).toEqual(name === 'calendar.csv' ? [] : ['input-changed']);
});
