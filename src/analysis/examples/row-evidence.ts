import { addDays, dayNumber } from '../../days.ts';
import { type Column, constantColumn } from '../../judging/columns.ts';
import { evaluate } from '../../judging/evaluate.ts';
import type { Expression } from '../../rules/expression.ts';
import type { Pack } from '../../rules/pack.ts';
import { allParts } from '../../rules/walk.ts';
import type { RowSpace } from '../rows/row.ts';
import type { Formula } from '../solver/index.ts';
import type { Evidence } from './evidence.ts';
import type { ListedRow } from './example.ts';
import { knownIn } from './judged.ts';
import { rowIn } from './rows.ts';

type RowEvidence = Extract<Evidence, { kind: 'row' }>;

/** A row that meets a formula, and what judging makes of a condition over it; nothing if no row does. */
export function rowEvidence(
  { edition, inForce }: Pack,
  table: string,
  row: RowSpace,
  tree: Expression,
  wanted: Formula,
): RowEvidence | undefined {
  const asOf = dayNumber(addDays(inForce.from ?? edition, 60));
  const cell = { name: '', regions: new Set<string>(), formula: wanted };
  const made = rowIn(cell, asOf, { table, row, indicators: [] }, row.space.axioms(), new Set());
  if (made === undefined) return undefined;
  const counted = knownIn(judgedRow(tree, made));
  return { kind: 'row', table, row: made, counted: typeof counted === 'boolean' ? counted : null };
}

/** A condition over a row, by the code that judges those which the engine would round. */
export function judgedRow(tree: Expression, row: ListedRow): Column {
  const types = new Map(
    allParts(tree).flatMap((part): [string, Expression['type']][] =>
      part.kind === 'name' || part.kind === 'member' ? [[part.name, part.type]] : [],
    ),
  );
  const column = (name: string): Column => cellColumn(row[name] ?? '', types.get(name));
  return evaluate(tree, { rows: 1, indicator: column, member: (_, name) => column(name) }, new Map());
}

function cellColumn(cell: string, type: Expression['type'] | undefined): Column {
  if (type === 'number') return constantColumn(cell === '' ? undefined : Number(cell), 'number', 1);
  if (type === 'boolean') return constantColumn(cell === '' ? undefined : cell === 'true', 'truth', 1);
  return constantColumn(cell === '' ? undefined : cell, 'text', 1);
}
