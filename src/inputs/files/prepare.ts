import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Engine } from '../../engine/duckdb.ts';
import type { ProblemCode } from '../../problems/catalogue/index.ts';
import { isDiskFull } from '../../problems/machine.ts';
import { error, FenquError, type Problem } from '../../problems/problem.ts';
import { csvHead } from './csv-head.ts';
import { decodeGb18030, notUtf8 } from './decode.ts';
import { STANDARD_INPUT, shownPath } from './find.ts';
import { firstBytes } from './first-bytes.ts';
import { type Format, formatOf, isText, namedWrongly, SIGNATURE_LENGTH } from './format.ts';
import { type Head, ndjsonHead } from './head.ts';
import { codeOf } from './inflate.ts';
import { findLine } from './lines.ts';
import type { WantedColumns } from './names.ts';
import { officeProblem } from './office.ts';
import { parquetHead } from './parquet.ts';
import { LINE_LIMIT, type Scan, scan } from './scan.ts';
import type { DateColumn } from './sheets/cell-text.ts';
import type { SheetWish } from './sheets/choose.ts';
import { spoolStandardInput } from './standard-input.ts';
import type { Temporary } from './temporary.ts';
import { unpack } from './unpack.ts';
import type { Watch } from './watch.ts';

/** A data file made fit to be read: every byte looked at, its columns known. */
export interface PreparedFile extends Format, Head {
  /** As messages name it; a spreadsheet with its sheet. */
  readonly shown: string;
  /** The file as reports name it. */
  readonly file: string;
  /** The sheet that is read, of a spreadsheet. */
  readonly sheet?: string;
  /** The row of the header, where it need not be the first. */
  readonly headerLine?: number;
  /** Lines of the file above what lies at `path`. */
  readonly linesAbove?: number;
  /** What lies at `path`, and so how it is read: `rows` are wanted cells alone, each row after its number. */
  readonly layout: 'csv' | 'ndjson' | 'rows' | 'parquet';
  /** Where what is read lies: the file itself, or a private copy. */
  readonly path: string;
  readonly encoding: 'utf-8' | 'gb18030';
  readonly bom: boolean;
  /** Whether any cell may have blanks around it. */
  readonly blanks: boolean;
  /** Whether any cell may hold an error value such as `#N/A`. */
  readonly signs: boolean;
  /** The columns of `rows`. */
  readonly kept?: readonly string[];
  /** Of `parquet`: the SQL that makes a text of a column, by name. */
  readonly cells?: Readonly<Record<string, string>>;
  /** Columns that are not read, where the header no longer shows them. */
  readonly ignored?: readonly string[];
  /** The line of the file that each row comes from, where it is not its own number. */
  readonly lines?: Int32Array;
  /** What it was laid out as, where that was not as tables are. */
  readonly reshaped?: Reshaped;
  readonly warnings?: readonly Problem[];
  readonly hash?: string;
}

/** What became of a table's layout. */
export interface Reshaped {
  /** Rows of the file. */
  readonly rows: number;
  /** Columns of the file that hold numbers. */
  readonly columns: number;
  /** Rows of a number that is not named in the workspace, by its name. */
  readonly unnamed: Readonly<Record<string, number>>;
  /** Rows of the file that stated filters left out, by filter. */
  readonly excluded?: Readonly<Record<string, number>>;
}

export interface PrepareOptions extends Pick<SheetWish, 'sheet' | 'header'> {
  readonly directory: string;
  readonly engine: Engine;
  /** Where the nights are: it decides which day a moment of a Parquet file falls on. */
  readonly timezone: string;
  readonly encoding?: 'utf-8' | 'gb18030' | undefined;
  readonly delimiter?: string | undefined;
  /** Source columns that the mapping names: they reveal the delimiter, the sheet and the header. */
  readonly wanted: WantedColumns;
  /** Whether the other columns are read as well. */
  readonly keepAll?: boolean;
  /** Source columns that hold dates. */
  readonly dates?: ReadonlyMap<string, DateColumn>;
  /** Whether a source column holds numbers. */
  readonly isNumber?: (column: string) => boolean;
  /** Whether a header without rows is a whole file: it is an error otherwise. */
  readonly mayBeEmpty?: boolean;
  readonly hash: boolean;
  /** Where it is noted how the file is before it is read. */
  readonly watch?: Watch | undefined;
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
    if (path !== STANDARD_INPUT) {
      await options.watch?.begin(path, shown);
      const file = await prepare(path, formatOf(path), shown, temporary, options);
      options.watch?.hashed(path, file.hash);
      return file;
    }
    const spooled = await spoolStandardInput();
    return await prepare(spooled.path, spooled.format, shown, temporary, options);
  } catch (cause) {
    const code = codeOf(cause);
    if (cause instanceof FenquError || code === undefined) throw cause;
    const problem = error(whyUnreadable(code), {
      value: shown,
      place: { file: shown },
      with: { detail: code },
    });
    throw new FenquError(problem, { cause });
  }
}

function whyUnreadable(code: string): ProblemCode {
  if (isDiskFull(code)) return 'disk-full';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'file-missing';
  return code === 'EISDIR' ? 'file-is-directory' : 'file-unreadable';
}

