import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../bin/fenqu.js', import.meta.url));

/** How a run of the command line ended, and what it said where. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What is sent in on standard input, which is otherwise closed. */
  readonly input?: string | Uint8Array;
}

/** Runs the real command line, as a process of its own, until it ends. */
export async function fenqu(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  return start(args, surroundings).ended;
}

/** Starts the real command line and leaves it running. */
export function start(
  args: readonly string[],
  { cwd, env, input }: Surroundings = {},
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // Whoever does not read it closes it early, which is no failure.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => stdout.push(part));
  child.stderr.on('data', (part: Buffer) => stderr.push(part));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) =>
      resolve({
        status,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      }),
    );
  });
  return { child, ended };
}

/** The codes of the problems on standard error, in order: `error[stale] …` and `错误[stale] …` give `stale`. */
export function codesIn(stderr: string): string[] {
  return [...stderr.matchAll(/^(?:error|warning|note|错误|警告|提示)\[([a-z0-9-]+)\]/gmu)].map(
    ([, code = '']) => code,
  );
}

/** Whether a text shows the inside of the program: frames of a stack, or an error of the platform. */
export function showsStack(text: string): boolean {
  return /^\s+at .+[:(].+\d+|node:internal|TypeError|RangeError|ReferenceError|internal\]/mu.test(text);
}
