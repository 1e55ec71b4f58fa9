// Bundles the command line with the packages it uses, and lays beside it what V8 makes of it.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Loaded where they lie: what is native, and what hardly a night needs. */
const EXTERNAL = [
  '@duckdb/node-bindings',
  '@streamparser/json',
  'ajv',
  'fzstd',
  'saxes',
  'xxhash-wasm',
  'yauzl',
];

const options = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 200,
  metafile: true,
  write: false,
  define: { 'import.meta.url': 'here' },
  banner: { js: "const here = require('node:url').pathToFileURL(__filename).href;" },
  supported: { 'dynamic-import': false, 'template-literal': false },
  logLevel: 'warning',
};

/**
 * Builds `dist/cli.cjs`, which reads the arguments, `dist/commands.cjs`, which has all that it loads only when it needs it,
 * `dist/docx.cjs`, which has what only documents for Word need, and `dist/load.cjs`, which loads them.
 *
 * @param {string} root the package's folder
 * @returns {Promise<string[]>} the files that went in
 */
export async function bundleCli(root) {
  /** @type {Map<string, string>} */
  const later = new Map();
  const common = { ...options, absWorkingDir: root };
  const cli = await build({
    ...common,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    plugins: [loadedLater(root, later), whenUsed],
  });
  const lines = [...later].map(
    ([name, path]) => `exports[${JSON.stringify(name)}] = () => require(${JSON.stringify(path)});`,
  );
  const commands = await build({
    ...common,
    stdin: { contents: lines.join('\n'), resolveDir: root },
    outfile: 'dist/commands.cjs',
    plugins: [outside, ownWidth(root), whenUsed],
  });
  const docx = await build({
    ...common,
    entryPoints: ['src/rendering/handout/docx.ts'],
    outfile: 'dist/docx.cjs',
    plugins: [outside, ownWidth(root), whenUsed],
  });
  const load = await build({ ...common, entryPoints: ['src/cli/load.ts'], outfile: 'dist/load.cjs' });
  for (const { path, text } of [cli, commands, docx, load].flatMap(({ outputFiles }) => outputFiles))
    writeFileSync(path, inAscii(text));
  const inputs = [cli, commands, docx].flatMap(({ metafile }) => Object.keys(metafile.inputs));
  // Those of plugins stand for others, which are among them.
  return inputs.filter((file) => !file.includes(':'));
}

/**
 * Code with every other character escaped, as it may stand in strings and regular expressions, and nothing else is left of
 * templates: read as Latin-1 it need not be decoded.
 *
 * @param {string} code
 * @throws {Error} where an escape would mean something else
 */
function inAscii(code) {
  const [, odd] = /(.{0,80}\\[^\x00-\x7f])/.exec(code) ?? [];
  if (odd !== undefined) throw new Error(`a character that cannot be escaped: ${odd}`);
  return code.replace(/[^\x00-\x7f]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Leaves what the entrance imports when it needs it to the other bundle. */
function loadedLater(root, later) {
  const entrance = /src\/cli\/(main|program|perform|define\/[a-z]+)\.ts$/;
  return {
    name: 'loaded-later',
    setup(bundler) {
      bundler.onResolve({ filter: /^\.\.?\// }, ({ path, importer, kind, resolveDir }) => {
        if (
          kind !== 'dynamic-import' ||
          !entrance.test(importer) ||
          entrance.test(`src/cli/${path.slice(2)}`)
        )
          return;
        const file = join(resolveDir, path);
        later.set(relative(join(root, 'src'), file), file);
        return { path: relative(join(root, 'src'), file), namespace: 'later' };
      });
      bundler.onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) => ({
        contents: `module.exports = require('./commands.cjs')[${JSON.stringify(path)}]();`,
      }));
      bundler.onResolve({ filter: /^\.\/commands\.cjs$/, namespace: 'later' }, ({ path }) => ({
        path,
        external: true,
      }));
    },
  };
}

/** What the bundle asks for where it lies, and the validators, which are loaded as bundles are. */
const outside = {
  name: 'outside',
  setup(bundler) {
    bundler.onResolve(
      { filter: new RegExp(`^(\\./load\\.cjs|(${EXTERNAL.join('|')})(/.*)?)$`) },
      ({ path }) => ({ path, external: true }),
    );
    bundler.onResolve({ filter: /^\.\/docx\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './docx.cjs', external: true } : undefined,
    );
    bundler.onLoad({ filter: /\/validators-of-build\.ts$/ }, () => ({
      contents: `export const validatorOfBuild = (key) => {
        try {
          return require('./load.cjs').load('validators/' + key + '.cjs');
        } catch {}
      };`,
    }));
  },
};

/** Tables measure texts as all else does here, which is quick where a text is plain. */
function ownWidth(root) {
  return {
    name: 'own-width',
    setup(bundler) {
      bundler.onResolve({ filter: /^string-width$/ }, ({ importer }) =>
        importer.includes('cli-table3') ? { path: importer, namespace: 'own-width' } : undefined,
      );
      bundler.onLoad({ filter: /.*/, namespace: 'own-width' }, () => ({
        contents: `module.exports = require('./src/rendering/width.ts').shownWidth;`,
        resolveDir: root,
      }));
    },
  };
}

/** What takes long to start, and a night rarely uses, is started when it is used. */
const whenUsed = {
  name: 'when-used',
  setup(bundler) {
    const filter = /^(string-width|@marcbachmann\/cel-js|node:child_process)$/;
    bundler.onResolve({ filter }, async ({ path, namespace, resolveDir }) => {
      if (namespace === 'when-used') return;
      const { path: file } = await bundler.resolve(path, {
        resolveDir,
        kind: 'import-statement',
        namespace: 'when-used',
      });
      return { path: file, namespace: 'when-used' };
    });
    bundler.onLoad({ filter: /.*/, namespace: 'when-used' }, async ({ path }) => {
      const names = Object.keys(await import(isAbsolute(path) ? pathToFileURL(path).href : path)).filter(
        (name) => name !== 'default',
      );
      const contents = `let used;
        const load = () => (used ??= require(${JSON.stringify(path)}));
        module.exports = (...given) => load().default(...given);
        for (const name of ${JSON.stringify(names)})
          Object.defineProperty(module.exports, name, { enumerable: true, get: () => load()[name] });`;
      return { contents, resolveDir: dirname(path) };
    });
  },
};

/** Has V8 compile what a night needs, by going through one, and leaves that in `dist/`. */
export function cacheCode(root) {
  execFileSync(process.execPath, [fileURLToPath(new URL('code-cache.js', import.meta.url)), root], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
