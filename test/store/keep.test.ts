import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepFile, keptPath, readKept, workspaceSecret } from '../../src/store/index.ts';
import { codesOf, folder } from './night.ts';
import { tree } from './tree.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('a thing is kept once under its hash, whether it comes as bytes or as a file', async () => {
  const store = folder();
  const file = join(folder(), 'pack.yaml');
  writeFileSync(file, 'id: 甲\n');
  const kept = await keepFile(store, file, 'pack.yaml');
  expect(kept).toBe(`${sha256('id: 甲\n')}.yaml`);
  const { ino } = statSync(keptPath(store, kept));
  expect(await keepFile(store, Buffer.from('id: 甲\n'), 'pack.yaml')).toBe(kept);
  expect(statSync(keptPath(store, kept)).ino).toBe(ino);
  expect(tree(store)).toEqual({ [join('kept', kept.slice(0, 2), kept)]: 'id: 甲\n' });
  expect((await readKept(store, kept)).toString()).toBe('id: 甲\n');
});

test('a kept thing that is missing or another is found', async () => {
  const store = folder();
  const kept = await keepFile(store, Buffer.from('x'), 'x.csv');
  appendFileSync(keptPath(store, kept), 'y');
  expect(await codesOf(readKept(store, kept))).toEqual(['store-damaged']);
  expect(await codesOf(keepFile(store, Buffer.from('x'), 'x.csv'))).toEqual(['store-damaged']);
  expect(await codesOf(readKept(store, `${'0'.repeat(64)}.csv`))).toEqual(['store-damaged']);
});

test('the secret of a workspace is made once, for its user only, and git passes over it', async () => {
  const workspace = folder();
  const secret = await workspaceSecret(workspace);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(await workspaceSecret(workspace)).toBe(secret);
  expect(statSync(join(workspace, '.fenqu', 'secret')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(workspace, '.fenqu', '.gitignore'), 'utf8')).toBe('*\n');
  expect(await workspaceSecret(folder())).not.toBe(secret);
});

test('a secret that cannot be used is refused, not replaced', async () => {
  const workspace = folder();
  mkdirSync(join(workspace, '.fenqu'));
  writeFileSync(join(workspace, '.fenqu', 'secret'), 'short\n');
  expect(await codesOf(workspaceSecret(workspace))).toEqual(['store-secret']);
  expect(readFileSync(join(workspace, '.fenqu', 'secret'), 'utf8')).toBe('short\n');
  const file = join(folder(), 'file');
  writeFileSync(file, '');
  expect(await codesOf(workspaceSecret(file))).toEqual(['file-unwritable']);
});
