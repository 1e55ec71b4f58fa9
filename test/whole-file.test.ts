import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWholeFile } from '../src/whole-file.ts';
import { folder } from './store/night.ts';

const modeOf = (path: string): number => statSync(path).mode & 0o777;

test('whoever reads the old file reads it to its end, and the new one has its mode', () => {
  const inside = folder();
  const path = join(inside, 'out.csv');
  writeFileSync(path, 'old\n');
  chmodSync(path, 0o640);
  const reader = openSync(path, 'r');
  writeWholeFile(path, 'new\n');
  expect(readFileSync(reader, 'utf8')).toBe('old\n');
  closeSync(reader);
  expect([readFileSync(path, 'utf8'), modeOf(path), readdirSync(inside)]).toEqual([
    'new\n',
    0o640,
    ['out.csv'],
  ]);
});

test('a new file has the mode that files have here, or the one asked for', () => {
  const inside = folder();
  const [plain, usual, own] = ['plain', 'usual', 'own'].map((name) => join(inside, name));
  writeFileSync(usual ?? '', '');
  writeWholeFile(plain ?? '', 'x');
  expect(modeOf(plain ?? '')).toBe(modeOf(usual ?? ''));
  writeWholeFile(own ?? '', 'x', 0o600);
  writeWholeFile(usual ?? '', 'x', 0o600);
  expect([modeOf(own ?? ''), modeOf(usual ?? '')]).toEqual([0o600, 0o600]);
});

test('a link stays one, to a file that is there or not; of a file with two names both have the new content', () => {
  const inside = folder();
  mkdirSync(join(inside, 'far'));
  symlinkSync('far/out.csv', join(inside, 'link'));
  for (const text of ['first', 'second']) {
    writeWholeFile(join(inside, 'link'), text);
    expect(readFileSync(join(inside, 'far/out.csv'), 'utf8')).toBe(text);
    expect(lstatSync(join(inside, 'link')).isSymbolicLink()).toBe(true);
  }
  linkSync(join(inside, 'far/out.csv'), join(inside, 'other'));
  writeWholeFile(join(inside, 'other'), 'third');
  expect(readFileSync(join(inside, 'far/out.csv'), 'utf8')).toBe('third');
  expect(readdirSync(join(inside, 'far'))).toEqual(['out.csv']);
});

test('a pipe is written to, and a device keeps its mode', async () => {
  const pipe = join(folder(), 'pipe');
  spawnSync('mkfifo', [pipe]);
  const reader = spawn('cat', [pipe]);
  const read = new Promise((done) => reader.stdout.once('data', (data: Buffer) => done(data.toString())));
  writeWholeFile(pipe, 'through the pipe', 0o600);
  expect([await read, statSync(pipe).isFIFO()]).toEqual(['through the pipe', true]);
  const before = modeOf('/dev/null');
  writeWholeFile('/dev/null', 'x', 0o600);
  expect(modeOf('/dev/null')).toBe(before);
});

test('where a file cannot be made, the reason is that of the file, and nothing is left', () => {
  const inside = folder();
  mkdirSync(join(inside, 'out'));
  expect(() => writeWholeFile(join(inside, 'out'), 'x')).toThrow(/EISDIR.*out'/);
  expect(() => writeWholeFile(join(inside, 'none/out'), 'x')).toThrow(/ENOENT.*none\/out'/);
  expect(readdirSync(inside)).toEqual(['out']);
});
