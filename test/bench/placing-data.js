import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { areaTables, copy, LEVELS } from './nation-data.js';

const WORKSPACE = `areas: { file: areas.csv, codes: nbs }
data:
  cases:
    file: cases.csv
    columns: { id: id, date_report: date_report, area: [province, address] }
`;
/** Raised when the data changes, so that older data is made anew. */
const EDITION = 2;

/**
 * A workspace with all the country's areas and addresses as free text in them: one in four without its city and county,
 * one in four with brackets, full-width digits or without a suffix, one in five that names no community.
 *
 * @param {string} folder
 * @param {number} addresses
 * @param {number} seed
 * @returns {Promise<string>} the workspace's folder
 */
export async function placingWorkspace(folder, addresses, seed) {
  const workspace = join(folder, `placing-${addresses}`);
  const made = JSON.stringify({ edition: EDITION, addresses, seed });
  const mark = join(workspace, 'made.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === made) return workspace;
  console.error(`making ${workspace} …`);
  const partial = `${workspace}.partial`;
  for (const old of [workspace, partial]) rmSync(old, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const sql of [...areaTables(), copy(namedAreasSql(), join(partial, 'areas.csv'))])
    await connection.run(sql);
  await connection.run(`CREATE TEMP TABLE area AS ${namedAreasSql()}`);
  await connection.run(`CREATE TEMP TABLE address AS ${addressesSql(addresses, seed)}`);
  await connection.run(
    copy('SELECT id, date_report, province, address FROM address ORDER BY id', join(partial, 'cases.csv')),
  );
  const counted = await connection.runAndReadAll(
    'SELECT count_if(deep)::INTEGER AS community, count_if(NOT deep)::INTEGER AS street FROM address',
  );
  writeFileSync(join(partial, 'expected.json'), JSON.stringify(counted.getRowObjects()[0]));
  connection.closeSync();
  instance.closeSync();
  writeFileSync(join(partial, 'fenqu.yaml'), WORKSPACE);
  writeFileSync(join(partial, 'made.json'), made);
  renameSync(partial, workspace);
  return workspace;
}

/** Areas named as areas are: some characters, no two alike, and what kind of place it is. */
function namedAreasSql() {
  const each = LEVELS.map(({ table, title }) => {
    const name = `translate((i + 1)::VARCHAR, '0123456789', '东南西北中山水田林园')`;
    return `SELECT code, '和' || ${name} || '${title}' AS name FROM ${table}`;
  });
  return `SELECT code, name FROM (${each.join(' UNION ALL ')}) ORDER BY code`;
}

/**
 * @param {number} addresses
 * @param {number} seed
 */
function addressesSql(addresses, seed) {
  const draw = (/** @type {string} */ what, /** @type {number} */ sides) =>
    `(hash('${seed} ${what} ' || i) % ${sides})`;
  const name = (/** @type {number} */ digits) =>
    `(SELECT name FROM area WHERE code = left(c.code, ${digits}))`;
  return `WITH drawn AS (
    SELECT i, ${draw('place', 620_573)} AS place, ${draw('skip', 4)} AS skip, ${draw('form', 4)} AS form,
      ${draw('deep', 5)} > 0 AS deep, ${draw('house', 99)} + 1 AS house, ${draw('flat', 2000)} + 1 AS flat
    FROM range(${addresses}) t(i)
  )
  SELECT d.i AS id, DATE '2022-05-01' AS date_report, ${name(2)} AS province, deep,
    CASE WHEN skip > 0 THEN ${name(4)} || ${name(6)} ELSE '' END || ${name(9)}
    || CASE WHEN NOT deep THEN '和平大院' WHEN form = 0 THEN replace(a.name, '社区', '') || '（东区）'
      WHEN form = 1 THEN replace(a.name, '社区', '居委会') ELSE a.name END
    || CASE WHEN form = 2 THEN translate(house::VARCHAR, '0123456789', '０１２３４５６７８９') ELSE house::VARCHAR END
    || '号楼' || flat || '室' AS address
  FROM drawn d JOIN community c ON c.i = d.place JOIN area a ON a.code = c.code`;
}
