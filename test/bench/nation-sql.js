// What a person who knows DuckDB well would write by hand, for one standard and one pair of files:
// `node nation-sql.js plain|partitions <workspace> <output.csv>`. It reads no rules, keeps no trace and knows no other night.
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const [variant = 'plain', workspace = '.', output = 'zones.csv'] = process.argv.slice(2);
/** In partitions: less memory, and a little less time, for more thought. */
const inPartitions = variant === 'partitions';
const PARTITIONS = 8n;
const TODAY = new Date().toISOString().slice(0, 10);

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const cases = csv('cases.csv', ['id', 'class', 'origin', 'date_report', 'area', 'cluster']);
const areas = csv('areas.csv', ['code', 'name']);
if (inPartitions) await connection.run(`SET disabled_optimizers = 'build_side_probe_side,join_order'`);
await connection.run(`CREATE TEMP TABLE known AS SELECT code FROM ${areas}`);

const suspects = await (inPartitions ? twinsByPartition() : twinsAtOnce());
const twins = suspects === 0 ? 0 : await exactTwins();
await connection.run(groupsSql());
const wrong = await number(
  `SELECT sum(CASE WHEN area IN (SELECT code FROM known) THEN wrong ELSE n END) FROM counted`,
);
if (twins + wrong > 0) throw new Error(`${twins} ids occur twice, ${wrong} rows are wrong`);
await connection.run(`COPY (${zonesSql()}) TO '${quoted(output)}' (HEADER)`);
connection.closeSync();
instance.closeSync();

/**
 * @param {string} name
 * @param {string[]} columns
 */
function csv(name, columns) {
  const types = columns.map((column) => `'${column}': 'VARCHAR'`).join(', ');
  const buffer = inPartitions ? ', buffer_size = 4194304' : '';
  return `read_csv('${quoted(join(workspace, name))}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', strict_mode = true, columns = {${types}}${buffer})`;
}

/** @param {string} text */
function quoted(text) {
  return text.replaceAll("'", "''");
}

/** @param {string} query that yields one number */
async function number(query) {
  const found = await connection.runAndReadAll(query);
  return Number(found.getRows()[0]?.[0] ?? 0);
}

async function twinsAtOnce() {
  return number(`SELECT count(*) - count(DISTINCT hash(id)) FROM ${cases}`);
}

/** A range of hashes at a time, so that the table they are looked up in stays small. */
async function twinsByPartition() {
  await connection.run(`CREATE TEMP TABLE ids AS SELECT hash(id) AS h FROM ${cases}`);
  const width = 2n ** 64n / PARTITIONS;
  let twins = 0;
  for (let part = 0n; part < PARTITIONS; part++) {
    const range = `${part * width}::UBIGINT AND ${(part + 1n) * width - 1n}::UBIGINT`;
    const inRange = `SELECT h FROM ids WHERE h BETWEEN ${range} GROUP BY h HAVING count(*) > 1`;
    twins += await number(`SELECT count(*) FROM (${inRange})`);
  }
  await connection.run('DROP TABLE ids');
  return twins;
}

/** Two ids may share a hash: only their texts tell. */
async function exactTwins() {
  return number(`SELECT count(*) FROM (SELECT id FROM ${cases} GROUP BY id HAVING count(*) > 1)`);
}

/** One pass over the file: a row for every area and cluster, and one for what of the area is in no cluster that counts. */
function groupsSql() {
  return `CREATE TEMP TABLE counted AS
    SELECT area, CASE WHEN counts THEN cluster END AS cluster,
      count(*)::INTEGER AS n, (count(*) FILTER (WHERE wrong))::INTEGER AS wrong, (count(*) FILTER (WHERE counts))::INTEGER AS local
    FROM (
      SELECT area, cluster,
        class = 'confirmed' AND origin = 'local' AND day BETWEEN DATE '2022-12-18' AND DATE '2022-12-31' AS counts,
        NOT coalesce(class IN ('confirmed', 'asymptomatic', 'suspected', 'discarded'), false)
          OR NOT coalesce(origin IN ('local', 'imported', 'domestic'), false)
          OR NOT coalesce(day BETWEEN DATE '2019-12-01' AND DATE '${TODAY}', false) AS wrong
      FROM (SELECT *, CASE WHEN strlen(date_report) = 10 THEN try_cast(date_report AS DATE) END AS day FROM ${cases})
    ) GROUP BY 1, 2`;
}

function zonesSql() {
  return `SELECT area, CASE WHEN clusters >= 2 OR new_local > 5 THEN 'high' ELSE 'medium' END AS tier, new_local, clusters
    FROM (
      SELECT area, sum(local)::INTEGER AS new_local, count(*) FILTER (WHERE cluster IS NOT NULL AND local >= 2) AS clusters
      FROM counted WHERE strlen(area) = 12 GROUP BY area
    ) WHERE clusters >= 1 OR new_local >= 2 ORDER BY area`;
}
