// Writes rules/schemas/*.schema.json, which editors read, from the shapes that loading checks.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = `${root}node_modules/.cache/fenqu/schemas.mjs`;
await build({
  absWorkingDir: root,
  entryPoints: ['src/workspace/published.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  outfile: bundle,
});
const { publishedSchemas } = await import(bundle);
mkdirSync(`${root}rules/schemas`, { recursive: true });
for (const [name, schema] of Object.entries(publishedSchemas())) {
  writeFileSync(`${root}rules/schemas/${name}`, `${JSON.stringify(schema, null, 2)}\n`);
}
