import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A program made of one of the children below, to be run by node. */
export interface Bundle {
  readonly path: string;
  remove(): void;
}

let count = 0;

/** Makes a program of `children/<name>`. It lies beside the tests, so that it finds the packages. */
export async function bundled(name: string): Promise<Bundle> {
  count += 1;
  const path = join(import.meta.dirname, 'children', `.${name}-${process.pid}-${count}.mjs`);
  const entryPoints = [join(import.meta.dirname, 'children', name)];
  await build({
    entryPoints,
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return { path, remove: () => rmSync(path, { force: true }) };
}
