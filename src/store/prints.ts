import { readFileSync } from 'node:fs';
import { toolVersion } from '../package-root.ts';
import { writeWholeFile } from '../whole-file.ts';
import { codeOf } from './failures.ts';
import { sha256 } from './manifest.ts';

/**
 * What the rows of one day come to, in few digits, and the kept thing that has them. As long as rows come to the same they
 * need not be written out again.
 */
export interface DayPrint {
  readonly rows: number;
  readonly print: string;
  /** What the kept thing is called, and how long its content is. */
  readonly file: string;
  readonly bytes: number;
}

/** Prints by `<table> <day>`; the areas have no day. */
export type Prints = ReadonlyMap<string, DayPrint>;

interface Written {
  readonly by: string;
  readonly prints: readonly (readonly [string, DayPrint])[];
}

/**
 * The prints that were written last, if they were made in the same way; none where they cannot be trusted.
 *
 * @param path of the file that has them; losing it costs time alone
 * @param way what a print depends on beside the rows
 */
export function readPrints(path: string, way: string): Prints {
  const written = unsealed(textOf(path));
  return new Map(written?.by === madeBy(way) ? written.prints : []);
}

/** Writes prints down, where any are others than before and the file can be written. */
export function writePrints(path: string, way: string, prints: Prints): void {
  const inOrder = [...prints].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = sealed(JSON.stringify({ by: madeBy(way), prints: inOrder } satisfies Written));
  leniently(() => {
    if (text !== textOf(path)) writeWholeFile(path, text, ITS_USERS);
  });
}

/** For the user alone, as the secret is that lies beside it. */
const ITS_USERS = 0o600;

function textOf(path: string): string {
  return leniently(() => readFileSync(path, 'utf8')) ?? '';
}

function leniently<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (cause) {
    if (codeOf(cause) === undefined) throw cause;
    return undefined;
  }
}

/** Another version may write the same rows otherwise. */
function madeBy(way: string): string {
  return sha256(`${toolVersion()}\n${way}`);
}

function sealed(json: string): string {
  return `${json}\n${sha256(json)}\n`;
}

function unsealed(text: string): Written | undefined {
  const [json = ''] = text.split('\n');
  return text === sealed(json) ? JSON.parse(json) : undefined;
}
