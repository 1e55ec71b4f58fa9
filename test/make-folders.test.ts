import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolders } from '../src/make-folders.ts';
import { fenqu } from './cli/fenqu.ts';
import { emptyFolder } from './cli/workspace.ts';

const bundled = join(import.meta.dirname, '../fixtures/xinfadi-2020');

test('folders are made down to the one asked for, and one that is there is left alone', () => {
  const deep = join(emptyFolder(), 'a', 'b', 'c');
  makeFolders(deep);
  writeFileSync(join(deep, 'file'), '');
  makeFolders(deep);
  expect(existsSync(join(deep, 'file'))).toBe(true);
  expect(() => makeFolders(join(deep, 'file'))).toThrow('EEXIST');
  expect(() => makeFolders(join(deep, 'file', 'more'))).toThrow('ENOTDIR');
});

test.runIf(existsSync('/proc/self'))(
  'where no folder can be made that is told, and nothing hangs',
  async () => {
    expect(() => makeFolders('/proc/out/of/reach')).toThrow('ENOENT');
    const to = ['--by', 'county', '--format', 'md', '-o', '/proc/out'];
    const done = await fenqu(['measures', '-C', bundled, '--as-of', '2020-06-20', ...to]);
    expect(done).toMatchObject({ status: 2 });
    expect(done.stderr).toContain('folder-unwritable');
  },
  30_000,
);
