import { join } from 'node:path';
import { root } from './options.js';
import { medians } from './processes.js';
import { ratioRow, time } from './report.js';

const RUNS = 20;
const MOST = 1.5;
const fenqu = join(root, 'bin', 'fenqu.js');

/**
 * What it costs to start: the commands that do nothing else, against Node that does nothing at all.
 *
 * @param {import('./options.js').Options} options
 * @returns {Promise<import('./report.js').Section>}
 */
export async function measureStart({ runs }) {
  const flags = ['--version', '--help'];
  const programs = [['-e', '0'], ...flags.map((flag) => [fenqu, flag])];
  const [bare, ...started] = await medians(programs, runs ?? RUNS);
  const rows = started.map(({ seconds }, i) => {
    const least = bare?.seconds ?? Number.NaN;
    const texts = {
      what: `start: fenqu ${flags[i]}`,
      fenqu: time(seconds),
      other: `node -e 0: ${time(least)}`,
    };
    return ratioRow(texts, seconds / least, MOST);
  });
  return { rows, notes: [], sound: true };
}
