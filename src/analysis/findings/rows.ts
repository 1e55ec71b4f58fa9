import type { Expression } from '../../rules/expression.ts';
import type { Pack } from '../../rules/pack.ts';
import { type Condition, conditionsOf, rulesOf } from '../conditions.ts';
import type { Evidence } from '../examples/evidence.ts';
import { rowEvidence } from '../examples/row-evidence.ts';
import type { Finding } from '../finding.ts';
import { isOverRows } from '../rows/regions.ts';
import { rowOf } from '../rows/tables.ts';
import { ALWAYS, and, type Formula, not, solve } from '../solver/index.ts';

/** Conditions of `where` that no row can meet, or that every row does. */
export function rowFindings(pack: Pack): Finding[] {
  const indicators = pack.indicators.filter(isOverRows);
  return rulesOf(pack).flatMap((rule) => {
    const { owner } = rule;
    if (owner.kind !== 'where') return [];
    const row = rowOf(
      owner.table,
      indicators.filter(({ table }) => table === owner.table),
      pack,
    );
    if (row === undefined) return [];
    const told = new Set<Expression>();
    return conditionsOf(rule).flatMap((condition): Finding[] => {
      if (condition.around.some((part) => told.has(part))) return [];
      const { yes } = row.truth(rule.written, condition.tree);
      const isNever = (formula: Formula): boolean =>
        solve(and(row.space.axioms(), formula), row.space.variables).kind === 'never';
      const code = isNever(yes)
        ? 'condition-never-holds'
        : isNever(not(yes))
          ? 'condition-always-holds'
          : undefined;
      if (code === undefined) return [];
      told.add(condition.tree);
      const truth = (tree: Expression): Formula => row.truth(rule.written, tree).yes;
      const isThere = (formula: Formula): boolean => !isNever(formula);
      const wanted = code === 'condition-always-holds' ? ALWAYS : closestTo(condition.tree, truth, isThere);
      const shown = rowEvidence(pack, owner.table, row, condition.tree, wanted);
      const isRight = (shown?.counted === true) === (code === 'condition-always-holds');
      return [found(code, condition, isRight ? shown : undefined)];
    });
  });
}

/** A row of which all but one part of a condition hold. */
function closestTo(
  tree: Expression,
  truth: (tree: Expression) => Formula,
  isThere: (formula: Formula) => boolean,
): Formula {
  const parts = tree.kind === 'and' ? [tree.left, tree.right] : [];
  return parts.map(truth).find(isThere) ?? ALWAYS;
}

function found(
  code: 'condition-never-holds' | 'condition-always-holds',
  { rule, tree, text }: Condition,
  evidence: Evidence | undefined,
): Finding {
  const where = { file: 'pack', path: rule.path, part: tree } as const;
  return { code, severity: 'warning', value: text, where, examples: [], ...(evidence && { evidence }) };
}
