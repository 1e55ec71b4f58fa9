// src/engine/duckdb.ts
import { DuckDBInstance } from "@duckdb/node-api";
async function openEngine() {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    preserve_insertion_order: "false"
  });
  const connection = await instance.connect();
  return {
    run: async (sql) => (await connection.run(sql)).rowsChanged,
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjects(),
    columns: async (sql) => (await connection.runAndReadAll(sql)).getColumnsObject(),
    close: () => close(connection, instance)
  };
}
function close(connection, instance) {
  connection.closeSync();
  instance.closeSync();
}

// src/engine/sql.ts
function literal(text) {
  return `'${text.replaceAll("'", "''")}'`;
}
function identifier(name) {
  return `"${name.replaceAll('"', '""')}"`;
}
function list(parts) {
  return parts.join(",\n  ");
}

// src/store/hiding.ts
var DIGITS = 32;
var BLOCK = 64;
var INNER = 54;
var OUTER = 92;
function hiddenSql(secret, column) {
  const inner = `unhex(sha256(${pad(secret, INNER)} || encode(CAST(${column} AS VARCHAR))))`;
  return `left(sha256(${pad(secret, OUTER)} || ${inner}), ${DIGITS})`;
}
function pad(secret, byte) {
  const block = Buffer.alloc(BLOCK, byte);
  Buffer.from(secret, "hex").forEach((each, i) => {
    block[i] = each ^ byte;
  });
  return `unhex(${literal(block.toString("hex"))})`;
}

// src/store/keep.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { dirname as dirname2, join as join3 } from "node:path";

// src/store/disk.ts
import { randomUUID } from "node:crypto";
import { mkdir, open, rename } from "node:fs/promises";
import { dirname, join as join2 } from "node:path";

// src/problems/problem.ts
function error(code, details = {}) {
  return { code, severity: "error", ...details };
}
var FenquError = class extends Error {
  name = "FenquError";
  problems;
  constructor(problems, options) {
    const list2 = "code" in problems ? [problems] : problems;
    super(list2.map((problem) => problem.code).join(", "), options);
    this.problems = list2;
  }
};

// src/store/paths.ts
import { basename, extname, join, relative } from "node:path";
function temporaryFolder(store) {
  return join(store, ".tmp");
}
function keptPath(store, kept) {
  return join(store, "kept", kept.slice(0, 2), kept);
}
function keptName(sha2562, name) {
  return `${sha2562}${extname(name)}`;
}
function shownInStore(store, path) {
  return join(basename(store), relative(store, path)).replaceAll("\\", "/");
}

// src/store/failures.ts
function codeOf(cause) {
  if (!(cause instanceof Error) || !("code" in cause)) return void 0;
  return typeof cause.code === "string" ? cause.code : void 0;
}
var FULL = /* @__PURE__ */ new Set(["ENOSPC", "EDQUOT"]);
async function writing(store, path, work) {
  try {
    return await work();
  } catch (cause) {
    throw writeFailure(store, path, cause);
  }
}
function writeFailure(store, path, cause) {
  const detail = codeOf(cause) ?? engineCode(cause);
  if (cause instanceof FenquError || detail === void 0) return cause;
  const value = shownInStore(store, path);
  const code = FULL.has(detail) ? "disk-full" : "store-unwritable";
  return new FenquError(error(code, { place: { file: value }, value, with: { detail } }), { cause });
}
function engineCode(cause) {
  if (!(cause instanceof Error) || !cause.message.startsWith("IO Error")) return void 0;
  return /no space left/i.test(cause.message) ? "ENOSPC" : "EIO";
}
function isMissing(cause) {
  const code = codeOf(cause);
  return code === "ENOENT" || code === "ENOTDIR";
}
function damaged(store, path, detail, cause) {
  const value = shownInStore(store, path);
  return new FenquError(error("store-damaged", { place: { file: value }, value, with: { detail } }), {
    cause
  });
}

