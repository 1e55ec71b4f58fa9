import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** The folder of the package, with a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export const SECTIONS = ['nation', 'formats', 'city', 'start', 'judging', 'placing', 'year', 'handouts'];

/**
 * What is to be measured, and how often.
 *
 * @typedef {object} Options
 * @property {number | undefined} runs how often each program is run; each section has its own default
 * @property {string[]} only the sections wanted
 * @property {number[]} cases sizes of the nation's line list, ascending
 * @property {number} seed
 * @property {string} folder where generated data is kept
 */

/**
 * @param {string[]} args
 * @returns {Options}
 */
export function optionsFrom(args) {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string' },
      only: { type: 'string', default: SECTIONS.join(',') },
      cases: { type: 'string', default: '1000000,10000000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const only = values.only.split(',');
  const odd = only.find((name) => !SECTIONS.includes(name));
  if (odd !== undefined) throw new RangeError(`--only: ${odd} is none of ${SECTIONS.join(', ')}`);
  const seed = count('seed', values.seed);
  return {
    runs: values.runs === undefined ? undefined : count('runs', values.runs),
    only,
    cases: values.cases
      .split(',')
      .map((text) => count('cases', text))
      .sort((a, b) => a - b),
    seed,
    folder: process.env['FENQU_BENCH_DIR'] ?? join(tmpdir(), `fenqu-bench-${seed}`),
  };
}

/**
 * @param {string} name
 * @param {string} text
 */
function count(name, text) {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new RangeError(`--${name}: ${text} is no whole number above 0`);
  return number;
}
