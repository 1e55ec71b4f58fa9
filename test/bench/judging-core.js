import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './options.js';

const CONTENTS = `
export { judge } from './src/judging/judge.ts';
export { numberColumn, valueAt } from './src/judging/columns.ts';
export { loadPack } from './src/rules/load.ts';
`;
/** Bundled packages that are CommonJS ask for Node's own modules by \`require\`. */
const BANNER = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

/**
 * The parts of fenqu that load a pack and judge, which the package does not export, bundled for measuring.
 * The bundle is left inside the package, whose rule packs it looks for.
 *
 * @returns {Promise<typeof import('../../src/judging/judge.ts') & typeof import('../../src/judging/columns.ts') & typeof import('../../src/rules/load.ts')>}
 */
export async function judgingCore() {
  const outfile = join(root, 'node_modules', '.cache', 'fenqu-bench', 'judging-core.mjs');
  await build({
    stdin: { contents: CONTENTS, resolveDir: root },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    banner: { js: BANNER },
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