// src/store/disk.ts
async function temporaryPath(store) {
  await mkdir(temporaryFolder(store), { recursive: true });
  return join2(temporaryFolder(store), randomUUID());
}
async function writeDurably(path, content) {
  const file = await open(path, "w");
  try {
    if (typeof content === "string" || content instanceof Uint8Array) await file.writeFile(content);
    else for await (const chunk of content) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}
async function placeFile(store, path, content) {
  const temporary = await temporaryPath(store);
  await writeDurably(temporary, content);
  await renameDurably(temporary, path);
}
async function renameDurably(from, to) {
  await rename(from, to);
  await syncFolder(dirname(to));
}
async function makeFolder(path) {
  if (await mkdir(path, { recursive: true }) !== void 0) await syncFolder(dirname(path));
}
var NO_FOLDER_SYNC = /* @__PURE__ */ new Set(["EPERM", "EISDIR", "EINVAL"]);
async function syncFolder(path) {
  let folder;
  try {
    folder = await open(path, "r");
    await folder.sync();
  } catch (cause) {
    if (!NO_FOLDER_SYNC.has(codeOf(cause))) throw cause;
  } finally {
    await folder?.close();
  }
}

// src/store/manifest.ts
import { Ajv } from "ajv";

// src/store/csv.ts
import { parse } from "csv-parse/sync";
function toCsv(header, rows) {
  const lines = [line(header)];
  for (const row of rows) lines.push(line(row));
  return lines.join("");
}
function line(cells) {
  return `${cells.map(written).join(",")}
`;
}
function written(cell) {
  if (cell === null) return "";
  return cell === "" || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

// src/store/published.ts
var RESULT_FILES = ["zones.csv", "changes.csv", "state.csv"];

// src/store/manifest.ts
var TEXT = { type: "string" };
var COUNT = { type: "integer", minimum: 0 };
var DAY = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
var HASH = { type: "string", pattern: "^[0-9a-f]{64}$" };
var KEPT = { type: "string", pattern: "^[0-9a-f]{64}(\\.[^/\\\\]+)?$" };
var INPUT_COUNTS = { read: COUNT, used: COUNT, excluded: COUNT, rejected: COUNT };
var SCHEMA = {
  type: "object",
  properties: {
    format: { const: 1 },
    as_of: DAY,
    revision: { type: "integer", minimum: 1 },
    pack: whole({ id: TEXT, edition: DAY, hash: TEXT, retrospective: { type: "boolean" }, policy_from: DAY }),
    level: TEXT,
    areas: COUNT,
    tally: { type: "object", additionalProperties: COUNT },
    inputs: { type: "array", items: whole({ table: TEXT, file: TEXT, sha256: TEXT, ...INPUT_COUNTS }) },
    indicators: { type: "object", additionalProperties: { enum: ["number", "text", "boolean"] } },
    kept: { type: "object", additionalProperties: KEPT },
    result: whole(Object.fromEntries(RESULT_FILES.map((file) => [file, HASH]))),
    tool: TEXT
  },
  required: [
    "format",
    "as_of",
    "revision",
    "pack",
    "level",
    "areas",
    "tally",
    "inputs",
    "indicators",
    "kept",
    "result",
    "tool"
  ]
};
function whole(properties) {
  return { type: "object", properties, required: Object.keys(properties) };
}

// src/store/keep.ts
async function keepFile(store, content, name) {
  return keep(store, typeof content === "string" ? () => createReadStream(content) : () => [content], name);
}
async function keep(store, source, name) {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of source()) {
    hash.update(chunk);
    size += chunk.length;
  }
  const kept = keptName(hash.digest("hex"), name);
  const path = keptPath(store, kept);
  const there = await sizeOf(path);
  if (there !== null && there !== size) throw damaged(store, path, `${there} bytes`);
  if (there === null)
    await writing(store, path, async () => {
      await makeFolder(join3(store, "kept"));
      await makeFolder(dirname2(path));
      await placeFile(store, path, piecesOf(source));
    });
  return kept;
}
async function* piecesOf(source) {
  yield* source();
}
async function sizeOf(path) {
  try {
    return (await stat(path)).size;
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}

// src/store/keep-rows.ts
import { rm } from "node:fs/promises";

// src/store/rows-sql.ts
var FIRST = ["id", "class", "origin", "date_onset", "cluster", "code", "name", "level", "parent"];
var LEFT_OUT = /* @__PURE__ */ new Set(["area", "ix", "id_hash"]);
async function columnsOf(engine, table) {
  const rows = await engine.rows(
    `SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE table_name = ${literal(table)}`
  );
  const place = (name) => {
    const index = FIRST.indexOf(name);
    return index === -1 ? FIRST.length : index;
  };
  return rows.map((row) => ({ name: String(row["name"]), type: String(row["type"]) })).filter(({ name }) => !LEFT_OUT.has(name)).sort((a, b) => place(a.name) - place(b.name) || (a.name < b.name ? -1 : 1));
}
async function dailyRows(engine, { table, day }, through, secret, hide) {
  const columns = await columnsOf(engine, table);
  if (columns.length === 0) return null;
  const rest = columns.filter(({ name }) => name !== day);
  const keys = rest.filter(({ name }) => hide.includes(name) && name !== "id");
  const values = rest.map((column) => {
    const name = identifier(column.name);
    if (keys.includes(column)) return `${hiddenTable(column)}.hidden AS ${name}`;
    return `${hide.includes(column.name) ? hiddenSql(secret, `r.${name}`) : valueSql("r", column)} AS ${name}`;
  });
  const order = [`r.${identifier(day)}`, "r.area NULLS FIRST", ...rest.map((_, i) => `${i + 3} NULLS FIRST`)];
  return {
    header: [day, "area", ...rest.map(({ name }) => name)],
    sql: `${keys.length === 0 ? "" : `WITH ${list(keys.map((key) => hiddenKeys(table, key, secret)))}`}
SELECT ${list([`r.${identifier(day)} AS ${identifier(day)}`, "a.code AS area", ...values])}
FROM ${[`${table} r`, "areas a ON a.ix = r.area", ...keys.map(hiddenJoin)].join(" LEFT JOIN ")}
WHERE r.${identifier(day)} <= DATE ${literal(through)} ORDER BY ${order.join(", ")}`
  };
}
function hiddenKeys(table, key, secret) {
  const distinct = `SELECT DISTINCT ${identifier(key.name)} AS value FROM ${table}`;
  return `${hiddenTable(key)} AS MATERIALIZED (SELECT value, ${hiddenSql(secret, "value")} AS hidden FROM (${distinct}))`;
}
function hiddenJoin(key) {
  return `${hiddenTable(key)} ON ${hiddenTable(key)}.value = r.${identifier(key.name)}`;
}
function hiddenTable({ name }) {
  return identifier(`hidden_${name}`);
}
async function areaRows(engine) {
  const columns = await columnsOf(engine, "areas");
  const values = columns.map(
    (column) => column.name === "parent" ? "p.code AS parent" : `${valueSql("a", column)} AS ${identifier(column.name)}`
  );
  return {
    header: columns.map(({ name }) => name),
    sql: `SELECT ${list(values)} FROM areas a LEFT JOIN areas p ON p.ix = a.parent ORDER BY a.ix`
  };
}
function valueSql(table, { name, type }) {
  const column = `${table}.${identifier(name)}`;
  if (!/^DECIMAL\(\d+,[1-9]/.test(type)) return column;
  return `rtrim(rtrim(CAST(${column} AS VARCHAR), '0'), '.')`;
}

// src/store/shards.ts
import { createReadStream as createReadStream2 } from "node:fs";
var CHUNK = 1 << 22;
function beginning(day) {
  return `
"${day}",`;
}
async function dayRanges(path, days) {
  const starts = [0];
  let rest = Buffer.alloc(0);
  let offset = 0;
  for await (const chunk of createReadStream2(path, { highWaterMark: CHUNK })) {
    const bytes = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let day = days[starts.length]; day !== void 0; day = days[starts.length]) {
      const at = bytes.indexOf(beginning(day), from);
      if (at === -1) break;
      starts.push(offset + at + 1);
      from = at + 1;
    }
    rest = bytes.subarray(Math.max(0, bytes.length - beginning(days[0] ?? "").length + 1));
    offset += bytes.length - rest.length;
  }
  if (starts.length !== days.length) throw new RangeError(`${path}: ${starts.length} of ${days.length} days`);
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? offset + rest.length }));
}
function shardSource(path, { start, end }, header) {
  return async function* () {
    yield Buffer.from(toCsv(header, []));
    yield* createReadStream2(path, { start, end: end - 1, highWaterMark: CHUNK });
  };
}

