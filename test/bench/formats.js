import { join } from 'node:path';
import { gbWorkspace, sheetWorkspace } from './formats-data.js';
import { nationWorkspace } from './nation-data.js';
import { root } from './options.js';
import { medians } from './processes.js';
import { grouped, memory, ratioRow, time } from './report.js';

const RUNS = 3;
const AS_OF = '2022-12-31';
const SHEET_ROWS = 200_000;
/** A spreadsheet is unpacked and taken apart as a stream: its memory must stay near that of the same rows as text. */
const MOST_MEMORY = 2;

/**
 * The formats that cost most to read, against the same rows as plain UTF-8 text: a spreadsheet, and text in GB18030.
 *
 * @param {import('./options.js').Options} options
 * @returns {Promise<import('./report.js').Section>}
 */
export async function measureFormats({ runs, cases, seed, folder }) {
  const most = cases.at(-1) ?? SHEET_ROWS;
  const few = await nationWorkspace(folder, SHEET_ROWS, seed);
  const many = await nationWorkspace(folder, most, seed);
  const compared = [
    {
      what: `XLSX, ${grouped(SHEET_ROWS)} rows`,
      odd: await sheetWorkspace(few),
      plain: few,
      most: MOST_MEMORY,
    },
    { what: `GB18030, ${grouped(most)} rows`, odd: await gbWorkspace(many), plain: many, most: undefined },
  ];
  const rows = [];
  for (const { what, odd, plain, most: mostMemory } of compared) {
    const [read, text] = await medians([zone(odd), zone(plain)], runs ?? RUNS, join(odd, 'usage.json'));
    if (read === undefined || text === undefined) throw new RangeError('nothing was run');
    rows.push(
      ratioRow(
        {
          what: `${what}: time`,
          fenqu: timeAndCpu(read),
          other: `as UTF-8 CSV: ${timeAndCpu(text)}`,
        },
        read.seconds / text.seconds,
      ),
      ratioRow(
        {
          what: `${what}: memory`,
          fenqu: memory(read.megabytes),
          other: `as UTF-8 CSV: ${memory(text.megabytes)}`,
        },
        read.megabytes / text.megabytes,
        mostMemory,
      ),
    );
  }
  return { rows, notes: [], sound: true };
}

/** @param {import('./processes.js').Run} run */
function timeAndCpu({ seconds, cpuSeconds }) {
  return `${time(seconds)} (cpu ${time(cpuSeconds)})`;
}

/** @param {string} workspace */
function zone(workspace) {
  const output = join(workspace, 'zones-fenqu.csv');
  return [
    join(root, 'bin', 'fenqu.js'),
    'zone',
    '-C',
    workspace,
    '--as-of',
    AS_OF,
    '--format',
    'csv',
    '-o',
    output,
  ];
}
