import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the fenqu package itself, with its rule packs and starter workspace, wherever it is installed.
 *
 * @param from a folder inside the package
 * @throws Error where no folder above holds a package.json
 */
export function packageRoot(from = dirname(fileURLToPath(import.meta.url))): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error(`no package.json above ${from}: fenqu has to stay in its package`);
  return packageRoot(above);
}

let version: string | undefined;

/** The version of this package. Nights in a row ask for it again and again. */
export function toolVersion(): string {
  version ??= versionRead();
  return version;
}

function versionRead(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}
