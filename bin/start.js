// `npm start`: installs and builds what is missing, then runs the nightly job on the bundled workspace for two
// nights, so that the second shows what changed.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const workspace = join('fixtures', 'xinfadi-2020');
const NIGHTS = ['2020-06-20', '2020-06-21'];

/** npm, also where this script was not started by npm. */
function npm(...args) {
  const program = process.env.npm_execpath;
  const [command, before] = program?.endsWith('.js') ? [process.execPath, [program]] : ['npm', []];
  execFileSync(command, [...before, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
}

function newestIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}

function isBuilt() {
  const built = join(root, 'dist', 'cli.cjs');
  return existsSync(built) && statSync(built).mtimeMs >= newestIn(join(root, 'src'));
}

if (!existsSync(join(root, 'node_modules', 'commander'))) npm('ci', '--no-audit', '--no-fund');
if (!isBuilt()) npm('run', '--silent', 'build');

for (const night of NIGHTS) {
  const last = night === NIGHTS.at(-1);
  execFileSync(
    process.execPath,
    [join(root, 'bin', 'fenqu.js'), 'run', '-C', workspace, '--as-of', night, ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: ['inherit', last ? 'inherit' : 'ignore', 'inherit'],
    },
  );
}
