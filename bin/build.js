// Builds dist/: the bundled program in a few files (it starts faster than a hundred small ones) and the types.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Packages written as CommonJS are required, not imported: importing one makes Node read every file of it for the names
 * it exports, which takes longer than running it.
 */
const required = {
  name: 'required',
  setup(bundler) {
    const names =
      /^(@duckdb\/node-api|ajv|cli-table3|commander|fastest-levenshtein|picomatch|saxes|tinyglobby|yaml|yauzl)$/;
    bundler.onResolve({ filter: names }, ({ path, kind }) =>
      kind === 'require-call' ? { path, external: true } : { path, namespace: 'required' },
    );
    bundler.onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

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
  plugins: [required],
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
writeFileSync(`${root}dist/validators.cjs`, validatorsCode());
mkdirSync(`${root}dist/packs`);
for (const ready of await readyPacks(`${root}rules`)) {
  writeFileSync(`${root}dist/packs/${ready.pack.id}.json`, JSON.stringify(ready));
}

execFileSync(
  process.execPath,
  [`${root}node_modules/typescript/bin/tsc`, '--emitDeclarationOnly', '--declaration'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
