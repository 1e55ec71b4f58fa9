import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LEVELS, nationWorkspace } from './nation-data.js';
import { root } from './options.js';
import { runNode } from './processes.js';
import { grouped, memory, ratioRow, time } from './report.js';

const AS_OF = '2022-12-31';
const LEVEL = 'county';
const FORMATS = ['docx', 'html', 'xlsx'];
const MOST_SECONDS = 60;

/**
 * A night's hand-outs for every county of the country, in each format once: it takes minutes.
 *
 * @param {import('./options.js').Options} options
 * @returns {Promise<import('./report.js').Section>}
 */
export async function measureHandouts({ cases, seed, folder }) {
  const [size = 0] = cases;
  const workspace = await nationWorkspace(folder, size, seed);
  const out = join(folder, 'handouts');
  const rows = [];
  for (const format of FORMATS) {
    rmSync(out, { recursive: true, force: true });
    const asked = [
      'measures',
      '--by',
      LEVEL,
      '--format',
      format,
      '-o',
      out,
      '--as-of',
      AS_OF,
      '-C',
      workspace,
    ];
    const run = await runNode(
      [join(root, 'bin', 'fenqu.js'), ...asked, '--quiet'],
      join(folder, 'usage.json'),
    );
    const documents = readdirSync(join(out, 'current')).length - 1;
    const counties = LEVELS.find(({ table }) => table === LEVEL)?.areas;
    if (documents !== counties) throw new RangeError(`${documents} documents for ${counties} counties`);
    rows.push(row(`hand-outs, ${grouped(documents)} counties, ${format}`, run));
  }
  rmSync(out, { recursive: true, force: true });
  return { rows, notes: [], sound: true };
}

/**
 * @param {string} what
 * @param {import('./processes.js').Run} run
 */
function row(what, { seconds, cpuSeconds, megabytes }) {
  const fenqu = `${time(seconds)} (cpu ${time(cpuSeconds)}, ${memory(megabytes)})`;
  return ratioRow({ what, fenqu, other: time(MOST_SECONDS) }, seconds / MOST_SECONDS, 1);
}
