import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './options.js';

const HOOK = pathToFileURL(join(root, 'test', 'bench', 'usage.js')).href;

/**
 * One run of a program, seen from outside.
 *
 * @typedef {object} Run
 * @property {number} seconds from spawning it to its exit
 * @property {number} cpuSeconds of all its threads: tells a busy machine from a slow program; NaN as below
 * @property {number} megabytes the most memory it held; NaN where usage was not asked for
 */

/**
 * Runs Node with some arguments, and fails as it fails.
 *
 * @param {string[]} args
 * @param {string} [usageFile] where the hook leaves what was used; without it there is no hook to cost time
 * @returns {Promise<Run>}
 */
export function runNode(args, usageFile) {
  const env = { ...process.env };
  if (usageFile !== undefined) {
    rmSync(usageFile, { force: true });
    env['NODE_OPTIONS'] = `${env['NODE_OPTIONS'] ?? ''} --import=${HOOK}`.trim();
    env['FENQU_BENCH_USAGE'] = usageFile;
  }
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let seconds = Number.NaN;
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complaint += text;
    });
    child.once('error', reject);
    child.once('exit', () => {
      seconds = (performance.now() - begun) / 1000;
    });
    child.once('close', (status) => {
      if (status === 0) resolve({ seconds, ...usageIn(usageFile) });
      else reject(new Error(`node ${args.join(' ')} ended with ${status}\n${complaint}`));
    });
  });
}

/** @param {string | undefined} file */
function usageIn(file) {
  if (file === undefined || !existsSync(file)) return { cpuSeconds: Number.NaN, megabytes: Number.NaN };
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(file, 'utf8'));
  return { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: (maxRSS * 1024) / 1e6 };
}

/**
 * Runs programs in turns (A, B, A, B …), after one turn that does not count, and takes the median of each.
 *
 * @param {string[][]} programs arguments of Node
 * @param {number} runs
 * @param {string} [usageFile]
 * @returns {Promise<Run[]>} one for each program
 */
export async function medians(programs, runs, usageFile) {
  /** @type {Run[][]} */
  const seen = programs.map(() => []);
  for (let turn = 0; turn <= runs; turn++) {
    for (const [index, args] of programs.entries()) {
      const run = await runNode(args, usageFile);
      if (turn > 0) seen[index]?.push(run);
    }
  }
  return seen.map((all) => ({
    seconds: median(all.map(({ seconds }) => seconds)),
    cpuSeconds: median(all.map(({ cpuSeconds }) => cpuSeconds)),
    megabytes: median(all.map(({ megabytes }) => megabytes)),
  }));
}

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
