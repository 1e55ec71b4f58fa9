import { readFileSync } from 'node:fs';
import type { Day } from '../days.ts';
import type { Row } from '../engine/duckdb.ts';
import { toolVersion } from '../package-root.ts';
import { writeWholeFile } from '../whole-file.ts';
import { codeOf } from './failures.ts';
import { hidden } from './hiding.ts';
import { keptBytes } from './keep.ts';
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

/** What rows come to, and how many they are. */
export type Printed = Pick<DayPrint, 'rows' | 'print'>;

/** What rows come to; under the secret, or a day with one case would tell of its id. */
export function printOf(row: Row, secret: string): Printed {
  return { rows: Number(row['n'] ?? 0), print: hidden(secret, `${row['sum']} ${row['xor']}`) };
}

/** By what a day's print is found. */
export function keyOf(table: string, day: Day | null): string {
  return `${table} ${day ?? ''}`;
}

/** The kept thing that has rows which come to the same, if it is there. */
export async function keptBefore(
  store: string,
  known: Prints,
  key: string,
  { rows, print }: Printed,
): Promise<string | undefined> {
  const before = known.get(key);
  if (before?.print !== print || before.rows !== rows) return undefined;
  return (await keptBytes(store, before.file)) === before.bytes ? before.file : undefined;
}

/** Rows that are kept. */
interface KeptPrint extends Printed {
  readonly table: string;
  readonly day: Day | null;
  readonly file: string | undefined;
}

/** The prints of what is kept now; of later days those that were known stay. */
export async function printsAfter(
  store: string,
  known: Prints,
  kept: readonly KeptPrint[],
  asOf: Day,
): Promise<Prints> {
  const prints = new Map([...known].filter(([key]) => (key.split(' ')[1] ?? '') > asOf));
  for (const { table, day, rows, print, file = '' } of kept) {
    const bytes = (await keptBytes(store, file)) ?? 0;
    prints.set(keyOf(table, day), { rows, print, file, bytes });
  }
  return prints;
}

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
