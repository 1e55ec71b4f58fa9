import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { good } from '../inputs/spoilt/sheets.ts';
import { codesIn, fenqu, showsStack } from './fenqu.ts';
import { CITY, workspace } from './workspace.ts';

const YAML = (CITY['fenqu.yaml'] ?? '').replace('file: data/cases.csv', "file: '-'");
const CASES = CITY['data/cases.csv'] ?? '';
const FILES = { 'fenqu.yaml': YAML, 'data/cases.csv': null };

async function zoned(input: string | Uint8Array | undefined, files: typeof FILES = FILES) {
  const args = ['zone', '-C', workspace(files), '--as-of', '2022-05-11', '--format', 'csv', '--lang', 'en'];
  return fenqu(args, input === undefined ? {} : { input });
}

describe.concurrent('standard input', () => {
  test('is a file like any other', async () => {
    const plain = await fenqu(['zone', '-C', workspace(), '--as-of', '2022-05-11', '--format', 'csv']);
    expect(plain.stdout).toContain('110105005');
    const rows = CASES.trim().split('\n').slice(1);
    const objects = rows.map((row) => {
      const [id, klass, origin, date, area, cluster] = row.split(',');
      return { id, class: klass, origin, date, area, cluster };
    });
    for (const input of [CASES, gzipSync(CASES), JSON.stringify(objects)])
      expect((await zoned(input)).stdout).toBe(plain.stdout);
  });

  test('of another kind, or empty, is refused', async () => {
    const empty = await zoned(undefined);
    expect([empty.status, codesIn(empty.stderr)]).toEqual([2, ['file-empty']]);
    const other = await zoned(good);
    expect([other.status, codesIn(other.stderr)[0]]).toEqual([2, 'column-missing']);
    expect(showsStack(empty.stderr + other.stderr)).toBe(false);
  });

  test('is not read for two tables', async () => {
    const yaml = YAML.replace('policy:', "  metrics: { file: '-', columns: { area: a, date: d } }\npolicy:");
    const { status, stderr } = await zoned(CASES, { ...FILES, 'fenqu.yaml': yaml });
    expect([status, codesIn(stderr)]).toEqual([2, ['workspace-stdin-twice']]);
  });
});
