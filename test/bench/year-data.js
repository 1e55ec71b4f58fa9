import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { areasSql, areaTables, copy } from './nation-data.js';

export const FROM = '2022-01-01';
export const TO = '2022-12-31';
const COMMUNITIES = 620_573;
const COUNTIES = 2_978;
/** Communities with any case in the year. */
const HIT = 44_500;
/** Days on which a community that is hit has cases. */
const WAVE = 16;
/** Raised when the data changes, so that older data is made anew. */
const EDITION = 2;

/** @param {string} pack */
function workspaceOf(pack) {
  return `areas: { file: ../areas.csv, codes: nbs }
data:
  cases:
    file: ../cases.csv
    columns: { id: id, class: class, origin: origin, date_report: date_report, area: area, cluster: cluster }
  metrics:
    file: ../metrics.csv
    columns: { area: area, date: date, frequented: frequented, stayed: stayed, round_negative: round_negative }
policy:
  - { pack: ${pack}, from: ${FROM}, retrospective: true }
`;
}

/**
 * A heavy year of all the country, a workspace a pack: one wave in which 42,000 communities are outside the lowest tier
 * at once, and small outbreaks before it; made once and then found again.
 *
 * @param {string} folder
 * @param {number} cases
 * @param {number} seed
 * @param {readonly string[]} packs
 * @returns {Promise<string[]>} the workspaces' folders, one a pack, without a store
 */
export async function yearWorkspaces(folder, cases, seed, packs) {
  const year = join(folder, `year-${cases}`);
  const made = JSON.stringify({ edition: EDITION, cases, seed, packs });
  const mark = join(year, 'made.json');
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== made) await make(year, cases, seed, packs);
  writeFileSync(mark, made);
  const workspaces = packs.map((pack) => join(year, pack));
  for (const workspace of workspaces) rmSync(join(workspace, 'store'), { recursive: true, force: true });
  return workspaces;
}

/**
 * @param {string} year
 * @param {number} cases
 * @param {number} seed
 * @param {readonly string[]} packs
 */
async function make(year, cases, seed, packs) {
  console.error(`making ${year} …`);
  const partial = `${year}.partial`;
  for (const old of [year, partial]) rmSync(old, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const sql of [
    ...areaTables(),
    copy(areasSql(), join(partial, 'areas.csv')),
    `CREATE MACRO chance(what, i) AS (hash('${seed} ' || what || ' ' || i) >> 11)::DOUBLE / 9007199254740992.0`,
    `CREATE TEMP TABLE hit AS ${hitSql()}`,
    copy(casesSql(cases, seed), join(partial, 'cases.csv')),
    copy(METRICS, join(partial, 'metrics.csv')),
  ])
    await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
  for (const pack of packs) {
    mkdirSync(join(partial, pack));
    writeFileSync(join(partial, pack, 'fenqu.yaml'), workspaceOf(pack));
  }
  renameSync(partial, year);
}

/** The communities that are hit, `(place, code, ago)`: county after county, each within days; nearly all in the one wave. */
function hitSql() {
  return `WITH ordered AS (
    SELECT code, (i * ${COUNTIES}) // ${COMMUNITIES} AS county FROM community
  ), numbered AS (
    SELECT code, county, row_number() OVER (ORDER BY chance('county', county), county, code) - 1 AS place FROM ordered
  )
  SELECT place, code, (CASE WHEN chance('early', county) < 0.05 THEN 40 + 320 * chance('wave', county)
    ELSE 34 + 9 * chance('wave', county) END)::INTEGER - floor(3 * chance('near', code))::INTEGER AS ago
  FROM numbered WHERE place < ${HIT}`;
}

/**
 * @param {number} cases
 * @param {number} seed
 */
function casesSql(cases, seed) {
  return `WITH drawn AS (
    SELECT i, floor(${HIT} * pow(chance('where', i), 1.3))::BIGINT AS place, floor(${WAVE} * chance('when', i))::INTEGER AS later,
      chance('class', i) AS class_by, chance('origin', i) AS origin_by, chance('cluster', i) AS cluster_by FROM range(${cases}) t(i)
  )
  SELECT 'C' || lpad((drawn.i + 1)::VARCHAR, ${Math.max(8, String(cases).length)}, '0') AS id,
    CASE WHEN class_by < 0.62 THEN 'confirmed' WHEN class_by < 0.985 THEN 'asymptomatic' ELSE 'discarded' END AS class,
    CASE WHEN origin_by < 0.94 THEN 'local' ELSE 'imported' END AS origin,
    strftime(DATE '${TO}' - hit.ago + later, '%Y-%m-%d') AS date_report, hit.code AS area,
    CASE WHEN cluster_by < 0.333 THEN 'K' || lpad((hash('${seed} ' || place || ' ' || later // 5) % 10000000)::VARCHAR, 7, '0') END AS cluster
  FROM drawn JOIN hit USING (place) ORDER BY drawn.i`;
}

/** A full round of tests, all negative, on the days on which an area may leave its tier. */
const METRICS = `SELECT code AS area, strftime(DATE '${TO}' - ago + ${WAVE + 6} + late::INTEGER, '%Y-%m-%d') AS date,
    '' AS frequented, '' AS stayed, 1 AS round_negative
  FROM hit, range(3) t(late) WHERE ago >= ${WAVE + 6} + late ORDER BY date, area`;
