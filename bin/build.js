// Builds dist/: the bundled program in a few files (it starts faster than a hundred small ones) and the types.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { index: 'src/index.ts', cli: 'src/cli/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  chunkNames: 'parts/[name]-[hash]',
  logLevel: 'warning',
});
execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '--emitDeclarationOnly', '--declaration'], {
  cwd: root,
  stdio: 'inherit',
});
