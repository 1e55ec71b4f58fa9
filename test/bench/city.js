import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './options.js';
import { medians } from './processes.js';
import { ratioRow, time } from './report.js';

const RUNS = 11;
const MOST = 1.5;
const AS_OF = '2020-06-21';

/**
 * A city's night as a whole process, against a bare one that only opens DuckDB and reads the same files.
 *
 * @param {import('./options.js').Options} options
 * @returns {Promise<import('./report.js').Section>}
 */
export async function measureCity({ runs, folder }) {
  const workspace = join(root, 'fixtures', 'xinfadi-2020');
  const files = ['areas.csv', 'cases.csv', 'decisions.csv'].map((name) => join(workspace, 'data', name));
  const output = join(folder, 'city');
  mkdirSync(output, { recursive: true });
  const zone = ['zone', '-C', workspace, '--as-of', AS_OF, '-o', join(output, 'zones.txt')];
  const [fenqu, bare] = await medians(
    [
      [join(root, 'bin', 'fenqu.js'), ...zone],
      [join(root, 'test', 'bench', 'read-files.js'), ...files],
    ],
    runs ?? RUNS,
  );
  if (fenqu === undefined || bare === undefined) throw new RangeError('nothing was run');
  const texts = {
    what: 'city: xinfadi-2020, one night',
    fenqu: time(fenqu.seconds),
    other: `opening and reading: ${time(bare.seconds)}`,
  };
  return { rows: [ratioRow(texts, fenqu.seconds / bare.seconds, MOST)], notes: [], sound: true };
}
