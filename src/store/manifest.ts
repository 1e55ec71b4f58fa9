import { createHash } from 'node:crypto';
import { validatorOf } from '../validators.ts';
import { Unreadable } from './csv.ts';
import { MOST_PLAIN_BYTES } from './packing.ts';
import { type Manifest, type NightFiles, RESULT_FILES, type ResultFile } from './published.ts';
import { indicatorTypes } from './zones-file.ts';

/** The manifest of a night about to be published. Its keys always come in the same order. */
export function manifestOf(
  night: NightFiles,
  revision: number,
  files: Readonly<Record<ResultFile, string | Buffer>>,
): Manifest {
  const { pack, level, areas, hidden, resting_since, tally, inputs, tool } = night.manifest;
  const kept = Object.entries(night.kept).sort(([a], [b]) => (a < b ? -1 : 1));
  const compressed = compressedOf(files);
  return {
    format: 1,
    as_of: night.day,
    revision,
    pack: {
      id: pack.id,
      edition: pack.edition,
      hash: pack.hash,
      ...(pack.params === undefined ? {} : { params: pack.params }),
      retrospective: pack.retrospective,
      policy_from: pack.policy_from,
    },
    level,
    areas,
    ...(hidden === undefined ? {} : { hidden }),
    resting_since,
    tally,
    inputs,
    indicators: indicatorTypes(night.zones, night.indicators),
    kept: Object.fromEntries(kept),
    result: {
      'zones.csv': sha256(files['zones.csv']),
      'changes.csv': sha256(files['changes.csv']),
      'state.csv': sha256(files['state.csv']),
    },
    ...(compressed.length === 0 ? {} : { compressed }),
    tool,
  };
}

/** What only the next night reads. What people read of a night they find as text, however much it is. */
function compressedOf(files: Readonly<Record<ResultFile, string | Buffer>>): ResultFile[] {
  return Buffer.byteLength(files['state.csv']) > MOST_PLAIN_BYTES ? ['state.csv'] : [];
}

/** The manifest as text, sealed: its last key is the SHA-256 of the text without it. */
export function writeManifest(manifest: Manifest): string {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  return text.replace(/\n\}\n$/, `,\n  "seal": "${sha256(text)}"\n}\n`);
}

const SEAL = /,\n {2}"seal": "([0-9a-f]{64})"\n\}\n$/;

/** @throws Unreadable */
export function readManifest(text: string): Manifest {
  const unsealed = text.replace(SEAL, '\n}\n');
  if (SEAL.exec(text)?.[1] !== sha256(unsealed)) throw new Unreadable('seal');
  const value = parsed(unsealed);
  if (isManifest(value)) return value;
  throw new Unreadable('no manifest of this version');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Unreadable('no JSON', { cause });
  }
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function isManifest(value: unknown): value is Manifest {
  return validatorOf(MANIFEST_SCHEMA)(value) === true;
}

const TEXT = { type: 'string' };
const COUNT = { type: 'integer', minimum: 0 };
const DAY = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const HASH = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const KEPT = { type: 'string', pattern: '^[0-9a-f]{64}(\\.[^/\\\\]+)?$' };
const INPUT_COUNTS = { read: COUNT, used: COUNT, excluded: COUNT, rejected: COUNT };

const PACK = { id: TEXT, edition: DAY, hash: TEXT, retrospective: { type: 'boolean' }, policy_from: DAY };
const PARAM = { type: ['string', 'number', 'boolean'] };

export const MANIFEST_SCHEMA = {
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
    compressed: { type: 'array', items: { enum: [...RESULT_FILES] } },
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

function whole(properties: Readonly<Record<string, object>>): object {
  return { type: 'object', properties, required: Object.keys(properties) };
}
