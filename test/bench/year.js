import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { addDays } from 'date-fns';
import { root } from './options.js';
import { runNode } from './processes.js';
import { grouped, memory, ratioRow, time } from './report.js';
import { FROM, TO, yearWorkspaces } from './year-data.js';

const PACKS = ['beijing-2020-07', 'cn-v9-2022-06'];
const MOST = {
  nights: 5,
  causes: 2,
  memory: 3000,
  store: 300,
  listed: 1_300_000,
  cityNights: 2,
  citySeconds: 1,
};
const CITY = { name: 'xinfadi-2020', from: '2020-06-11', peak: '2020-06-21', nights: 365 };

/**
 * A year of nights in a row against one night, and what it leaves in the store. Each is run once: it takes minutes.
 *
 * @param {import('./options.js').Options} options
 * @returns {Promise<import('./report.js').Section>}
 */
export async function measureYear({ cases, seed, folder }) {
  const rows = [...(await cityRows(folder))];
  for (const size of cases) {
    const workspaces = await yearWorkspaces(folder, size, seed, PACKS);
    for (const [i, workspace] of workspaces.entries())
      rows.push(...(await yearRows(workspace, `year, ${grouped(size)} cases, ${PACKS[i]}`, folder)));
  }
  return { rows, notes: [], sound: true };
}

/**
 * @param {string} workspace
 * @param {string} what
 * @param {string} folder
 */
async function yearRows(workspace, what, folder) {
  const fenqu = runner(workspace, folder);
  const store = join(workspace, 'store');
  const year = await fenqu('replay', '--from', FROM, '--to', TO);
  const sizes = { kept: megabytesIn(join(store, 'kept')), all: megabytesIn(store) };
  const causes = await fenqu('diff', '--causes');
  const zone = await fenqu('zone', '--as-of', TO);
  const height = heightOf(store);
  const listed = nightsIn(store).reduce((sum, day) => sum + listedOn(store, day), 0);
  const last = await runAgain(fenqu, store, TO);
  const night = await runAgain(fenqu, store, height);
  rmSync(store, { recursive: true });
  const one = (/** @type {string} */ name, /** @type {import('./processes.js').Run} */ run) =>
    `${name}: ${timeAndCpu(run)}`;
  return [
    ratio(
      `${what}: time`,
      year,
      one(`its height run, ${height}`, night),
      year.seconds / night.seconds,
      MOST.nights,
    ),
    ratio(`${what}: time`, year, one('its last night run', last), year.seconds / last.seconds),
    ratio(`${what}: time`, year, one('one night zoned', zone), year.seconds / zone.seconds),
    bounded(`${what}: memory`, year.megabytes, MOST.memory),
    ratioRow(
      {
        what: `${what}: nights in the store`,
        fenqu: memory(sizes.all - sizes.kept),
        other: `${grouped(listed)} listed area-days: ${memory(mostFor(listed))}`,
      },
      (sizes.all - sizes.kept) / mostFor(listed),
      1,
    ),
    bounded(`${what}: kept rows`, sizes.kept, MOST.store),
    ratio(`${what}: causes`, causes, one('zoned', zone), causes.seconds / zone.seconds, MOST.causes),
  ];
}

/**
 * What nights may take: what is wanted is meant for so many listed areas in all of them.
 *
 * @param {number} listed
 */
function mostFor(listed) {
  return MOST.store * Math.max(1, listed / MOST.listed);
}

/**
 * Runs a night again, with those before it in the store.
 *
 * @param {ReturnType<typeof runner>} fenqu
 * @param {string} store
 * @param {string} night
 */
function runAgain(fenqu, store, night) {
  for (const day of nightsIn(store)) if (day >= night) rmSync(join(store, day), { recursive: true });
  return fenqu('run', '--as-of', night);
}

/**
 * The night on which most areas are listed: the one that a headquarters has to be ready for.
 *
 * @param {string} store
 */
