import { fold } from '../areas/fold.ts';
import type { Stop } from '../areas/place-address.ts';
import type { PreparedFile } from '../files/prepare.ts';
import type { LocatedText } from '../staging/distinct-texts.ts';
import type { MatchedTable, MatchManner } from './matched.ts';

/** A text that leads not deep enough, with its rows over all files. */
interface Stopped {
  readonly stop: Stop;
  /** Its rows count for what was recognised. */
  readonly placed: boolean;
  rows: number;
}

/** By text, folded, and the area it is said to lie in. */
export type Stops = Map<string, Stopped>;

/** Rows of a table, counted by what became of their places. */
export interface Account {
  readonly placedAt: Record<string, Partial<Record<MatchManner, number>>>;
  readonly count: Record<'rows' | 'partly' | 'unplaced' | 'empty' | 'unreadable', number>;
}

export function openAccount(): Account {
  return { placedAt: {}, count: { rows: 0, partly: 0, unplaced: 0, empty: 0, unreadable: 0 } };
}

export function enterPlaced(
  { placedAt, count }: Account,
  level: string,
  how: MatchManner,
  rows: number,
): void {
  const byManner = placedAt[level] ?? {};
  byManner[how] = (byManner[how] ?? 0) + rows;
  placedAt[level] = byManner;
  count.rows += rows;
}

/** Rows that are no rows of the table. */
export function enterUnreadable({ count }: Account, rows: number): void {
  count.unreadable += rows;
  count.rows += rows;
}

export function enterLocated(account: Account, { found, rows }: LocatedText): void {
  const { count } = account;
  switch (found.kind) {
    case 'placed':
      enterPlaced(account, found.area.level, found.how, rows);
      if (found.stop !== undefined) count.partly += rows;
      return;
    case 'unplaced':
      count.unplaced += rows;
      break;
    case 'empty':
      count.empty += rows;
      break;
    case 'spoilt':
      count.unreadable += rows;
  }
  count.rows += rows;
}

/** Notes the text that stopped a row, if one did. */
export function noteStop(stops: Stops, { found, rows }: LocatedText): void {
  if (found.kind !== 'placed' && found.kind !== 'unplaced') return;
  const { stop } = found;
  if (stop === undefined) return;
  const key = `${fold(stop.text)} ${stop.within?.code ?? ''}`;
  const same = stops.get(key);
  if (same === undefined) stops.set(key, { stop, placed: found.kind === 'placed', rows });
  else same.rows += rows;
}

export function closeAccount(
  { placedAt, count }: Account,
  table: string,
  files: readonly PreparedFile[],
): MatchedTable {
  return { table, files: files.map(({ shown }) => shown), placedAt, ...count };
}
