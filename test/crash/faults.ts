// Loaded before the program (`node --import`): counts the steps that change anything below a folder, and at a certain one
// kills the process, or has this step and those after it fail as a disk does that is full, broken or cannot be written to.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';

const { FAULT_ROOT = '/', FAULT_AT, FAULT = 'count', FAULT_LOG } = process.env;
const at = Number(FAULT_AT ?? Number.POSITIVE_INFINITY);
const { appendFileSync, readdirSync } = fs;
const realRmSync = fs.rmSync;

/** What still can be done on a disk that is full: only what needs no room. */
const NEEDS_NO_ROOM = new Set([
  'rename',
  'renameSync',
  'rm',
  'rmSync',
  'unlink',
  'unlinkSync',
  'rmdir',
  'rmdirSync',
]);

let steps = 0;

type Call = (...args: readonly unknown[]) => unknown;
/** Does the first half of a step. */
type Half = (real: Call, args: readonly unknown[]) => void;

/** Counts a step. The failure it is to end in, if any; where the process is to be killed, it is. */
function step(name: string, path: string, half: () => void): Error | undefined {
  steps += 1;
  if (FAULT_LOG !== undefined) appendFileSync(FAULT_LOG, `${steps} ${name} ${path}\n`);
  if (steps < at || FAULT === 'count') return undefined;
  if (FAULT === 'kill' || FAULT === 'half') {
    if (FAULT === 'half') half();
    process.kill(process.pid, 'SIGKILL');
    // The signal may come an instant later.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
  }
  const isFull = FAULT === 'ENOSPC' || FAULT === 'EDQUOT';
  if (isFull && NEEDS_NO_ROOM.has(name)) return undefined;
  return Object.assign(new Error(`${FAULT}: planted, ${name} '${path}'`), { code: FAULT, syscall: name });
}

const isBelow = (path: unknown): path is string =>
  typeof path === 'string' && (path === FAULT_ROOT || path.startsWith(FAULT_ROOT + sep));
const writes = (flags: unknown): boolean => typeof flags === 'string' && /[wa+]/.test(flags);

/** Paths of what was opened to be written. */
const opened = new Map<unknown, string>();

function guard(
  owner: object,
  name: string,
  pathOf: (self: unknown, args: readonly unknown[]) => unknown,
  half: Half,
): void {
  const real: unknown = Reflect.get(owner, name);
  if (typeof real !== 'function') throw new TypeError(name);
  const isSync = name.endsWith('Sync');
  Reflect.set(owner, name, function (this: unknown, ...args: unknown[]): unknown {
    const path = pathOf(this, args);
    const call: Call = (...given) => Reflect.apply(real, this, given);
    if (!isBelow(path)) return call(...args);
    const failure = step(name, path, () => half(call, args));
    if (failure !== undefined && isSync) throw failure;
    if (failure !== undefined) return Promise.reject(failure);
    return call(...args);
  });
}

const nothing: Half = () => {};
const first = (_: unknown, [path]: readonly unknown[]): unknown => path;
const second = (_: unknown, [, path]: readonly unknown[]): unknown => path;
const ofFile = (self: unknown): unknown => opened.get(self);
const ofNumber = (_: unknown, [file]: readonly unknown[]): unknown => opened.get(file);
const toWrite = (_: unknown, [path, flags]: readonly unknown[]): unknown =>
  writes(flags) ? path : undefined;

/** Removes the first of what lies in a folder. */
const removeSome: Half = (_, [path]) => {
  if (typeof path !== 'string' || !fs.existsSync(path) || !fs.statSync(path).isDirectory()) return;
  const [name] = readdirSync(path);
  if (name !== undefined) realRmSync(`${path}/${name}`, { recursive: true });
};

const handle = await fs.promises.open('/dev/null');
const prototype: unknown = Object.getPrototypeOf(handle);
await handle.close();
if (typeof prototype !== 'object' || prototype === null) throw new TypeError('FileHandle');

// What opens is watched before it is guarded, so that the guard comes first.
const open = fs.promises.open;
Reflect.set(fs.promises, 'open', async (...args: Parameters<typeof open>) => {
  const file = await open(...args);
  if (writes(args[1])) opened.set(file, String(args[0]));
  return file;
});
const openSync = fs.openSync;
Reflect.set(fs, 'openSync', (...args: Parameters<typeof openSync>) => {
  const file = openSync(...args);
  if (writes(args[1])) opened.set(file, String(args[0]));
  return file;
});

for (const name of ['mkdir', 'rmdir', 'unlink', 'chmod', 'utimes']) {
  guard(fs.promises, name, first, nothing);
  guard(fs, `${name}Sync`, first, nothing);
}
for (const name of ['link', 'rename']) {
  guard(fs.promises, name, second, nothing);
  guard(fs, `${name}Sync`, second, nothing);
}
guard(fs.promises, 'open', toWrite, nothing);
guard(fs, 'openSync', toWrite, nothing);
guard(fs.promises, 'rm', first, removeSome);
guard(fs, 'rmSync', first, removeSome);
guard(fs, 'mkdtempSync', first, nothing);
guard(fs.promises, 'mkdtemp', first, nothing);
for (const [owner, name] of [
  [fs.promises, 'writeFile'],
  [fs, 'writeFileSync'],
] as const)
  guard(owner, name, first, (_, [path, data]) => {
    if (typeof path === 'string' && typeof data === 'string')
      fs.appendFileSync(path, data.slice(0, data.length / 2), { flag: 'w' });
  });
guard(prototype, 'writeFile', ofFile, () => {});
guard(prototype, 'sync', ofFile, nothing);
guard(fs, 'writeSync', ofNumber, (real, [file, text]) => {
  if (typeof text === 'string') real(file, text.slice(0, text.length / 2));
});
guard(fs, 'fsyncSync', ofNumber, nothing);

syncBuiltinESMExports();
if (FAULT === 'count' && FAULT_LOG !== undefined)
  process.on('exit', () => appendFileSync(FAULT_LOG, `steps ${steps}\n`));
