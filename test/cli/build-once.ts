import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the program once before all tests, if it is missing or older than its source: they run it as users do. */
export function setup(): void {
  const built = join(root, 'dist', 'cli.cjs');
  if (existsSync(built) && statSync(built).mtimeMs >= newestIn(join(root, 'src'))) return;
  execFileSync(process.execPath, [join(root, 'bin', 'build.js')], { cwd: root, stdio: ['ignore', 2, 2] });
}

function newestIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return Math.max(...files.map((each) => statSync(join(each.parentPath, each.name)).mtimeMs));
}
