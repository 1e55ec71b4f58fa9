import type { Expression } from '../../rules/expression.ts';
import { type Condition, conditionsOf, rulesOf } from '../conditions.ts';
import type { Finding } from '../finding.ts';
import { type Formula, not } from '../solver/index.ts';
import { askRow, rowTruth } from '../subject.ts';
import type { World } from '../world/world.ts';

/** Conditions of `where` that no row can meet, or that every row does. */
export function rowFindings({ pack, tables }: World): Finding[] {
  return rulesOf(pack).flatMap((rule) => {
    const { owner } = rule;
    const table = owner.kind === 'where' ? tables.find((each) => each.table === owner.table) : undefined;
    if (table === undefined) return [];
    const told = new Set<Expression>();
    return conditionsOf(rule).flatMap((condition): Finding[] => {
      if (condition.around.some((part) => told.has(part))) return [];
      const { yes } = rowTruth(table, rule.written, condition.tree);
      const isNever = (formula: Formula): boolean => askRow(table, formula).kind === 'never';
      const code = isNever(yes)
        ? 'condition-never-holds'
        : isNever(not(yes))
          ? 'condition-always-holds'
          : undefined;
      if (code === undefined) return [];
      told.add(condition.tree);
      return [found(code, condition)];
    });
  });
}

function found(
  code: 'condition-never-holds' | 'condition-always-holds',
  { rule, tree, text }: Condition,
): Finding {
  const where = { file: 'pack', path: rule.path, offset: tree.start } as const;
  return { code, severity: 'warning', value: text, where, examples: [] };
}
