// Writes rules/schemas/*.schema.json, which editors read, from the shapes that loading checks.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
// Inside the package, which the bundle looks for.
const outfile = `${root}node_modules/.cache/fenqu/schemas.mjs`;
await build({
  absWorkingDir: root,
  entryPoints: ['src/workspace/published.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(process.cwd() + '/');",
  },
  outfile,
  logLevel: 'warning',
});
const { publishedSchemas } = await import(pathToFileURL(outfile).href);
mkdirSync(`${root}rules/schemas`, { recursive: true });
for (const [name, schema] of Object.entries(publishedSchemas())) {
  writeFileSync(`${root}rules/schemas/${name}`, `${JSON.stringify(schema, null, 2)}\n`);
}