// src/store/keep-rows.ts
var DAILY = [
  { table: "cases", day: "date_report" },
  { table: "metrics", day: "date" }
];
var INDEX = ["table", "day", "rows", "file"];
var AT_ONCE = 16;
async function keepRows(engine, store, options) {
  return keepRowsIndex(store, await exportRows(engine, store, options), options.asOf);
}
async function exportRows(engine, store, options) {
  const { asOf, secret, hide = ["id", "cluster"] } = options;
  const found = [await exportAreas(engine, store)];
  for (const daily of DAILY) {
    const query = await dailyRows(engine, daily, asOf, secret, daily.table === "cases" ? hide : []);
    if (query !== null) found.push(...await exportDays(engine, store, daily, query, asOf));
  }
  return found;
}
async function keepRowsIndex(store, kept, asOf) {
  const rows = kept.filter(({ day }) => day === null || day <= asOf).map(({ table, day, rows: rows2, file }) => [table, day, String(rows2), file]);
  return keepFile(store, Buffer.from(toCsv(INDEX, rows)), "rows.csv");
}
async function exportAreas(engine, store) {
  const query = await areaRows(engine);
  const [counted] = await engine.rows("SELECT count(*) AS n FROM areas");
  const file = await copied(
    engine,
    store,
    query,
    "HEADER true",
    (path) => keepFile(store, path, "areas.csv")
  );
  return { table: "areas", day: null, rows: Number(counted?.["n"] ?? 0), file };
}
async function exportDays(engine, store, { table, day }, query, through) {
  const column = identifier(day);
  const counts = await engine.rows(
    `SELECT CAST(${column} AS VARCHAR) AS day, count(*) AS n FROM ${table} WHERE ${column} <= DATE ${literal(through)} GROUP BY ALL ORDER BY 1`
  );
  if (counts.length === 0) return [];
  const days = counts.map((row) => String(row["day"]));
  return copied(engine, store, query, `HEADER false, FORCE_QUOTE (${column})`, async (path) => {
    const ranges = await dayRanges(path, days);
    const kept = [];
    for (let first = 0; first < ranges.length; first += AT_ONCE) {
      const files = await Promise.all(
        ranges.slice(first, first + AT_ONCE).map((range) => keep(store, shardSource(path, range, query.header), `${table}.csv`))
      );
      files.forEach((file, i) => {
        const at = first + i;
        kept.push({ table, day: days[at] ?? null, rows: Number(counts[at]?.["n"] ?? 0), file });
      });
    }
    return kept;
  });
}
async function copied(engine, store, { sql }, options, work) {
  return writing(store, store, async () => {
    const path = await temporaryPath(store);
    try {
      await engine.run(`COPY (${sql}) TO ${literal(path)} (FORMAT csv, ${options})`);
      return await work(path);
    } finally {
      await rm(path, { force: true });
    }
  });
}

