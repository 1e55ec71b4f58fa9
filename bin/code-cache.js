// For the build: goes through a night of the starter workspace, and leaves what V8 made of the bundles beside them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [root = '.'] = process.argv.slice(2);
const dist = join(root, 'dist');
const { load, codeOfBundles, codeFile } = createRequire(import.meta.url)(join(dist, 'load.cjs'));
const scratch = mkdtempSync(join(tmpdir(), 'fenqu-build-'));
try {
  const { main } = load('cli.cjs');
  const town = join(scratch, 'town');
  const night = ['-C', town, '--as-of', 'latest'];
  for (const args of [
    ['--help'],
    ['init', town],
    ['zone', ...night],
    ['run', ...night],
    ['zone', ...night],
  ]) {
    const status = await main(args);
    if (status !== 0) throw new Error(`fenqu ${args.join(' ')} ended with status ${status}`);
  }
  for (const [file, code] of codeOfBundles()) writeFileSync(codeFile(join(dist, file)), code);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
