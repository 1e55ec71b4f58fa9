import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const PROVINCES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' ');
/** How many there are of each level, as in the divisions of 2023, and by how many digits a code grows there. */
export const LEVELS = [
  { table: 'province', title: '省', areas: PROVINCES.length, digits: 2 },
  { table: 'city', title: '市', areas: 342, digits: 2 },
  { table: 'county', title: '区', areas: 2_978, digits: 2 },
  { table: 'street', title: '街道', areas: 41_352, digits: 3 },
  { table: 'community', title: '社区', areas: 620_573, digits: 3 },
];
const COMMUNITIES = 620_573;
/** Communities with any case in the year. */
const HIT = 155_143;

const WORKSPACE = `areas: { file: areas.csv, codes: nbs }
data:
  cases:
    file: cases.csv
    columns: { id: id, class: class, origin: origin, date_report: date_report, area: area, cluster: cluster }
policy:
  - { pack: beijing-2020-07, from: 2021-12-01, retrospective: true }
`;
/** Raised when the data changes, so that older data is made anew. */
const EDITION = 1;

/**
 * A workspace with all the country's areas and a year's line list; made once and then found again.
 *
 * @param {string} folder
 * @param {number} cases
 * @param {number} seed
 * @returns {Promise<string>} the workspace's folder
 */
export async function nationWorkspace(folder, cases, seed) {
  const workspace = join(folder, `nation-${cases}`);
  const made = JSON.stringify({ edition: EDITION, cases, seed });
  const mark = join(workspace, 'made.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === made) return workspace;
  console.error(`making ${workspace} …`);
  const partial = `${workspace}.partial`;
  for (const old of [workspace, partial]) rmSync(old, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const sql of [...areaTables(), copy(areasSql(), join(partial, 'areas.csv'))])
    await connection.run(sql);
  await connection.run(
    `CREATE MACRO chance(what, i) AS (hash('${seed} ' || what || ' ' || i) >> 11)::DOUBLE / 9007199254740992.0`,
  );
  await connection.run(copy(casesSql(cases, seed), join(partial, 'cases.csv')));
  connection.closeSync();
  instance.closeSync();
  writeFileSync(join(partial, 'fenqu.yaml'), WORKSPACE);
  writeFileSync(join(partial, 'made.json'), made);
  renameSync(partial, workspace);
  return workspace;
}

/**
 * @param {string} query
 * @param {string} file
 */
export function copy(query, file) {
  return `COPY (${query}) TO '${file.replaceAll("'", "''")}' (HEADER)`;
}

/** One table a level, `(i, code)`: areas spread evenly over those above, numbered from 1 within each. */
export function areaTables() {
  return LEVELS.map(({ table, areas, digits }, level) => {
    const above = LEVELS[level - 1];
    if (above === undefined) {
      const codes = PROVINCES.map((code) => `'${code}'`).join(', ');
      return `CREATE TEMP TABLE ${table} AS SELECT i, ([${codes}])[i + 1] AS code FROM range(${areas}) t(i)`;
    }
    const parent = `(t.i * ${above.areas}) // ${areas}`;
    const first = `(${parent} * ${areas} + ${above.areas} - 1) // ${above.areas}`;
    return `CREATE TEMP TABLE ${table} AS
      SELECT t.i, p.code || lpad((t.i - ${first} + 1)::VARCHAR, ${digits}, '0') AS code
      FROM range(${areas}) t(i) JOIN ${above.table} p ON p.i = ${parent}`;
  });
}

/** A query for all areas, `(code, name)`, over the tables of `areaTables`. */
export function areasSql() {
  const each = LEVELS.map(({ table, title }) => `SELECT code, '${title}' || (i + 1) AS name FROM ${table}`);
  return `SELECT code, name FROM (${each.join(' UNION ALL ')}) ORDER BY code`;
}

/**
 * Cases as epidemics have them: most communities without any, thousands in one; each community hit in one wave of three
 * weeks, and more waves the nearer the end of the year, so that some 40,000 communities are outside the lowest tier then.
 *
 * @param {number} cases
 * @param {number} seed
 */
function casesSql(cases, seed) {
  const steep = cases < 3_000_000 ? 3 : 2.03;
  return `WITH drawn AS (
    SELECT i, floor(${HIT} * pow(chance('where', i), 1.7))::BIGINT AS place FROM range(${cases}) t(i)
  ), dated AS (
    SELECT i, place, least(364, abs(floor(365 * pow(chance('wave', place), ${steep}) + 21 * (chance('when', i) - 0.5))))::INTEGER AS ago FROM drawn
  ), told AS (
    SELECT *, chance('class', i) AS class_by, chance('origin', i) AS origin_by, chance('cluster', i) AS cluster_by FROM dated
  )
  SELECT 'C' || lpad(((told.i * ${stride(cases)}) % ${cases} + 1)::VARCHAR, ${Math.max(8, String(cases).length)}, '0') AS id,
    CASE WHEN class_by < 0.62 THEN 'confirmed' WHEN class_by < 0.985 THEN 'asymptomatic' ELSE 'discarded' END AS class,
    CASE WHEN origin_by < 0.94 THEN 'local' ELSE 'imported' END AS origin,
    strftime(DATE '2022-12-31' - ago, '%Y-%m-%d') AS date_report,
    community.code AS area,
    CASE WHEN cluster_by < 0.333 THEN 'K' || lpad((hash('${seed} ' || place || ' ' || ago // 5) % 10000000)::VARCHAR, 7, '0') END AS cluster
  FROM told JOIN community ON community.i = (place * 399989 + ${seed * 7919}) % ${COMMUNITIES}
  ORDER BY told.i`;
}

/**
 * A step that visits all of `cases` numbers once, in an order that looks like none.
 *
 * @param {number} cases
 */
function stride(cases) {
  let step = Math.floor(cases * 0.6180339887) | 1;
  while (commonDivisor(step, cases) !== 1) step += 2;
  return step;
}

/**
 * @param {number} a
 * @param {number} b
 * @returns {number}
 */
function commonDivisor(a, b) {
  return b === 0 ? a : commonDivisor(b, a % b);
}