async function prepare(
  path: string,
  format: Format | undefined,
  shown: string,
  temporary: Temporary,
  options: PrepareOptions,
): Promise<PreparedFile> {
  if (format === undefined)
    throw new FenquError(error('file-format-unknown', { value: shown, place: { file: shown } }));
  const begins = await firstBytes(path, SIGNATURE_LENGTH);
  if (begins.length === 0)
    throw new FenquError(error('file-empty', { value: shown, place: { file: shown } }));
  const wrong = (await officeProblem(path, shown, begins)) ?? namedWrongly(shown, format, begins);
  if (wrong !== undefined) throw new FenquError(wrong);
  const file = isText(format.format)
    ? await prepareText(path, shown, format, temporary, options)
    : await prepareBinary(path, shown, format, temporary, options);
  if (!file.hasRows && options.mayBeEmpty !== true)
    throw new FenquError(error('file-header-only', { value: file.shown, place: { file: file.shown } }));
  return file;
}

/** Files that are no text: their readers look at every byte of what they read. */
async function prepareBinary(
  path: string,
  shown: string,
  format: Format,
  temporary: Temporary,
  options: PrepareOptions,
): Promise<PreparedFile> {
  const hash = options.hash ? { hash: await hashOf(path) } : {};
  const about = {
    ...format,
    shown,
    file: shown,
    encoding: 'utf-8',
    bom: false,
    blanks: true,
    signs: true,
  } as const;
  if (format.format === 'parquet')
    return { ...about, ...hash, ...(await parquetHead(path, shown, options)), layout: 'parquet', path };
  // What only some formats need is loaded only for them.
  const { copySheet } = await import('./sheets/spreadsheet.ts');
  const target = temporary.path('.csv');
  const { wanted, sheet, header, keepAll = false, dates = new Map(), isNumber = () => false } = options;
  const copied = await copySheet(path, shown, target, { wanted, sheet, header, keepAll, dates, isNumber });
  return { ...about, ...hash, ...copied, shown: `${shown} [${copied.sheet}]`, layout: 'rows', path: target };
}

async function prepareText(
  path: string,
  shown: string,
  format: Format,
  temporary: Temporary,
  options: PrepareOptions,
): Promise<PreparedFile> {
  const digest = options.hash ? createHash('sha256') : undefined;
  const onChunk = digest === undefined ? undefined : (chunk: Buffer) => void digest.update(chunk);
  const { compression } = format;
  const plain = compression === 'none' ? path : temporary.path('.txt');
  if (compression !== 'none') await unpack(path, compression, plain, shown, onChunk);
  const found = await scan(plain, compression === 'none' ? onChunk : undefined);
  await refuse(plain, shown, found, format);

  const encoding = await encodingOf(plain, shown, found, options.encoding);
  const text = encoding === 'utf-8' ? plain : temporary.path('.txt');
  if (encoding === 'gb18030') await decodeGb18030(plain, text, shown, options.encoding === 'gb18030');
  const { bom, signs } = found;
  return {
    ...format,
    shown,
    file: shown,
    encoding,
    bom,
    signs,
    blanks: found.blanks || encoding !== 'utf-8',
    ...(await laidOut(text, shown, format, encoding === 'utf-8' && bom, temporary, options)),
    ...(digest !== undefined && { hash: digest.digest('hex') }),
  };
}

/** How a plain text is read, and its columns. */
async function laidOut(
  path: string,
  shown: string,
  { format, delimiter }: Format,
  bom: boolean,
  temporary: Temporary,
  options: PrepareOptions,
): Promise<Head & Pick<PreparedFile, 'layout' | 'path' | 'kept' | 'headerLine' | 'linesAbove'>> {
  const { wanted, header, keepAll = false } = options;
  switch (format) {
    case 'ndjson':
      return { ...(await ndjsonHead(path, wanted)), layout: 'ndjson', path };
    case 'json': {
      const { copyJson } = await import('./json.ts');
      const target = temporary.path('.csv');
      const copied = await copyJson(path, shown, target, { wanted, keepAll, bom });
      return { ...copied, layout: 'rows', path: target };
    }
    default:
      return {
        ...(await csvHead(path, shown, { wanted, header, delimiter: options.delimiter ?? delimiter }, () =>
          temporary.path('.txt'),
        )),
        layout: 'csv',
      };
  }
}

async function hashOf(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) digest.update(chunk);
  return digest.digest('hex');
}

/** Refuses what is no text table at all. */
async function refuse(path: string, shown: string, found: Scan, { format }: Format): Promise<void> {
  const place = { file: shown };
  if (found.size === 0 || (found.bom && found.size === 3))
    throw new FenquError(error('file-empty', { value: shown, place }));
  if (found.utf16) throw new FenquError(error('encoding-utf16', { value: shown, place }));
  if (found.nul) {
    const line = await findLine(path, (bytes) => bytes.includes(0));
    throw new FenquError(error('file-nul', { place: { ...place, line: line?.number ?? 1 } }));
  }
  // A JSON document may well be one line.
  if (found.longLine && format !== 'json') {
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
