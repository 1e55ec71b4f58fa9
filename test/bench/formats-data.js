import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './options.js';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * The workspace of a nation with its line list as a spreadsheet.
 *
 * @param {string} nation the folder of a workspace whose line list is plain text
 * @returns {Promise<string>} the workspace's folder
 */
export async function sheetWorkspace(nation) {
  const workspace = `${nation}-xlsx`;
  if (!begin(workspace, nation, 'cases.xlsx', '')) return workspace;
  const lines = readFileSync(join(nation, 'cases.csv'), 'utf8').trimEnd().split('\n');
  /** @type {Map<string, number>} */
  const shared = new Map();
  const rows = lines.map((line, i) => rowXml(line.split(','), i + 1, shared));
  const texts = [...shared.keys()].map((text) => `<si><t>${text}</t></si>`);
  const parts = {
    '_rels/.rels': relationsXml([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets><sheet name="cases" sheetId="1" r:id="r0"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsXml([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': `<styleSheet ${MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${texts.join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}><sheetData>${rows.join('')}</sheetData></worksheet>`,
  };
  const zip = await zipWriter(workspace);
  const archive = zip(Object.entries(parts).map(([name, data]) => ({ name, data })));
  writeFileSync(join(workspace, 'cases.xlsx'), archive);
  return workspace;
}

/**
 * The writer of archives that the tests have.
 *
 * @param {string} folder
 * @returns {Promise<typeof import('../inputs/spoilt/zip.ts').zip>}
 */
async function zipWriter(folder) {
  const outfile = join(folder, 'zip.mjs');
  const entry = join(root, 'test', 'inputs', 'spoilt', 'zip.ts');
  await build({ entryPoints: [entry], outfile, format: 'esm', platform: 'node', logLevel: 'warning' });
  return (await import(pathToFileURL(outfile).href)).zip;
}

/**
 * @param {string[]} cells
 * @param {number} row
 * @param {Map<string, number>} shared
 */
function rowXml(cells, row, shared) {
  const inside = cells.map((text, i) => {
    const ref = `${String.fromCharCode(65 + i)}${row}`;
    if (text === '') return '';
    if (/^\d{4}-\d\d-\d\d$/.test(text))
      return `<c r="${ref}" s="1"><v>${Math.round(Date.parse(text) / 86_400_000) + 25_569}</v></c>`;
    if (/^[1-9]\d{0,14}$/.test(text)) return `<c r="${ref}"><v>${text}</v></c>`;
    const known = shared.get(text) ?? shared.size;
    shared.set(text, known);
    return `<c r="${ref}" t="s"><v>${known}</v></c>`;
  });
  return `<row r="${row}">${inside.join('')}</row>`;
}

/** @param {[string, string][]} relations */
function relationsXml(relations) {
  const each = relations.map(
    ([type, target], i) => `<Relationship Id="r${i}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

/** Words of the line list, and the bytes of their Chinese in GB18030. */
const WORDS = [
  { word: 'confirmed', bytes: '\xc8\xb7\xd5\xef' },
  { word: 'asymptomatic', bytes: '\xce\xde\xd6\xa2\xd7\xb4' },
];

/**
 * The workspace of a nation with its line list in GB18030, the classes in Chinese.
 *
 * @param {string} nation the folder of a workspace whose line list is plain text
 * @returns {Promise<string>} the workspace's folder
 */
export async function gbWorkspace(nation) {
  const workspace = `${nation}-gb18030`;
  const values = '\n    values: { class: { 确诊: confirmed, 无症状: asymptomatic } }';
  if (!begin(workspace, nation, 'cases.csv', values)) return workspace;
  await pipeline(
    createReadStream(join(nation, 'cases.csv'), { highWaterMark: 1 << 20 }),
    translated,
    createWriteStream(join(workspace, 'cases.csv')),
  );
  return workspace;
}

/** @param {AsyncIterable<Buffer>} chunks */
async function* translated(chunks) {
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + chunk.toString('latin1');
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    yield Buffer.from(
      WORDS.reduce((all, { word, bytes }) => all.replaceAll(word, bytes), text.slice(0, end)),
      'latin1',
    );
  }
  yield Buffer.from(rest, 'latin1');
}

/**
 * Makes a workspace that has another's areas; false where it is there and newer than its line list.
 *
 * @param {string} workspace
 * @param {string} nation
 * @param {string} file
 * @param {string} more what the table says beside
 */
function begin(workspace, nation, file, more) {
  const mark = join(workspace, 'made.json');
  const made = readFileSync(join(nation, 'made.json'), 'utf8');
  if (existsSync(join(workspace, file)) && existsSync(mark) && readFileSync(mark, 'utf8') === made)
    return false;
  mkdirSync(workspace, { recursive: true });
  const yaml = readFileSync(join(nation, 'fenqu.yaml'), 'utf8')
    .replace('file: areas.csv', `file: ${JSON.stringify(resolve(nation, 'areas.csv'))}`)
    .replace('file: cases.csv', `file: ${file}${more}`);
  writeFileSync(join(workspace, 'fenqu.yaml'), yaml);
  writeFileSync(mark, made);
  return true;
}
