import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { CITY, write } from '../cli/workspace.ts';
import { BEGINNING, type Chapter, STORY } from './story.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/fenqu.js', import.meta.url));

/** Where waiting for the disk takes no time. */
const MEMORY = '/dev/shm';

/** How a process is to fail. */
export interface Fault {
  /**
   * `kill`, and `half` when half of it is done: at a step that changes anything on disk. A code of the system: from that step
   * on. `scarce`, `heap`: with so many MB for the engine, or for the program.
   */
  readonly kind: 'count' | 'kill' | 'half' | 'ENOSPC' | 'EDQUOT' | 'EIO' | 'EROFS' | 'scarce' | 'heap';
  readonly at?: number;
}

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** A place for workspaces and the system's temporary files, gone when it is closed. */
export interface Stage {
  /** A folder with a workspace `w` and a folder `tmp`. */
  copyOf(root: string): string;
  begin(): string;
  /** Runs the command line on the workspace of a folder; it is killed after so many milliseconds, if it is to be. */
  run(root: string, args: readonly string[], fault?: Fault, killAfter?: number): Promise<Ended>;
  /** The steps of a command that change anything on disk, as `rename /path`. */
  steps(root: string, args: readonly string[]): Promise<readonly string[]>;
  /** Takes a folder away. */
  strike(root: string): void;
  close(): void;
}

export async function openStage(): Promise<Stage> {
  const all = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'fenqu-crash-'));
  const entryPoints = ['faults', 'scarce'].map((name) => join(import.meta.dirname, `${name}.ts`));
  const outExtension = { '.js': '.mjs' };
  await build({ entryPoints, outdir: all, outExtension, platform: 'node', format: 'esm', target: 'node20' });
  let count = 0;
  const next = (): string => {
    count += 1;
    const root = join(all, String(count));
    mkdirSync(join(root, 'tmp'), { recursive: true });
    return root;
  };
  const run: Stage['run'] = (root, args, fault, killAfter) =>
    command(root, args, fault === undefined ? {} : { ...fault, modules: all }, killAfter);
  return {
    begin: () => {
      const root = next();
      write(join(root, 'w'), { ...CITY, ...BEGINNING });
      return root;
    },
    copyOf: (from) => {
      const root = next();
      cpSync(join(from, 'w'), join(root, 'w'), { recursive: true });
      return root;
    },
    run,
    steps: async (root, args) => {
      const log = join(all, `${count}.log`);
      const { status, stderr } = await command(root, args, { kind: 'count', modules: all, log });
      if (status !== 0) throw new Error(stderr);
      const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(0, -1);
      return lines.map((line) => line.replace(/^\d+ /, '').replaceAll(root, ''));
    },
    strike: (root) => {
      // One in which a disk of its own is mounted goes with all others.
      if (!holdsMount(root)) rmSync(root, { recursive: true, force: true });
    },
    close: () => rmSync(all, { recursive: true, force: true }),
  };
}

function holdsMount(root: string): boolean {
  const mounts = existsSync('/proc/mounts') ? readFileSync('/proc/mounts', 'utf8') : '';
  return mounts.includes(` ${root}/`);
}

interface Given extends Partial<Fault> {
  /** Where the modules are that are loaded before the program. */
  readonly modules?: string;
  readonly log?: string;
}

async function command(
  root: string,
  args: readonly string[],
  { kind, at, modules = '', log }: Given,
  killAfter?: number,
): Promise<Ended> {
  const child = spawn(
    process.execPath,
    [...before(kind, at, modules), PROGRAM, ...args, '-C', join(root, 'w')],
    {
      cwd: join(root, 'w'),
      env: {
        ...process.env,
        TMPDIR: join(root, 'tmp'),
        FAULT_ROOT: root,
        SCARCE_PROGRAM: PROGRAM,
        ...(kind && { FAULT: kind }),
        ...(at !== undefined && { FAULT_AT: String(at) }),
        ...(log !== undefined && { FAULT_LOG: log }),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const said: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => said.push(part));
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ status, signal, stderr: Buffer.concat(said).toString('utf8') });
    });
  });
}

/** What node is told before the program. */
function before(kind: Fault['kind'] | undefined, at: number | undefined, modules: string): string[] {
  switch (kind) {
    case undefined:
      return [];
    case 'heap':
      return [`--max-old-space-size=${at}`];
    case 'scarce':
      return ['--import', join(modules, 'scarce.mjs')];
    default:
      return ['--import', join(modules, 'faults.mjs')];
  }
}

/** Every file below a folder with its bytes as Latin-1, and every folder, by path. */
export function everything(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  const entries = found.map((each): [string, string] => {
    const path = join(each.parentPath, each.name);
    const at = path.slice(folder.length + 1);
    return each.isDirectory() ? [`${at}/`, ''] : [at, readFileSync(path, 'latin1')];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A chapter as it goes where nothing goes wrong. */
export interface Told extends Chapter {
  /** The folder before the command, and after it. */
  readonly before: string;
  readonly after: string;
  /** The steps of the command that change anything on disk. */
  readonly steps: readonly string[];
  /** How long the command takes, in milliseconds. */
  readonly takes: number;
}

/** Goes through the story without any fault, or through its first chapters. */
export async function tell(stage: Stage, chapters = STORY.length): Promise<readonly Told[]> {
  const told: Told[] = [];
  let at = stage.begin();
  for (const chapter of STORY.slice(0, chapters)) {
    const before = stage.copyOf(at);
    write(join(before, 'w'), chapter.files);
    const after = stage.copyOf(before);
    const began = performance.now();
    const steps = await stage.steps(after, chapter.args);
    told.push({ ...chapter, before, after, steps, takes: performance.now() - began });
    at = after;
  }
  return told;
}
