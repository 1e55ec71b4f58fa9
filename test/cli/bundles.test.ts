import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packageRoot, toolVersion } from '../../src/package-root.ts';

const dist = join(packageRoot(), 'dist');
const scratch = mkdtempSync(join(tmpdir(), 'fenqu-test-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A copy of the program, so far as help needs it, with other files of V8's code. */
function copyWith(name: string, code: (file: string) => Buffer | undefined): string {
  const folder = join(scratch, name);
  for (const file of ['package.json', 'bin/fenqu.js', 'dist/load.cjs', 'dist/cli.cjs'])
    cpSync(join(packageRoot(), file), join(folder, file));
  const bytes = code(join(dist, 'cli.code'));
  if (bytes !== undefined) writeFileSync(join(folder, 'dist', 'cli.code'), bytes);
  return join(folder, 'bin', 'fenqu.js');
}

const help = (program: string): string =>
  execFileSync(process.execPath, [program, '--help', '--lang', 'en'], { encoding: 'utf8' });

describe('the program runs whatever V8 made of it', () => {
  test.each<[string, (file: string) => Buffer | undefined]>([
    ['what the build left', (file) => readFileSync(file)],
    ['nothing', () => undefined],
    ['an empty file', () => Buffer.alloc(0)],
    ['half of it', (file) => readFileSync(file).subarray(0, 50_000)],
    ['of another V8', (file) => resealed(changed(readFileSync(file), SEAL_BYTES + 4))],
    ['of another text', (file) => resealed(changed(readFileSync(file), SEAL_BYTES + 8))],
    ['with bits that fell over', (file) => changed(readFileSync(file), 100_000)],
    ['with another seal', (file) => changed(readFileSync(file), 0)],
  ])('%s', (name, code) => {
    const program = copyWith(name, code);
    expect(help(program)).toBe(help(join(packageRoot(), 'bin', 'fenqu.js')));
    expect(execFileSync(process.execPath, [program, '--version'], { encoding: 'utf8' })).toBe(
      `${toolVersion()}\n`,
    );
  });
});

const SEAL_BYTES = 20;

function resealed(bytes: Buffer): Buffer {
  const code = bytes.subarray(SEAL_BYTES);
  return Buffer.concat([createHash('sha1').update(code).digest(), code]);
}

function changed(code: Buffer, at: number): Buffer {
  code.writeUInt8(code.readUInt8(at) ^ 0xff, at);
  return code;
}

test('what the build left of V8 fits the bundles', () => {
  const program = `const { Script } = require('node:vm'), { readFileSync } = require('node:fs');
    const load = require(${JSON.stringify(join(dist, 'load.cjs'))});
    const wrong = [], real = Script.prototype.runInThisContext;
    Script.prototype.runInThisContext = function (...given) {
      if (this.cachedDataRejected !== false) wrong.push('not accepted');
      return real.apply(this, given);
    };
    load.load('cli.cjs'); load.load('commands.cjs');
    console.log(JSON.stringify(wrong));`;
  expect(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' })).toBe('[]\n');
});

test('bundles are ASCII, as which they are read', () => {
  const files = ['', 'validators'].flatMap((folder) =>
    readdirSync(join(dist, folder)).map((file) => join(dist, folder, file)),
  );
  const bundles = files.filter((file) => file.endsWith('.cjs'));
  expect(bundles.length).toBeGreaterThan(10);
  for (const file of bundles)
    expect(
      readFileSync(file).every((byte) => byte < 0x80),
      file,
    ).toBe(true);
});

test('every package that is part of a bundle has its licence beside it', () => {
  // Lines may be broken anywhere.
  const code = (
    readFileSync(join(dist, 'commands.cjs'), 'latin1') + readFileSync(join(dist, 'cli.cjs'), 'latin1')
  ).replaceAll('\\\n', '');
  const bundled = new Set(
    [...code.matchAll(/node_modules\/((?:@[^/"]+\/)?[^/"]+)/g)].map(([, name]) => name),
  );
  expect(bundled.size).toBeGreaterThan(5);
  const licences = readFileSync(join(dist, 'LICENCES.txt'), 'utf8');
  for (const name of bundled) expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
});