function heightOf(store) {
  const listed = new Map(nightsIn(store).map((day) => [day, listedOn(store, day)]));
  return nightsIn(store).reduce((most, day) =>
    (listed.get(day) ?? 0) > (listed.get(most) ?? 0) ? day : most,
  );
}

/**
 * @param {string} store
 * @param {string} day
 * @returns {number} of areas listed on a night
 */
function listedOn(store, day) {
  return readFileSync(join(store, day, 'r1', 'zones.csv'), 'utf8').split('\n').length - 2;
}

/** @param {string} store */
function nightsIn(store) {
  return readdirSync(store).filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name));
}

/**
 * A year of the bundled city: of nothing but quiet nights, most of them.
 *
 * @param {string} folder
 */
async function cityRows(folder) {
  // Where files were removed a moment ago, ext4 is slow to make new ones: each has a folder of its own, and none goes before the end.
  mkdirSync(folder, { recursive: true });
  const aside = mkdtempSync(join(folder, 'year-city-'));
  const fenquIn = (/** @type {string} */ name) => {
    const workspace = join(aside, name);
    const filter = (/** @type {string} */ path) => !path.includes(join(CITY.name, 'store'));
    cpSync(join(root, 'fixtures', CITY.name), workspace, { recursive: true, filter });
    throughTheYear(join(workspace, 'fenqu.yaml'));
    return runner(workspace, folder);
  };
  const to = addDays(`${CITY.from}T00:00`, CITY.nights - 1).toLocaleDateString('sv');
  const year = await fenquIn('year')('replay', '--from', CITY.from, '--to', to);
  const night = await fenquIn('night')('run', '--as-of', CITY.peak);
  rmSync(aside, { recursive: true });
  const allowed = MOST.cityNights * night.seconds + MOST.citySeconds;
  const other = `2 × one night + 1 s: ${time(allowed)}`;
  return [ratio(`year, ${CITY.name}: time`, year, other, year.seconds / allowed, 1)];
}

/**
 * Beijing's rules of June end in July; those that came after them judge the rest of the year.
 *
 * @param {string} file the workspace's `fenqu.yaml`
 */
function throughTheYear(file) {
  const june = '  - { pack: beijing-2020-06, from: 2020-06-11 }\n';
  const text = readFileSync(file, 'utf8');
  if (!text.includes(june)) throw new Error(`${file} has another policy`);
  writeFileSync(file, text.replace(june, `${june}  - { pack: beijing-2020-07, from: 2020-07-28 }\n`));
}

/**
 * @param {string} workspace
 * @param {string} folder
 */
function runner(workspace, folder) {
  mkdirSync(folder, { recursive: true });
  const usage = join(folder, 'year-usage.json');
  const output = join(folder, 'year-output.txt');
  return (/** @type {string[]} */ ...args) =>
    runNode([join(root, 'bin', 'fenqu.js'), ...args, '-C', workspace, '-o', output], usage);
}

/**
 * @param {string} what
 * @param {import('./processes.js').Run} run
 * @param {string} other
 * @param {number} value
 * @param {number} [most]
 */
function ratio(what, run, other, value, most) {
  return ratioRow({ what, fenqu: timeAndCpu(run), other }, value, most);
}

/**
 * @param {string} what
 * @param {number} megabytes
 * @param {number} most
 */
function bounded(what, megabytes, most) {
  return ratioRow({ what, fenqu: memory(megabytes), other: memory(most) }, megabytes / most, 1);
}

/** @param {import('./processes.js').Run} run */
function timeAndCpu({ seconds, cpuSeconds }) {
  return `${time(seconds)} (cpu ${time(cpuSeconds)})`;
}

/**
 * @param {string} folder
 * @returns {number} of the files in it, whatever they take on the disk
 */
function megabytesIn(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const bytes = names.map((name) => statSync(join(folder, name))).filter((each) => each.isFile());
  return bytes.reduce((sum, { size }) => sum + size, 0) / 1e6;
}
