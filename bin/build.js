// Builds dist/: the library and the program, bundled (a few files start faster than a hundred), and the types.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { bundleCli, cacheCode } from './bundle-cli.js';
import { licencesOf } from './licences.js';

/**
 * Packages written as CommonJS are required, not imported: importing one makes Node read every file of it for the names
 * it exports, which takes longer than running it.
 */
const required = {
  name: 'required',
  setup(bundler) {
    const names = /^(@duckdb\/node-api|ajv|fastest-levenshtein|picomatch|saxes|tinyglobby|yaml|yauzl)$/;
    bundler.onResolve({ filter: names }, ({ path, kind }) =>
      kind === 'require-call' ? { path, external: true } : { path, namespace: 'required' },
    );
    bundler.onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

/** What documents for Word are made with is part of the package, in a file of its own. */
const withinParts = {
  name: 'within-parts',
  setup(bundler) {
    bundler.onResolve({ filter: /^docx$/ }, () => ({
      path: fileURLToPath(import.meta.resolve('docx')),
    }));
  },
};

const root = fileURLToPath(new URL('..', import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  plugins: [required, withinParts],
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  chunkNames: 'parts/[name]-[hash]',
  logLevel: 'warning',
});

// What a night needs of schemas and packs is prepared here, so that it need not be done every night.
const scratch = `${root}node_modules/.cache/fenqu`;
const bundled = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  packages: 'external',
  logLevel: 'warning',
};
await build({
  ...bundled,
  entryPoints: ['src/precompile.ts'],
  format: 'esm',
  outfile: `${scratch}/precompile.mjs`,
});
const days = { contents: "export { isDay as date } from './days.ts';", resolveDir: `${root}src` };
await build({
  ...bundled,
  stdin: days,
  format: 'cjs',
  packages: 'bundle',
  outfile: `${root}dist/formats.cjs`,
});
const { validatorsCode, readyPacks } = await import(`${scratch}/precompile.mjs`);
mkdirSync(`${root}dist/validators`);
for (const [key, code] of validatorsCode()) {
  const { code: short } = await transform(code, { minify: true, platform: 'node' });
  writeFileSync(`${root}dist/validators/${key}.cjs`, short);
}
mkdirSync(`${root}dist/packs`);
for (const ready of await readyPacks(`${root}rules`)) {
  writeFileSync(`${root}dist/packs/${ready.pack.id}.json`, JSON.stringify(ready));
}

const files = await bundleCli(root);
writeFileSync(`${root}dist/LICENCES.txt`, licencesOf(root, files));
cacheCode(root);

execFileSync(
  process.execPath,
  [`${root}node_modules/typescript/bin/tsc`, '--emitDeclarationOnly', '--declaration'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
