// The licences of the packages that are part of a bundle: whoever has the bundle has them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages that come with the code of others in their own files. */
const WITHIN = { docx: ['fflate', 'nanoid'] };

const HEAD = `The program is bundled with these packages, under the licences below.\n`;

/**
 * @param {string} root the package's folder
 * @param {readonly string[]} files that went into bundles, from there
 * @returns {string} name, version and licence of each package they are of
 * @throws {Error} where a package comes without its licence
 */
export function licencesOf(root, files) {
  const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  const all = folders.flatMap((folder) => [folder, ...within(root, folder)]);
  const texts = [...new Set(all)].sort().map((folder) => licenceIn(join(root, folder)));
  return [HEAD, ...new Set(texts)].join(`\n${'-'.repeat(80)}\n`);
}

function within(root, folder) {
  const names = WITHIN[folder.slice('node_modules/'.length)] ?? [];
  return names.map((name) => {
    const own = `${folder}/node_modules/${name}`;
    return existsSync(join(root, own)) ? own : `node_modules/${name}`;
  });
}

function licenceIn(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const names = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  if (names.length === 0)
    throw new Error(`${name} comes without a licence that could be laid beside the bundle`);
  const texts = names.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}
