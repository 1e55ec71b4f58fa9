// Measures fenqu beside what it is measured by, in one run: `npm run bench -- --only nation,start --runs 9`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { measureCity } from './city.js';
import { measureFormats } from './formats.js';
import { measureHandouts } from './handouts.js';
import { measureJudging } from './judging.js';
import { measureNation } from './nation.js';
import { optionsFrom, root } from './options.js';
import { measurePlacing } from './placing.js';
import { machine, tableOf } from './report.js';
import { measureStart } from './start.js';
import { measureYear } from './year.js';

/** @type {Record<string, (options: import('./options.js').Options) => Promise<import('./report.js').Section>>} */
const sections = {
  nation: measureNation,
  formats: measureFormats,
  city: measureCity,
  start: measureStart,
  judging: measureJudging,
  placing: measurePlacing,
  year: measureYear,
  handouts: measureHandouts,
};

const options = optionsFrom(process.argv.slice(2));
mkdirSync(options.folder, { recursive: true });
if (!existsSync(join(root, 'dist', 'cli.cjs')))
  execFileSync(process.execPath, [join(root, 'bin', 'build.js')], { cwd: root, stdio: ['ignore', 2, 2] });

const notes = [machine()];
const found = [];
for (const name of options.only) {
  console.error(`measuring: ${name} …`);
  const section = await sections[name]?.(options).catch((cause) => notMeasured(name, cause));
  if (section !== undefined) found.push(section);
}
console.log([...notes, ...found.flatMap((section) => section.notes)].join('\n'));
console.log(tableOf(found.flatMap(({ rows }) => rows)));
process.exitCode = found.every(({ sound }) => sound) ? 0 : 1;

/**
 * What cannot be measured spoils the result, but not the other measurements.
 *
 * @param {string} name
 * @param {Error} cause
 * @returns {import('./report.js').Section}
 */
function notMeasured(name, cause) {
  return { rows: [], notes: [`${name}: NOT MEASURED: ${cause.message.slice(0, 600)}`], sound: false };
}
