import { addDays, type Day } from '../days.ts';
import { notGiven, type StageOptions } from '../inputs/index.ts';
import type { Decision } from '../inputs/tables.ts';
import { error, type Problem } from '../problems/problem.ts';
import { needsOf } from '../rules/needs.ts';
import type { Pack } from '../rules/pack.ts';
import { TABLES, type TableName, type TableSource, type Workspace } from '../workspace/workspace.ts';
import { type Policy, packInCharge, type Term } from './policy.ts';

/** A night that was published, as far as it matters for what has to be judged again. */
export interface PublishedMark {
  readonly asOf: Day;
  readonly level: string;
  /** Whether a decision was among those it was judged with. */
  readonly knew?: (decision: Decision) => boolean;
}

/** What beside the rules decides what is read. */
interface ReadFor {
  /** Case ids and whatever else the store keeps. */
  readonly ids?: boolean;
  /** The newest night published before a day. */
  readonly publishedBefore?: (day: Day) => Promise<PublishedMark | null>;
}

/** What a night has to read of the inputs, and how far back it can judge with that. */
export interface WhatToRead {
  readonly needs: StageOptions['needs'];
  /** Columns that earlier packs read and the workspace does not give, though tonight's tiers go on from theirs. */
  readonly found: readonly Problem[];
  /** The first night that can be judged from the data; null where that is not known before the day is. */
  readonly judgedFrom: Day | null;
}

/**
 * What a night has to read. The pack in charge must be given all its columns, and so must the earlier packs from whose
 * tiers tonight's go on, unless what they said is published. What only other packs of the policy read is read where it
 * is given: the store keeps the same of a row whoever judges.
 *
 * @param day the night; null where one pack judges any night there may be
 */
export async function whatToRead(
  workspace: Workspace,
  policy: Policy,
  day: Day | null,
  { ids, publishedBefore }: ReadFor,
): Promise<WhatToRead> {
  const all = packsIn(policy);
  const kept = (table: TableName): string[] => (ids === true ? mappedIn(workspace, table) : []);
  if (day === null) return { needs: needsBy(all, all, all, kept), found: [], judgedFrom: null };
  const { pack, term, earlier } = packInCharge(policy, day);
  const cut = earlier.findLastIndex((each) => lacking(workspace, each.pack).length > 0);
  const judged = [...earlier.slice(cut + 1), term];
  const needs = needsBy(
    [pack],
    judged.map((each) => each.pack),
    all,
    kept,
  );
  const judgedFrom = judged[0]?.from ?? term.from;
  if (cut === -1) return { needs, found: [], judgedFrom };
  const published = await publishedBefore?.(day);
  const goesOn = published?.level === pack.level && addDays(published.asOf, 1) >= judgedFrom;
  const found = goesOn
    ? []
    : earlier.slice(0, cut + 1).flatMap((each) => unjudged(workspace, each, judgedFrom));
  return { needs, found, judgedFrom };
}

/** What the policy's packs read, as far as the workspace gives it; nothing is asked for. */
export function whateverIsGiven(policy: Policy): StageOptions['needs'] {
  return needsBy([], [], packsIn(policy), () => []);
}

/** The packs of a policy, each once. */
export function packsIn({ terms }: Policy): Pack[] {
  return [...new Set(terms.map(({ pack }) => pack))];
}

/**
 * @param asked packs whose columns must be given
 * @param judged packs by which rows are judged: an empty cell that their conditions read rejects its row, and so does one
 *   of theirs that is wrong
 * @param read all packs whose columns are read where they are given
 * @param kept columns wanted beside those
 */
function needsBy(
  asked: readonly Pack[],
  judged: readonly Pack[],
  read: readonly Pack[],
  kept: (table: TableName) => readonly string[],
): StageOptions['needs'] {
  return Object.fromEntries(
    TABLES.map((table) => {
      const { columns, keys, groups } = needsOf(read, table, kept(table));
      const must = needsOf(asked, table, kept(table)).columns;
      const firm = needsOf([...asked, ...judged], table, kept(table));
      const lenient = columns.filter((name) => !firm.columns.includes(name));
      const { required } = needsOf(judged, table);
      const readers = readersIn(asked, table);
      return [table, { columns: must, wished: columns, keys, groups, required, lenient, readers }];
    }),
  );
}

/** The packs that read a column of a table, by column. */
function readersIn(packs: readonly Pack[], table: TableName): Record<string, string[]> {
  const readers: Record<string, string[]> = {};
  for (const pack of packs)
    for (const name of needsOf([pack], table).columns) readers[name] = [...(readers[name] ?? []), pack.id];
  return readers;
}

/** What a pack reads and the workspace does not give. */
function lacking(workspace: Workspace, pack: Pack): { table: TableName; column: string }[] {
  return TABLES.flatMap((table) =>
    notGiven(workspace, table, needsOf([pack], table).columns).map((column) => ({ table, column })),
  );
}

/** Nights that would have to be judged and cannot be. They are not left out unasked: a clock that runs would be lost. */
function unjudged(workspace: Workspace, { pack, from, until }: Term, begin: Day): Problem[] {
  const columns = lacking(workspace, pack);
  if (columns.length === 0) return [];
  const value = columns.map(({ table, column }) => `${table}.${column}`).join(', ');
  const place = { file: workspace.file, field: 'data' };
  return [
    error('history-unmapped', { value, place, with: { pack: pack.id, from, until: until ?? from, begin } }),
  ];
}

/** What the store keeps of every case, if it is given; further columns only where a pack reads them. */
const KEPT_OF_CASES = ['id', 'class', 'origin', 'date_onset', 'date_report', 'cluster'];

/** The columns a workspace gives for a table that the store keeps. */
function mappedIn({ tables }: Workspace, table: TableSource['table']): string[] {
  const given = tables
    .filter((source) => source.table === table)
    .flatMap(({ columns }) => Object.keys(columns));
  return given.filter((name) => table !== 'cases' || KEPT_OF_CASES.includes(name));
}
