// src/store/disk.ts
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join as join2 } from 'node:path';

// src/problems/problem.ts
function error(code, details = {}) {
  return { code, severity: 'error', ...details };
}
function warning(code, details = {}) {
  return { code, severity: 'warning', ...details };
}
var FenquError = class extends Error {
  name = 'FenquError';
  problems;
  constructor(problems, options) {
    const list2 = 'code' in problems ? [problems] : problems;
    super(list2.map((problem) => problem.code).join(', '), options);
    this.problems = list2;
  }
};

// src/store/paths.ts
import { basename, extname, join, relative } from 'node:path';

function revisionFolder(store2, { day, revision }) {
  return join(store2, day, `r${revision}`);
}
function currentFile(store2, day) {
  return join(store2, day, 'current');
}
function temporaryFolder(store2) {
  return join(store2, '.tmp');
}
function shownInStore(store2, path) {
  return join(basename(store2), relative(store2, path)).replaceAll('\\', '/');
}

// src/store/failures.ts
function codeOf(cause) {
  if (!(cause instanceof Error) || !('code' in cause)) return void 0;
  return typeof cause.code === 'string' ? cause.code : void 0;
}
var FULL = /* @__PURE__ */ new Set(['ENOSPC', 'EDQUOT']);
async function writing(store2, path, work) {
  try {
    return await work();
  } catch (cause) {
    throw writeFailure(store2, path, cause);
  }
}
function writeFailure(store2, path, cause) {
  const detail = codeOf(cause) ?? engineCode(cause);
  if (cause instanceof FenquError || detail === void 0) return cause;
  const value = shownInStore(store2, path);
  const code = FULL.has(detail) ? 'disk-full' : 'store-unwritable';
  return new FenquError(error(code, { place: { file: value }, value, with: { detail } }), { cause });
}
function engineCode(cause) {
  if (!(cause instanceof Error) || !cause.message.startsWith('IO Error')) return void 0;
  return /no space left/i.test(cause.message) ? 'ENOSPC' : 'EIO';
}
function isMissing(cause) {
  const code = codeOf(cause);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
function damaged(store2, path, detail, cause) {
  const value = shownInStore(store2, path);
  return new FenquError(error('store-damaged', { place: { file: value }, value, with: { detail } }), {
    cause,
  });
}

// src/store/disk.ts
async function temporaryPath(store2) {
  await mkdir(temporaryFolder(store2), { recursive: true });
  return join2(temporaryFolder(store2), randomUUID());
}
async function writeDurably(path, content) {
  const file = await open(path, 'w');
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content);
    else for await (const chunk of content) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}
async function placeFile(store2, path, content) {
  const temporary = await temporaryPath(store2);
  await writeDurably(temporary, content);
  await renameDurably(temporary, path);
}
async function renameDurably(from, to) {
  await rename(from, to);
  await syncFolder(dirname(to));
}
async function makeFolder(path) {
  if ((await mkdir(path, { recursive: true })) !== void 0) await syncFolder(dirname(path));
}
var NO_FOLDER_SYNC = /* @__PURE__ */ new Set(['EPERM', 'EISDIR', 'EINVAL']);
async function syncFolder(path) {
  let folder;
  try {
    folder = await open(path, 'r');
    await folder.sync();
  } catch (cause) {
    if (!NO_FOLDER_SYNC.has(codeOf(cause))) throw cause;
  } finally {
    await folder?.close();
  }
}

// src/store/manifest.ts
// src/validators.ts
import { createHash, createHash as createHash2 } from 'node:crypto';
import { createRequire } from 'node:module';
import { join as join4 } from 'node:path';

// src/days.ts
import { UTCDate } from '@date-fns/utc';
import { addDays as addDaysToDate } from 'date-fns/addDays';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';

var ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
function isDay(text) {
  const parts = ISO.exec(text);
  if (parts === null) return false;
  const date = new UTCDate(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(parts[3]);
}
var EPOCH = toDate('1970-01-01');
function toDate(day) {
  return new UTCDate(`${day}T00:00:00Z`);
}

// src/package-root.ts
import { existsSync, readFileSync } from 'node:fs';
import { dirname as dirname2, join as join3 } from 'node:path';
import { fileURLToPath } from 'node:url';

function packageRoot(from = dirname2(fileURLToPath(import.meta.url))) {
  if (existsSync(join3(from, 'package.json'))) return from;
  const above = dirname2(from);
  if (above === from) throw new Error(`no package.json above ${from}: fenqu has to stay in its package`);
  return packageRoot(above);
}

// src/validators.ts
var load = (name) => createRequire(import.meta.url)(name);
var AJV_OPTIONS = {
  allErrors: true,
  verbose: true,
  strict: false,
  validateSchema: false,
  meta: false,
  messages: false,
  code: { optimize: false },
};
var COMPILED = 'validators.cjs';
var validators = /* @__PURE__ */ new WeakMap();
var compiled;
function validatorOf(schema) {
  const known = validators.get(schema);
  if (known !== void 0) return known;
  compiled ??= compiledByBuild();
  const validate = compiled[schemaKey(schema)] ?? compile(schema);
  validators.set(schema, validate);
  return validate;
}
function schemaKey(schema) {
  return `s${createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 32)}`;
}
function compiledByBuild() {
  try {
    return load(join4(packageRoot(), 'dist', COMPILED));
  } catch {
    return {};
  }
}
function compile(schema) {
  const { Ajv } = load('ajv');
  return new Ajv(AJV_OPTIONS).addFormat('date', isDay).compile(schema);
}

// src/store/csv.ts
import { parse } from 'csv-parse/sync';

function toCsv(header, rows) {
  const lines = [line(header)];
  for (const row of rows) lines.push(line(row));
  return lines.join('');
}
function line(cells) {
  return `${cells.map(written).join(',')}
`;
}
function written(cell) {
  if (cell === null) return '';
  return cell === '' || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
var Unreadable = class extends Error {
  name = 'Unreadable';
};
function listCell(ids) {
  return ids.length === 0 ? null : ids.join(' ');
}
function byArea(rows) {
  return rows.toSorted((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : 0));
}

// src/store/published.ts
var RESULT_FILES = ['zones.csv', 'changes.csv', 'state.csv'];

// src/store/zones-file.ts
var COLUMNS = [
  'area',
  'name',
  'district',
  'district_name',
  'tier',
  'raw_tier',
  'at_least',
  'at_most',
  'since',
  'evaluated_on',
  'tier_in_force',
  'effective_from',
  'held_by',
  'eligible_tier',
  'eligible_since',
  'flags',
  'decided_by',
  'next_tier',
  'next_on',
  'next_because',
];
var SEPARATOR = '; ';
function indicatorTypes(zones, indicators) {
  return Object.fromEntries(indicators.map((name) => [name, typeOfColumn(zones, name)]));
}
function typeOfColumn(zones, name) {
  const types = /* @__PURE__ */ new Set();
  for (const { indicators } of zones) {
    const value = indicators[name] ?? null;
    if (value !== null) types.add(typeOfValue(value));
  }
  if (types.size > 1) throw new TypeError(`indicator ${name} has values of several types`);
  return [...types][0] ?? 'number';
}
function typeOfValue(value) {
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
}
function writeZones(zones, indicators) {
  const rows = byArea(zones).map((zone) => [
    zone.area,
    zone.name,
    zone.district,
    zone.districtName,
    zone.tier,
    zone.rawTier,
    zone.atLeast,
    zone.atMost,
    zone.since,
    zone.evaluatedOn,
    zone.tierInForce,
    zone.effectiveFrom,
    zone.heldBy.length === 0 ? null : zone.heldBy.join(SEPARATOR),
    zone.eligible?.tier ?? null,
    zone.eligible?.since ?? null,
    listCell(zone.flags),
    zone.decidedBy,
    zone.nextStepDown?.tier ?? null,
    zone.nextStepDown?.on ?? null,
    zone.nextStepDown?.because ?? null,
    ...indicators.map((name) => valueCell(zone.indicators[name] ?? null)),
  ]);
  return toCsv([...COLUMNS, ...indicators], rows);
}
function valueCell(value) {
  return value === null ? null : String(value);
}

// src/store/manifest.ts
function manifestOf(night2, revision, files) {
  const { pack, level, areas, hidden: hidden2, resting_since, tally, inputs, tool } = night2.manifest;
  const kept = Object.entries(night2.kept).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    format: 1,
    as_of: night2.day,
    revision,
    pack: {
      id: pack.id,
      edition: pack.edition,
      hash: pack.hash,
      ...(pack.params === void 0 ? {} : { params: pack.params }),
      retrospective: pack.retrospective,
      policy_from: pack.policy_from,
    },
    level,
    areas,
    ...(hidden2 === void 0 ? {} : { hidden: hidden2 }),
    resting_since,
    tally,
    inputs,
    indicators: indicatorTypes(night2.zones, night2.indicators),
    kept: Object.fromEntries(kept),
    result: {
      'zones.csv': sha256(files['zones.csv']),
      'changes.csv': sha256(files['changes.csv']),
      'state.csv': sha256(files['state.csv']),
    },
    tool,
  };
}
function writeManifest(manifest) {
  return `${JSON.stringify(manifest, null, 2)}
`;
}
function readManifest(text) {
  const value = parsed(text);
  if (isManifest(value)) return value;
  throw new Unreadable('no manifest of this version');
}
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Unreadable('no JSON', { cause });
  }
}
function sha256(content) {
  return createHash2('sha256').update(content).digest('hex');
}
function isManifest(value) {
  return validatorOf(MANIFEST_SCHEMA)(value) === true;
}
var TEXT = { type: 'string' };
var COUNT = { type: 'integer', minimum: 0 };
var DAY = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
var HASH = { type: 'string', pattern: '^[0-9a-f]{64}$' };
var KEPT = { type: 'string', pattern: '^[0-9a-f]{64}(\\.[^/\\\\]+)?$' };
var INPUT_COUNTS = { read: COUNT, used: COUNT, excluded: COUNT, rejected: COUNT };
var PACK = { id: TEXT, edition: DAY, hash: TEXT, retrospective: { type: 'boolean' }, policy_from: DAY };
var PARAM = { type: ['string', 'number', 'boolean'] };
var MANIFEST_SCHEMA = {
  type: 'object',
  properties: {
    format: { const: 1 },
    as_of: DAY,
    revision: { type: 'integer', minimum: 1 },
    pack: {
      type: 'object',
      properties: { ...PACK, params: { type: 'object', additionalProperties: PARAM } },
      required: Object.keys(PACK),
    },
    level: TEXT,
    areas: COUNT,
    hidden: { type: 'array', items: TEXT },
    resting_since: { anyOf: [DAY, { type: 'null' }] },
    tally: { type: 'object', additionalProperties: COUNT },
    inputs: { type: 'array', items: whole({ table: TEXT, file: TEXT, sha256: TEXT, ...INPUT_COUNTS }) },
    indicators: { type: 'object', additionalProperties: { enum: ['number', 'text', 'boolean'] } },
    kept: { type: 'object', additionalProperties: KEPT },
    result: whole(Object.fromEntries(RESULT_FILES.map((file) => [file, HASH]))),
    tool: TEXT,
  },
  required: [
    'format',
    'as_of',
    'revision',
    'pack',
    'level',
    'areas',
    'resting_since',
    'tally',
    'inputs',
    'indicators',
    'kept',
    'result',
    'tool',
  ],
};
function whole(properties) {
  return { type: 'object', properties, required: Object.keys(properties) };
}

