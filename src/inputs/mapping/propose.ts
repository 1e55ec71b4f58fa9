import type { Engine } from '../../engine/duckdb.ts';
import type { Column } from './columns.ts';
import { told } from './complete.ts';
import { wideLayout } from './layouts.ts';
import type { LookedAt } from './look.ts';
import type { ColumnNames } from './names.ts';
import { bestOf, placeColumns } from './places.ts';
import type { Block, OtherKey, Proposal, Target } from './proposal.ts';
import { proposeAreas, proposePopulations } from './propose-areas.ts';
import { proposeCases } from './propose-cases.ts';
import { proposeNumbers } from './propose-numbers.ts';
import { type Draft, leftOutOf, newDraft, tableKeys } from './propose-parts.ts';
import { proposeVisits } from './propose-visits.ts';
import { chooseTarget } from './target.ts';

/** What a proposal is made from. */
export interface Proposing {
  readonly engine: Engine;
  readonly names: ColumnNames;
  readonly areasKnown: boolean;
  /** What the file is, where the user says so. */
  readonly target?: Target | undefined;
  /** How `fenqu.yaml` would name the file. */
  readonly named: string;
}

/** Proposes how a file that was looked at is read. */
export async function propose(
  looked: LookedAt,
  columns: readonly Column[],
  proposing: Proposing,
): Promise<Proposal> {
  const { engine, names, areasKnown, named } = proposing;
  const keys = keysOf(columns);
  const wide = wideLayout(columns, keys, names);
  const isLong =
    bestOf(columns, 'number_name') !== undefined && bestOf(columns, 'number_value') !== undefined;
  const chosen =
    proposing.target !== undefined
      ? { target: proposing.target }
      : isOfPremises(columns)
        ? { could: [] }
        : chooseTarget({ columns, wide, isLong, names, areasKnown });
  const draft = newDraft(columns);
  noteFile(draft, looked);
  if ('target' in chosen) {
    const from = { engine, names, columns, draft, wide, isLong, rows: looked.rows };
    await fillIn(chosen.target, from);
  } else {
    const key = otherKey(columns);
    draft.open.push(
      key === undefined
        ? { kind: 'table-unclear', could: chosen.could }
        : { kind: 'other-file', key, file: named },
    );
    if (key !== undefined) for (const { name } of columns) draft.used.add(name);
  }
  const { format, compression, encoding, sheet } = looked.file;
  return told({
    files: [looked.file.file],
    format,
    compression,
    encoding,
    ...(sheet !== undefined && { sheet }),
    rows: looked.rows,
    ...('target' in chosen && { target: chosen.target }),
    block: 'target' in chosen ? blockOf(chosen.target, named, draft) : {},
    mapped: draft.mapped,
    open: draft.open,
    leftOut: leftOutOf(draft, columns, names),
  });
}

const OTHER_KEYS: Readonly<Record<OtherKey, readonly string[]>> = {
  decisions: ['area', 'tier', 'from'],
  neighbors: ['area', 'neighbor'],
  crosswalk: ['text', 'area'],
  premises: ['id', 'sector', 'area'],
};

/** The key of `fenqu.yaml` for a file whose columns have fixed names. */
function otherKey(columns: readonly Column[]): OtherKey | undefined {
  const header = new Set(columns.map(({ name }) => name));
  const keys: readonly OtherKey[] = ['decisions', 'neighbors', 'crosswalk', 'premises'];
  return keys.find((key) => OTHER_KEYS[key].every((name) => header.has(name)));
}

/** A list of premises has ids, days and places as a line list has: its sectors tell them apart, and no class of cases. */
function isOfPremises(columns: readonly Column[]): boolean {
  return otherKey(columns) === 'premises' && bestOf(columns, 'class') === undefined;
}

async function fillIn(target: Target, from: Parameters<typeof proposeCases>[0]): Promise<void> {
  switch (target) {
    case 'cases':
      return proposeCases(from);
    case 'visits':
      return proposeVisits(from);
    case 'counts':
    case 'metrics':
      return proposeNumbers(from, target);
    case 'populations':
      return proposePopulations(from);
    case 'areas':
      return proposeAreas(from);
  }
}

/** Columns that say of what the numbers of a row are. */
function keysOf(columns: readonly Column[]): string[] {
  const days = columns.filter((column) => column.days !== undefined);
  return [...days, ...placeColumns(columns)].map(({ name }) => name);
}

function noteFile(draft: Draft, { twice, broken, namesIn }: LookedAt): void {
  if (namesIn !== undefined) draft.open.push({ kind: 'names-below', line: namesIn });
  if (broken > 0) draft.open.push({ kind: 'broken-rows', rows: broken });
  if (twice.length > 0) draft.open.push({ kind: 'same-name', columns: twice });
}

/** What the files of areas and of populations may say is less than what tables of days may. */
function blockOf(target: Target, named: string, draft: Draft): Block {
  const { columns, codes, ...keys } = tableKeys(draft);
  const own = { file: named, ...(columns !== undefined && { columns }) };
  switch (target) {
    case 'areas':
      return {
        file: named,
        ...(codes !== undefined && { codes }),
        ...(columns !== undefined && { columns }),
      };
    case 'populations':
      return own;
    default:
      return { ...own, ...keys };
  }
}