// src/store/lock.ts
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync as readFileSync2,
  rmSync,
  unlinkSync,
  writeSync
} from "node:fs";
import { join as join4 } from "node:path";

// src/store/lock-owner.ts
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { kill, pid } from "node:process";
function thisProcess() {
  return { pid, host: hostname(), started: (/* @__PURE__ */ new Date()).toISOString(), born: bornOf(pid) };
}
function writeOwner(owner) {
  return `${JSON.stringify(owner)}
`;
}
function readOwner(text) {
  try {
    const value = JSON.parse(text);
    return isOwner(value) ? value : void 0;
  } catch {
    return void 0;
  }
}
function isOwner(value) {
  if (typeof value !== "object" || value === null) return false;
  if (!("pid" in value && "host" in value && "started" in value && "born" in value)) return false;
  const { pid: number, host, started, born } = value;
  const texts = typeof host === "string" && typeof started === "string";
  return Number.isInteger(number) && texts && (born === null || typeof born === "string");
}
function isDead(owner) {
  if (owner.host !== hostname()) return false;
  if (!isAlive(owner.pid)) return true;
  const born = bornOf(owner.pid);
  return owner.born !== null && born !== null && owner.born !== born;
}
function isAlive(number) {
  try {
    kill(number, 0);
    return true;
  } catch (cause) {
    return codeOf(cause) !== "ESRCH";
  }
}
function bornOf(number) {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat2 = readFileSync(`/proc/${number}/stat`, "utf8");
    const start = stat2.slice(stat2.lastIndexOf(")") + 2).split(" ")[19];
    return start === void 0 ? null : `${boot} ${start}`;
  } catch {
    return null;
  }
}

