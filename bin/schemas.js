// Writes rules/schemas/*.schema.json, which editors read, from the shapes that loading checks.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
// Bundled into a file inside the package, for the code looks for its package from where it is.
const outfile = `${root}node_modules/.cache/fenqu/schemas.mjs`;
await build({
  absWorkingDir: root,
  entryPoints: ['src/workspace/published.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  outfile,
});
const { publishedSchemas } = await import(pathToFileURL(outfile).href);
mkdirSync(`${root}rules/schemas`, { recursive: true });
for (const [name, schema] of Object.entries(publishedSchemas())) {
  writeFileSync(`${root}rules/schemas/${name}`, `${JSON.stringify(schema, null, 2)}\n`);
}
