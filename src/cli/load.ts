import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

interface Bundle {
  readonly script: Script;
  readonly exports: Readonly<Record<string, unknown>>;
}

const FILE = fileURLToPath(import.meta.url);
const bundles = new Map<string, Bundle>();

/**
 * Loads one of the bundles that lie beside this file, with what V8 made of it when it was built: so nothing has to be
 * compiled. V8 refuses what another V8 has made, or what was made of another text, and compiles the text as ever.
 *
 * @param file its name, `cli.cjs`
 * @returns its exports
 */
export function load(file: string): Bundle['exports'] {
  const known = bundles.get(file);
  if (known !== undefined) return known.exports;
  const path = join(dirname(FILE), file);
  // Bundles are ASCII: read as Latin-1 the text need not be decoded.
  const text = readFileSync(path, 'latin1');
  const cachedData = codeCache(path);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${text}\n})`, {
    filename: path,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const module = { exports: {} };
  bundles.set(file, { script, exports: module.exports });
  script.runInThisContext()(module.exports, requireFrom(path), module, path, dirname(path));
  bundles.set(file, { script, exports: module.exports });
  return module.exports;
}

/** For the build: what V8 has made by now of each bundle that is loaded, sealed, by its file. */
export function codeOfBundles(): Map<string, Buffer> {
  return new Map([...bundles].map(([file, { script }]) => [file, sealed(script.createCachedData())]));
}

/** V8 looks at how long its code is, and whose, but not at every bit: with another it may do anything. */
function sealed(code: Buffer): Buffer {
  return Buffer.concat([sealOf(code), code]);
}

function unsealed(bytes: Buffer): Buffer | undefined {
  const code = bytes.subarray(SEAL_BYTES);
  return sealOf(code).equals(bytes.subarray(0, SEAL_BYTES)) ? code : undefined;
}

const SEAL_BYTES = 20;

function sealOf(code: Buffer): Buffer {
  return createHash('sha1').update(code).digest();
}

/** The file of what V8 made of a bundle. */
export function codeFile(path: string): string {
  return path.replace(/\.cjs$/, '.code');
}

/** What a bundle asks for: another bundle, or whatever Node finds. */
function requireFrom(path: string): (name: string) => unknown {
  const require = createRequire(path);
  return (name) => (name === './commands.cjs' ? load('commands.cjs') : require(name));
}

function codeCache(path: string): Buffer | undefined {
  try {
    return unsealed(readFileSync(codeFile(path)));
  } catch {
    return undefined;
  }
}
