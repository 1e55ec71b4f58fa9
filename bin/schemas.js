// Writes rules/schemas/: *.schema.json, which editors read, from the shapes that loading checks, and output/*.schema.json,
// from the shapes of what is written as JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
// Inside the package, which the bundle looks for.
const outfile = `${root}node_modules/.cache/fenqu/schemas.mjs`;
await build({
  absWorkingDir: root,
  stdin: {
    contents: `export { publishedSchemas } from './workspace/published.ts';
export { outputSchemas } from './rendering/outputs/published.ts';`,
    resolveDir: `${root}src`,
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(process.cwd() + '/');",
  },
  outfile,
  logLevel: 'warning',
});
const { publishedSchemas, outputSchemas } = await import(pathToFileURL(outfile).href);
const outputs = Object.entries(outputSchemas()).map(([name, schema]) => [`${name}.schema.json`, schema]);
mkdirSync(`${root}rules/schemas/output`, { recursive: true });
for (const [name, schema] of [...Object.entries(publishedSchemas()), ...outputs]) {
  writeFileSync(`${root}rules/schemas/${name}`, `${JSON.stringify(schema, null, 2)}\n`);
}
