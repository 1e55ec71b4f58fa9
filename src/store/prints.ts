import { join } from 'node:path';
import { toolVersion } from '../package-root.ts';
import { placeFile } from './disk.ts';
import { sha256 } from './manifest.ts';
import { textIfThere } from './nights.ts';

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

/** Where the prints lie; losing them costs time alone. */
export function printsFile(store: string): string {
  return join(store, '.prints');
}

/**
 * The prints that were written last, if they were made in the same way; none where they cannot be trusted.
 *
 * @param way what a print depends on beside the rows
 */
export async function readPrints(store: string, way: string): Promise<Prints> {
  const text = await textIfThere(printsFile(store));
  const written = text === null ? undefined : unsealed(text);
  return new Map(written?.by === madeBy(way) ? written.prints : []);
}

/** Writes prints down, where any are others than before. The caller holds the lock. */
export async function writePrints(store: string, way: string, prints: Prints): Promise<void> {
  const inOrder = [...prints].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = sealed(JSON.stringify({ by: madeBy(way), prints: inOrder } satisfies Written));
  if (text !== (await textIfThere(printsFile(store)))) await placeFile(store, printsFile(store), text);
}

/** Whether what lies there is what was written; true where nothing does. */
export async function arePrintsWhole(store: string): Promise<boolean> {
  const text = await textIfThere(printsFile(store));
  return text === null || unsealed(text) !== undefined;
}

/** Another version may write the same rows otherwise. */
function madeBy(way: string): string {
  return sha256(`${toolVersion()}\n${way}`);
}

function sealed(json: string): string {
  return `${json}\n${sha256(json)}\n`;
}

function unsealed(text: string): Written | undefined {
  const [json = '', seal, ...rest] = text.split('\n');
  return rest.join() === '' && rest.length === 1 && sha256(json) === seal ? JSON.parse(json) : undefined;
}
