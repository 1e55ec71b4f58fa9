import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './options.js';
import { placingWorkspace } from './placing-data.js';
import { medians } from './processes.js';
import { grouped, memory, time } from './report.js';

const RUNS = 3;
const ADDRESSES = 1_000_000;
const WANTED_A_SECOND = 20_000;

/**
 * A million addresses, hardly two alike, placed among all the country's areas; and whether each stands where it was
 * made for, or above.
 *
 * @param {import('./options.js').Options} options
 * @returns {Promise<import('./report.js').Section>}
 */
export async function measurePlacing({ runs, seed, folder }) {
  const workspace = await placingWorkspace(folder, ADDRESSES, seed);
  const output = join(workspace, 'matched.json');
  const working = join(workspace, 'unplaced.csv');
  const match = ['data', 'match', '-C', workspace, '--out', working, '--format', 'json', '-o', output];
  const [fenqu] = await medians(
    [[join(root, 'bin', 'fenqu.js'), ...match]],
    runs ?? RUNS,
    join(workspace, 'usage.json'),
  );
  if (fenqu === undefined) throw new RangeError('nothing was run');
  const { totals, tables } = JSON.parse(readFileSync(output, 'utf8'));
  const expected = JSON.parse(readFileSync(join(workspace, 'expected.json'), 'utf8'));
  const at = tables[0].placed_at;
  const community = Object.values(at.community ?? {}).reduce((sum, n) => sum + Number(n), 0);
  const street = Object.values(at.street ?? {}).reduce((sum, n) => sum + Number(n), 0);
  const sound = totals.rows === ADDRESSES && community === expected.community && street === expected.street;
  return {
    rows: [
      {
        what: `placing: ${grouped(ADDRESSES)} addresses, 665,276 areas`,
        fenqu: `${time(fenqu.seconds)} (cpu ${time(fenqu.cpuSeconds)}), ${memory(fenqu.megabytes)}`,
        other: `${grouped(Math.round(ADDRESSES / fenqu.cpuSeconds))} a second of cpu`,
        wanted: `≥ ${grouped(WANTED_A_SECOND)}/s`,
        ok: ADDRESSES / fenqu.cpuSeconds >= WANTED_A_SECOND,
      },
    ],
    notes: [
      `placing: ${grouped(community)} at a community and ${grouped(street)} at a street${sound ? ', as they were made' : `, DIFFERENT from ${grouped(expected.community)} and ${grouped(expected.street)}`}`,
    ],
    sound,
  };
}
