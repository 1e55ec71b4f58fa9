import { createHash } from 'node:crypto';
import { error, FenquError } from '../../problems/problem.ts';
import { decodeGb18030, notUtf8 } from './decode.ts';
import { shownPath } from './find.ts';
import { type Format, formatOf } from './format.ts';
import { csvHead, type Head, ndjsonHead } from './head.ts';
import { codeOf, inflate } from './inflate.ts';
import { findLine } from './lines.ts';
import { LINE_LIMIT, type Scan, scan } from './scan.ts';
import type { Temporary } from './temporary.ts';

/** A data file made fit to be read: plain UTF-8, every byte looked at, its columns known. */
export interface PreparedFile extends Format, Head {
  /** As messages name it. */
  readonly shown: string;
  /** Where its plain text lies: the file itself, or a private copy. */
  readonly path: string;
  readonly encoding: 'utf-8' | 'gb18030';
  readonly bom: boolean;
  /** Whether any cell may have blanks around it. */
  readonly blanks: boolean;
  readonly hash?: string;
}

export interface PrepareOptions {
  readonly directory: string;
  readonly encoding?: 'utf-8' | 'gb18030' | undefined;
  readonly delimiter?: string | undefined;
  /** Source columns that the mapping names: they reveal the delimiter. */
  readonly wanted: ReadonlySet<string>;
  readonly hash: boolean;
}

/**
 * Unpacks, verifies and decodes a file.
 * @throws FenquError with one problem: whatever makes the whole file unreadable
 */
export async function prepareFile(
  path: string,
  temporary: Temporary,
  options: PrepareOptions,
): Promise<PreparedFile> {
  const shown = shownPath(path, options.directory);
  try {
    return await prepare(path, shown, temporary, options);
  } catch (cause) {
    const code = codeOf(cause);
    if (cause instanceof FenquError || code === undefined) throw cause;
    const known = code === 'ENOSPC' ? 'disk-full' : 'file-unreadable';
    throw new FenquError(error(known, { value: shown, place: { file: shown }, with: { detail: code } }), {
      cause,
    });
  }
}

async function prepare(
  path: string,
  shown: string,
  temporary: Temporary,
  options: PrepareOptions,
): Promise<PreparedFile> {
  const format = formatOf(path);
  if (format === undefined)
    throw new FenquError(error('file-format-unknown', { value: shown, place: { file: shown } }));
  const digest = options.hash ? createHash('sha256') : undefined;
  const onChunk = digest === undefined ? undefined : (chunk: Buffer) => void digest.update(chunk);

  const zipped = format.compression === 'gzip';
  const plain = zipped ? temporary.path('.txt') : path;
  if (zipped) await inflate(path, plain, shown, onChunk);
  const found = await scan(plain, zipped ? undefined : onChunk);
  await refuse(plain, shown, found);

  const encoding = await encodingOf(plain, shown, found, options.encoding);
  const text = encoding === 'utf-8' ? plain : temporary.path('.txt');
  if (encoding === 'gb18030') await decodeGb18030(plain, text, shown, options.encoding === 'gb18030');

  const head =
    format.format === 'ndjson'
      ? await ndjsonHead(text)
      : await csvHead(text, shown, options.wanted, options.delimiter ?? format.delimiter);
  if (!head.hasRows)
    throw new FenquError(error('file-header-only', { value: shown, place: { file: shown } }));
  const hash = digest === undefined ? {} : { hash: digest.digest('hex') };
  return {
    ...format,
    ...head,
    shown,
    path: text,
    encoding,
    bom: found.bom,
    blanks: found.blanks || encoding !== 'utf-8',
    ...hash,
  };
}

/** Refuses what is no text table at all. */
async function refuse(path: string, shown: string, found: Scan): Promise<void> {
  const place = { file: shown };
  if (found.size === 0 || (found.bom && found.size === 3))
    throw new FenquError(error('file-empty', { value: shown, place }));
  if (found.utf16) throw new FenquError(error('encoding-utf16', { value: shown, place }));
  if (found.nul) {
    const line = await findLine(path, (bytes) => bytes.includes(0));
    throw new FenquError(error('file-nul', { place: { ...place, line: line?.number ?? 1 } }));
  }
  if (found.longLine) {
    const line = await findLine(path, (bytes) => bytes.length > LINE_LIMIT);
    throw new FenquError(
      error('line-too-long', { place: { ...place, line: line?.number ?? 1 }, with: { limit: LINE_LIMIT } }),
    );
  }
}

async function encodingOf(path: string, shown: string, found: Scan, stated: PrepareOptions['encoding']) {
  if (found.utf8 && stated !== 'gb18030') return 'utf-8';
  if (stated === 'utf-8' || found.bom) throw await notUtf8(path, shown);
  return 'gb18030';
}