// src/store/lock.ts
var ATTEMPTS = 5;
async function withLock(store, signal, work) {
  signal?.throwIfAborted();
  const release = lockStore(store);
  let onAbort = release;
  const aborted = new Promise((_, reject) => {
    onAbort = () => {
      release();
      reject(signal?.reason);
    };
  });
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal?.removeEventListener("abort", onAbort);
    release();
  }
}
function lockStore(store) {
  const path = join4(store, ".lock");
  const mine = writeOwner(thisProcess());
  try {
    mkdirSync(store, { recursive: true });
    acquire(store, path, mine);
  } catch (cause) {
    throw writeFailure(store, path, cause);
  }
  sweep(store);
  return () => {
    if (textOf(path) !== mine) return;
    sweep(store);
    rmSync(path, { force: true });
  };
}
function sweep(store) {
  try {
    rmSync(temporaryFolder(store), { recursive: true, force: true });
  } catch (cause) {
    if (codeOf(cause) === void 0) throw cause;
  }
}
function acquire(store, path, mine) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (create(path, mine)) return;
    const seen = textOf(path);
    if (seen === null) continue;
    const owner = readOwner(seen);
    if (owner === void 0 || !isDead(owner)) throw locked(store, path, owner);
    const claim = `${path}-takeover`;
    acquire(store, claim, mine);
    try {
      if (textOf(path) === seen) unlinkSync(path);
    } finally {
      unlinkSync(claim);
    }
  }
  throw locked(store, path, void 0);
}
function create(path, text) {
  let file;
  try {
    file = openSync(path, "wx");
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") return false;
    throw cause;
  }
  try {
    writeSync(file, text);
    fsyncSync(file);
  } catch (cause) {
    rmSync(path, { force: true });
    throw cause;
  } finally {
    closeSync(file);
  }
  return true;
}
function textOf(path) {
  try {
    return readFileSync2(path, "utf8");
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}
function locked(store, path, owner) {
  const value = shownInStore(store, path);
  const age = owner === void 0 ? 0 : Date.now() - Date.parse(owner.started);
  const minutes = Math.max(0, Math.floor(age / 6e4));
  const name = owner === void 0 ? "?" : `pid ${owner.pid} @ ${owner.host}`;
  const values = {
    owner: name,
    started: owner?.started ?? "?",
    minutes: owner === void 0 ? "?" : minutes
  };
  return new FenquError(error("store-locked", { place: { file: value }, value, with: values }));
}

// src/days.ts
import { UTCDate } from "@date-fns/utc";
import { addDays as addDaysToDate } from "date-fns/addDays";

// src/store/changes-file.ts
import { Ajv as Ajv2 } from "ajv";

// src/problems/suggest.ts
import { distance } from "fastest-levenshtein";

// ../../tmp/st/b.ts
var n = Number(process.argv[2]);
var e = await openEngine();
await e.run(`create table areas as select i::INTEGER ix, lpad(i::varchar,12,'0') code, 'n'||i as name, 'community' as level, NULL::INTEGER as parent from range(600000) t(i)`);
await e.run(`create type cc as enum ('confirmed','asymptomatic')`);
await e.run(`create table cases as select 'id-'||i as id, hash(i) as id_hash, 'confirmed'::cc as class, (i*7919%600000)::INTEGER as area, DATE '2020-01-01' + (i*31%900)::INTEGER as date_report, case when i%5=0 then NULL else 'c'||(i%100) end as cluster from range(${n}) t(i)`);
for (const hide of [[], [], ["cluster"], ["id", "cluster"]]) {
  const t = Date.now();
  const r = await withLock("/tmp/st/store", void 0, () => keepRows(e, "/tmp/st/store", { asOf: "2022-05-01", secret: "07".repeat(32), hide }));
  console.log(hide, Date.now() - t, r, Math.round(process.memoryUsage().rss / 1e6));
}
