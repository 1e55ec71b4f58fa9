import { error, type Problem } from '../../problems/problem.ts';

/** What kinds of file are read. */
export type FileFormat = 'csv' | 'ndjson' | 'json' | 'xlsx' | 'parquet';

export type Compression = 'none' | 'gzip' | 'zstd';

/** How a file is written, as its name says. */
export interface Format {
  readonly format: FileFormat;
  readonly compression: Compression;
  /** The delimiter the name promises, unless the header shows another. */
  readonly delimiter?: string;
}

const KINDS: Readonly<Record<string, Omit<Format, 'compression'>>> = {
  csv: { format: 'csv' },
  txt: { format: 'csv' },
  tsv: { format: 'csv', delimiter: '\t' },
  tab: { format: 'csv', delimiter: '\t' },
  ndjson: { format: 'ndjson' },
  jsonl: { format: 'ndjson' },
  json: { format: 'json' },
  xlsx: { format: 'xlsx' },
  xlsm: { format: 'xlsx' },
  parquet: { format: 'parquet' },
};

const COMPRESSIONS: Readonly<Record<string, Compression>> = { gz: 'gzip', zst: 'zstd' };

/** The format by the extension, with or without that of a compression; nothing for an extension we do not read. */
export function formatOf(path: string): Format | undefined {
  const [last = '', ...before] = path.toLowerCase().split('.').toReversed();
  const compression = COMPRESSIONS[last] ?? 'none';
  const kind = KINDS[compression === 'none' ? last : (before[0] ?? '')];
  // What is packed already gains nothing by it.
  if (kind === undefined || (compression !== 'none' && !isText(kind.format))) return undefined;
  return { ...kind, compression };
}

/** Whether a format is text, so that it has an encoding and may be compressed. */
export function isText(format: FileFormat): boolean {
  return format === 'csv' || format === 'ndjson' || format === 'json';
}

/** The first bytes by which files are known that are no text. */
const SIGNATURES: readonly (readonly [FileKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** What a file is by its first bytes: `ole` holds old and encrypted Office files, `text` is whatever no signature fits. */
export type FileKind = 'zip' | 'ole' | 'parquet' | 'gzip' | 'zstd' | 'pdf' | 'text';

/** Bytes that are enough to know a file by. */
export const SIGNATURE_LENGTH = 8;

export function kindOf(beginning: Uint8Array): FileKind {
  return SIGNATURES.find(([, bytes]) => bytes.every((byte, i) => beginning[i] === byte))?.[0] ?? 'text';
}

/** The problem of a file that is not what its name says; nothing where it is. */
export function namedWrongly(shown: string, format: Format, beginning: Uint8Array): Problem | undefined {
  // Of what is compressed the unpacking says whether it is.
  if (format.compression !== 'none') return undefined;
  const found = kindOf(beginning);
  const named = kindNamed(format);
  if (found === named) return undefined;
  return error('file-other-kind', { value: shown, place: { file: shown }, with: { named, found } });
}

function kindNamed({ format }: Format): FileKind {
  if (format === 'xlsx') return 'zip';
  return format === 'parquet' ? 'parquet' : 'text';
}
