import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { nationWorkspace } from './nation-data.js';
import { root } from './options.js';
import { medians } from './processes.js';
import { grouped, memory, ratioRow, time } from './report.js';

const RUNS = 5;
const MOST = { time: 1.3, memory: 1.5 };
const AS_OF = '2022-12-31';
const COLUMNS = ['area', 'tier', 'new_local', 'clusters'];
const BY_HAND = [
  { variant: 'plain', shown: 'SQL' },
  { variant: 'partitions', shown: 'SQL in partitions' },
];

/**
 * A night of the whole country, against SQL written by hand for it; and how the time grows with the cases.
 *
 * @param {import('./options.js').Options} options
 * @returns {Promise<import('./report.js').Section>}
 */
export async function measureNation({ runs, cases, seed, folder }) {
  /** @type {import('./report.js').Section} */
  const section = { rows: [], notes: [], sound: true };
  /** @type {{ size: number, seconds: number }[]} */
  const grown = [];
  for (const size of cases) {
    const workspace = await nationWorkspace(folder, size, seed);
    const { rows, seconds, difference, listed } = await measureSize(workspace, size, runs ?? RUNS);
    section.rows.push(...rows);
    section.notes.push(`nation, ${grouped(size)} cases: ${difference ?? `all agree on ${listed}`}`);
    section.sound &&= difference === undefined;
    grown.push({ size, seconds });
  }
  return { ...section, rows: [...section.rows, ...growthRows(grown)] };
}

/**
 * @param {string} workspace
 * @param {number} size
 * @param {number} runs
 */
async function measureSize(workspace, size, runs) {
  const ours = join(workspace, 'zones-fenqu.csv');
  const theirs = BY_HAND.map(({ variant }) => join(workspace, `zones-${variant}.csv`));
  const zone = ['zone', '-C', workspace, '--as-of', AS_OF, '--format', 'csv', '-o', ours];
  const programs = [
    [join(root, 'bin', 'fenqu.js'), ...zone],
    ...BY_HAND.map(({ variant }, i) => [
      join(root, 'test', 'bench', 'nation-sql.js'),
      variant,
      workspace,
      theirs[i] ?? '',
    ]),
  ];
  const [fenqu, ...byHand] = await medians(programs, runs, join(workspace, 'usage.json'));
  if (fenqu === undefined) throw new RangeError('nothing was run');
  const fastest = Math.min(...byHand.map(({ seconds }) => seconds));
  const rows = byHand.flatMap((other, i) =>
    comparison(size, fenqu, other, BY_HAND[i]?.shown ?? '', other.seconds === fastest),
  );
  const [zones = [], ...others] = [ours, ...theirs].map(zonesIn);
  const difference = others
    .map((other, i) => differenceOf(zones, other, BY_HAND[i]?.shown ?? ''))
    .find((text) => text !== undefined);
  return { rows, seconds: fenqu.seconds, difference, listed: tallyOf(zones) };
}

/**
 * @param {number} size
 * @param {import('./processes.js').Run} fenqu
 * @param {import('./processes.js').Run} other
 * @param {string} shown
 * @param {boolean} binding the faster SQL is what fenqu has to come near, in time and in memory
 */
function comparison(size, fenqu, other, shown, binding) {
  const what = `nation, ${grouped(size)} cases`;
  return [
    ratioRow(
      { what: `${what}: time`, fenqu: timeAndCpu(fenqu), other: `${shown}: ${timeAndCpu(other)}` },
      fenqu.seconds / other.seconds,
      binding ? MOST.time : undefined,
    ),
    ratioRow(
      {
        what: `${what}: memory`,
        fenqu: memory(fenqu.megabytes),
        other: `${shown}: ${memory(other.megabytes)}`,
      },
      fenqu.megabytes / other.megabytes,
      binding ? MOST.memory : undefined,
    ),
  ];
}

/** @param {import('./processes.js').Run} run */
function timeAndCpu({ seconds, cpuSeconds }) {
  return `${time(seconds)} (cpu ${time(cpuSeconds)})`;
}

/** @param {{ size: number, seconds: number }[]} grown */
function growthRows(grown) {
  const [least] = grown;
  const most = grown.at(-1);
  if (least === undefined || most === undefined || least === most) return [];
  const factor = most.size / least.size;
  const texts = {
    what: `nation, ${factor} × the cases: time`,
    fenqu: time(most.seconds),
    other: `fenqu, ${grouped(least.size)}: ${time(least.seconds)}`,
  };
  return [ratioRow(texts, most.seconds / least.seconds, factor)];
}

/**
 * The areas outside the lowest tier, each as one text: code, tier and indicators.
 *
 * @param {string} file
 * @returns {string[]} sorted
 */
function zonesIn(file) {
  /** @type {Record<string, string>[]} */
  const rows = parse(readFileSync(file), { columns: true });
  return rows.map((row) => COLUMNS.map((column) => row[column]).join(' ')).sort();
}

/** @param {string[]} zones */
function tallyOf(zones) {
  const count = (/** @type {string} */ tier) => zones.filter((zone) => zone.split(' ')[1] === tier).length;
  return `${grouped(count('high'))} high and ${grouped(count('medium'))} medium`;
}

/**
 * @param {string[]} ours
 * @param {string[]} theirs
 * @param {string} shown
 * @returns {string | undefined} what differs, if anything does
 */
function differenceOf(ours, theirs, shown) {
  if (ours.length === theirs.length && ours.every((zone, i) => zone === theirs[i])) return undefined;
  const at = ours.findIndex((zone, i) => zone !== theirs[i]);
  const first = at < 0 ? ours.length : at;
  return `DIFFERENT from ${shown}: ${tallyOf(ours)} against ${tallyOf(theirs)}; first "${ours[first] ?? ''}" against "${theirs[first] ?? ''}"`;
}
