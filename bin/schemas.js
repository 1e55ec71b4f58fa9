// Writes rules/schemas/*.schema.json, which editors read, from the shapes that loading checks.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['src/workspace/published.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(process.cwd() + '/');",
  },
  write: false,
});
const code = Buffer.from(outputFiles[0].contents).toString('base64');
const { publishedSchemas } = await import(`data:text/javascript;base64,${code}`);
mkdirSync(`${root}rules/schemas`, { recursive: true });
for (const [name, schema] of Object.entries(publishedSchemas())) {
  writeFileSync(`${root}rules/schemas/${name}`, `${JSON.stringify(schema, null, 2)}\n`);
}