// src/store/shards.ts
var CHUNK = 1 << 22;

// src/store/lock.ts
// src/store/lock-owner.ts
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync as readFileSync2,
  readFileSync as readFileSync3,
  rmSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join as join5 } from 'node:path';
import { kill, pid } from 'node:process';

function thisProcess() {
  return { pid, host: hostname(), started: /* @__PURE__ */ new Date().toISOString(), born: bornOf(pid) };
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
  if (typeof value !== 'object' || value === null) return false;
  if (!('pid' in value && 'host' in value && 'started' in value && 'born' in value)) return false;
  const { pid: number, host, started, born } = value;
  const texts = typeof host === 'string' && typeof started === 'string';
  return Number.isInteger(number) && texts && (born === null || typeof born === 'string');
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
    return codeOf(cause) !== 'ESRCH';
  }
}
function bornOf(number) {
  try {
    const boot = readFileSync2('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync2(`/proc/${number}/stat`, 'utf8');
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return start === void 0 ? null : `${boot} ${start}`;
  } catch {
    return null;
  }
}

// src/store/lock.ts
var ATTEMPTS = 5;
async function withLock(store2, signal, work) {
  signal?.throwIfAborted();
  const release = lockStore(store2);
  let onAbort = release;
  const aborted = new Promise((_, reject) => {
    onAbort = () => {
      release();
      reject(signal?.reason);
    };
  });
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal?.removeEventListener('abort', onAbort);
    release();
  }
}
function lockStore(store2) {
  const path = join5(store2, '.lock');
  const mine = writeOwner(thisProcess());
  try {
    mkdirSync(store2, { recursive: true });
    acquire(store2, path, mine);
  } catch (cause) {
    throw writeFailure(store2, path, cause);
  }
  sweep(store2);
  return () => {
    if (textOf(path) !== mine) return;
    sweep(store2);
    rmSync(path, { force: true });
  };
}
function sweep(store2) {
  try {
    rmSync(temporaryFolder(store2), { recursive: true, force: true });
  } catch (cause) {
    if (codeOf(cause) === void 0) throw cause;
  }
}
function acquire(store2, path, mine) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (create(path, mine)) return;
    const seen = textOf(path);
    if (seen === null) continue;
    const owner = readOwner(seen);
    if (owner === void 0 || !isDead(owner)) throw locked(store2, path, owner);
    const claim = `${path}-takeover`;
    acquire(store2, claim, mine);
    try {
      if (textOf(path) === seen) unlinkSync(path);
    } finally {
      unlinkSync(claim);
    }
  }
  throw locked(store2, path, void 0);
}
function create(path, text) {
  let file;
  try {
    file = openSync(path, 'wx');
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
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
    return readFileSync3(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}
function locked(store2, path, owner) {
  const value = shownInStore(store2, path);
  const age = owner === void 0 ? 0 : Date.now() - Date.parse(owner.started);
  const minutes = Math.max(0, Math.floor(age / 6e4));
  const name = owner === void 0 ? '?' : `pid ${owner.pid} @ ${owner.host}`;
  const values = {
    owner: name,
    started: owner?.started ?? '?',
    minutes: owner === void 0 ? '?' : minutes,
  };
  return new FenquError(error('store-locked', { place: { file: value }, value, with: values }));
}

// src/store/nights.ts
import { readdir, readFile } from 'node:fs/promises';

var CURRENT = /^r([1-9]\d*)\n?$/;
async function readNights(store2) {
  const days = (await namesIn(store2)).filter(isDay).sort();
  const found = await Promise.all(
    days.map(async (day) => ({ day, revision: await currentRevision(store2, day) })),
  );
  return found.flatMap(({ day, revision }) => (revision === null ? [] : [{ day, revision }]));
}
async function currentRevision(store2, day) {
  const path = currentFile(store2, day);
  const text = await textIfThere(path);
  if (text === null) return null;
  const revision = CURRENT.exec(text)?.[1];
  if (revision === void 0) throw damaged(store2, path, text.slice(0, 20).trim());
  return Number(revision);
}
async function namesIn(folder) {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw cause;
  }
}
async function textIfThere(path) {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}

// src/store/publish.ts
import { mkdir as mkdir2, rm as rm2 } from 'node:fs/promises';
import { join as join8 } from 'node:path';

// src/store/changes-file.ts
var COLUMNS2 = [
  'area',
  'name',
  'district',
  'district_name',
  'kind',
  'from',
  'to',
  'in_force_from',
  'reasons',
  'impose',
  'lift',
];
function writeChanges(changes) {
  const rows = changes.map((change) => [
    change.area.code,
    change.area.name,
    change.area.district?.code ?? null,
    change.area.district?.name ?? null,
    change.kind,
    change.from,
    change.to,
    change.inForceFrom,
    JSON.stringify(change.reasons.map(sortedKeys)),
    listCell(change.impose),
    listCell(change.lift),
  ]);
  return toCsv(COLUMNS2, rows);
}
function sortedKeys(reason) {
  const values = Object.entries(reason.with).sort(([a], [b]) => (a < b ? -1 : 1));
  return { code: reason.code, with: Object.fromEntries(values) };
}

// src/store/read-night.ts
import { readFile as readFile2 } from 'node:fs/promises';
import { join as join7 } from 'node:path';

// src/problems/suggest.ts
import { distance } from 'fastest-levenshtein';

function nearest(name, known, most = 3) {
  const limit = Math.max(1, Math.floor(name.length / 3));
  return [...new Set(known)]
    .map((candidate) => ({ candidate, edits: slips(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= limit || isPart(name, candidate))
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}
function slips(name, candidate) {
  const swapped = Array.from({ length: Math.max(0, name.length - 1) }, (_, i) => {
    const [a = '', b = ''] = name.slice(i, i + 2);
    return 1 + distance(name.slice(0, i) + b + a + name.slice(i + 2), candidate);
  });
  return Math.min(distance(name, candidate), ...swapped);
}
function isPart(name, candidate) {
  return name.length > 1 && candidate.length > 1 && (candidate.includes(name) || name.includes(candidate));
}

// src/store/stale.ts
import { rm } from 'node:fs/promises';
import { join as join6 } from 'node:path';

var CAUSE = /^(\d{4}-\d{2}-\d{2}) r(\d+)$/;
function staleFile(store2, night2) {
  return join6(revisionFolder(store2, night2), 'stale');
}
async function markLater(store2, cause) {
  const later = (await readNights(store2)).filter((night2) => night2.day > cause.day);
  for (const night2 of later) {
    const lines = /* @__PURE__ */ new Set([
      ...(await linesOf(store2, night2)),
      `${cause.day} r${cause.revision}`,
    ]);
    await placeFile(
      store2,
      staleFile(store2, night2),
      `${[...lines].sort().join('\n')}
`,
    );
  }
  return later.map((night2) => night2.day);
}
async function clearStale(store2, night2) {
  await rm(staleFile(store2, night2), { force: true });
}
async function linesOf(store2, night2) {
  const text = await textIfThere(staleFile(store2, night2));
  return text?.split('\n').filter((line2) => CAUSE.test(line2)) ?? [];
}

// src/store/state-file.ts
var COLUMNS3 = [
  'area',
  'tier',
  'since',
  'effective_from',
  'tier_in_force',
  'undecided',
  'undecided_in_force',
  'queued',
  'kept',
  'rule_tier',
  'rule_since',
  'unranked',
  'evaluated_on',
  'eligible_tier',
  'eligible_since',
  'raw_tiers',
];
function writeStates(states) {
  const rows = byArea(states).map((state) => [
    state.area,
    state.tier,
    state.since,
    state.effective_from,
    state.tier_in_force,
    state.undecided,
    state.undecided_in_force,
    listCell(state.queued.map(({ tier, from }) => `${from}=${tier}`)),
    state.kept ? 'true' : null,
    state.rule_tier,
    state.rule_since,
    state.unranked,
    state.evaluated_on,
    listCell(state.eligible.map(({ tier }) => tier)),
    listCell(state.eligible.map(({ since }) => since)),
    listCell(state.raw_tiers.map(evaluationText)),
  ]);
  return toCsv(COLUMNS3, rows);
}
function evaluationText({ day, tier, at_least }) {
  return `${day}=${tier ?? `?${at_least ?? ''}`}`;
}

// src/store/read-night.ts
async function readFiles(store2, night2) {
  const text = await published(store2, night2, 'manifest.json');
  const manifest = read(store2, night2, 'manifest.json', () => readManifest(text));
  if (manifest.as_of !== night2.day || manifest.revision !== night2.revision) {
    const detail = `${manifest.as_of} r${manifest.revision}`;
    throw damaged(store2, join7(revisionFolder(store2, night2), 'manifest.json'), detail);
  }
  const files = { 'zones.csv': '', 'changes.csv': '', 'state.csv': '' };
  for (const name of RESULT_FILES) {
    files[name] = await published(store2, night2, name);
    if (sha256(files[name]) !== manifest.result[name])
      throw damaged(store2, join7(revisionFolder(store2, night2), name), 'SHA-256');
  }
  return { manifest, files };
}
async function published(store2, night2, name) {
  const path = join7(revisionFolder(store2, night2), name);
  try {
    return await readFile2(path, 'utf8');
  } catch (cause) {
    if (
      isMissing(cause) &&
      name === 'manifest.json' &&
      (await currentRevision(store2, night2.day)) !== night2.revision
    )
      throw await noNight(store2, night2.day, night2.revision);
    if (isMissing(cause)) throw damaged(store2, path, 'ENOENT', cause);
    throw cause;
  }
}
function read(store2, night2, name, work) {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause;
    throw damaged(store2, join7(revisionFolder(store2, night2), name), cause.message, cause);
  }
}
async function noNight(store2, day, revision) {
  const nights = await readNights(store2);
  const value = revision === void 0 ? day : `${day} r${revision}`;
  const suggest = nearest(
    day,
    nights.map((night2) => night2.day).filter((other) => other !== day),
  );
  return new FenquError(error('store-no-night', { value, with: { nights: nights.length }, suggest }));
}

// src/store/same.ts
import { isDeepStrictEqual } from 'node:util';

function differences(before, after) {
  const result = RESULT_FILES.filter((file) => before.result[file] !== after.result[file]);
  if (!isDeepStrictEqual(packOf(before), packOf(after))) result.push('pack');
  if (before.kept['rows'] !== after.kept['rows']) result.push('rows');
  const kept = /* @__PURE__ */ new Set([...Object.keys(before.kept), ...Object.keys(after.kept)]);
  const rest = [...kept].filter((name) => name !== 'rows' && before.kept[name] !== after.kept[name]);
  const { hash: _before, params: _paramsBefore, ...packBefore } = before.pack;
  const { hash: _after, params: _paramsAfter, ...packAfter } = after.pack;
  if (!isDeepStrictEqual(packBefore, packAfter)) rest.push('policy');
  for (const key of ['level', 'areas', 'tally', 'inputs', 'indicators', 'tool'])
    if (!isDeepStrictEqual(before[key], after[key])) rest.push(key);
  return { result, rest: rest.sort() };
}
function packOf({ pack }) {
  return { id: pack.id, hash: pack.hash, params: pack.params ?? {} };
}

// src/store/publish.ts
async function publish(store2, night2, options) {
  return writing(store2, join8(store2, night2.day), async () => {
    const current = await currentRevision(store2, night2.day);
    await removeUnpublished(store2, night2.day, current ?? 0);
    const next = { day: night2.day, revision: (current ?? 0) + 1 };
    const files = filesOf(night2);
    if (current === null) return putInForce(store2, night2, next, files, options);
    const before = { day: night2.day, revision: current };
    const compared = await compare(store2, before, night2, files, options.revise);
    if (compared.result.length === 0) return same(store2, before, compared);
    if (!options.revise) throw refusal(store2, before, compared);
    return putInForce(store2, night2, next, files, options);
  });
}
function filesOf(night2) {
  return {
    'zones.csv': writeZones(night2.zones, night2.indicators),
    'changes.csv': writeChanges(night2.changes),
    'state.csv': writeStates(night2.states),
  };
}
async function removeUnpublished(store2, day, current) {
  for (const name of await namesIn(join8(store2, day))) {
    const revision = Number(/^r(\d+)$/.exec(name)?.[1] ?? 0);
    if (revision > current) await rm2(join8(store2, day, name), { recursive: true, force: true });
  }
}
async function compare(store2, before, night2, files, revise) {
  try {
    const { manifest } = await readFiles(store2, before);
    return differences(manifest, manifestOf(night2, before.revision, files));
  } catch (cause) {
    if (!revise || !(cause instanceof FenquError)) throw cause;
    return { result: ['damaged'], rest: [] };
  }
}
async function same(store2, night2, { rest }) {
  await clearStale(store2, night2);
  const note = {
    code: 'store-same-result',
    severity: 'note',
    value: night2.day,
    with: { revision: night2.revision, what: rest.join(', ') },
  };
  return {
    ...night2,
    path: revisionFolder(store2, night2),
    outcome: 'same',
    notes: rest.length === 0 ? [] : [note],
  };
}
function refusal(store2, night2, { result }) {
  return new FenquError(
    error('store-different', {
      place: { file: shownInStore(store2, revisionFolder(store2, night2)) },
      value: night2.day,
      with: { revision: night2.revision, what: result.join(', ') },
    }),
  );
}
async function putInForce(store2, night2, id, files, { signal }) {
  const aside = await temporaryPath(store2);
  await mkdir2(aside);
  for (const name of RESULT_FILES) await writeDurably(join8(aside, name), files[name]);
  await writeDurably(join8(aside, 'manifest.json'), writeManifest(manifestOf(night2, id.revision, files)));
  await syncFolder(aside);
  await makeFolder(join8(store2, id.day));
  signal?.throwIfAborted();
  const path = revisionFolder(store2, id);
  await renameDurably(aside, path);
  const later = await markLater(store2, id);
  signal?.throwIfAborted();
  await placeFile(
    store2,
    currentFile(store2, id.day),
    `r${id.revision}
`,
  );
  const notes = later.length === 0 ? [] : [madeStale(id, later)];
  return { ...id, path, outcome: id.revision === 1 ? 'published' : 'revised', notes };
}
function madeStale({ day, revision }, later) {
  const days = later.length > 3 ? `${later.slice(0, 3).join(', ')} \u2026` : later.join(', ');
  return warning('store-made-stale', { value: day, with: { revision, nights: later.length, days } });
}

// test/store/fixture-night.ts
var ZONE = {
  area: '110106012',
  name: '\u5317\u4EAC\u5E02 \u4E30\u53F0\u533A \u82B1\u4E61',
  district: '110106',
  districtName: '\u4E30\u53F0\u533A',
  tier: 'high',
  rawTier: 'high',
  atLeast: null,
  atMost: null,
  since: '2020-06-13',
  evaluatedOn: '2020-06-15',
  tierInForce: 'medium',
  effectiveFrom: '2020-06-16',
  heldBy: [],
  eligible: null,
  flags: ['possibly_higher'],
  decidedBy: null,
  nextStepDown: { tier: 'low', on: '2020-06-29', because: 'confirmed_14d' },
  indicators: { confirmed_14d: 7, per_100k: '12.50', clusters: true },
};
function night(day, cases = 7, changed = {}) {
  return {
    day,
    zones: [{ ...ZONE, indicators: { ...ZONE.indicators, confirmed_14d: cases } }],
    changes: [],
    states: [],
    indicators: ['confirmed_14d', 'per_100k', 'clusters'],
    manifest: {
      pack: {
        id: 'beijing-2020-06',
        edition: '2020-06-15',
        hash: 'p1',
        retrospective: false,
        policy_from: '2020-06-15',
      },
      level: 'street',
      areas: 349,
      resting_since: '2020-06-11',
      tally: { high: 1, medium: 0, low: 348 },
      inputs: [
        { table: 'cases', file: 'data/cases.csv', sha256: 'a', read: 9, used: 8, excluded: 1, rejected: 0 },
      ],
      tool: '0.1.0',
    },
    kept: {},
    ...changed,
  };
}

// test/store/children/publishes.ts
var store = process.argv[2] ?? '';
for (let cases = 1; ; cases += 1) {
  await withLock(store, void 0, () => publish(store, night('2020-06-15', cases), { revise: true }));
  if (cases === 2) process.stdout.write('under way\n');
}
