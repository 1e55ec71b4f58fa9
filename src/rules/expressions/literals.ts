import type { ASTNode } from '@marcbachmann/cel-js';
import { isDay } from '../../days.ts';
import { DateLiteral } from './environment.ts';
import { allNodes, isCompared, sourceOf, textOf } from './nodes.ts';
import type { Fault } from './problems.ts';
import type { Scope } from './scope.ts';
import { typeOf } from './types.ts';

/**
 * Fits a CEL tree's literals to the rule language, in place: there is one kind of number, and a text that is compared
 * with a date is a date. Gives the texts that should be dates and are none.
 */
export function fitLiterals(tree: ASTNode, scope: Scope): Fault[] {
  const nodes = allNodes(tree);
  for (const node of nodes) {
    if (node.op === 'value' && typeof node.args === 'bigint')
      Object.assign(node, { args: Number(node.args) });
  }
  return nodes
    .flatMap((node) => besideDates(node, scope))
    .flatMap((node) => {
      const text = textOf(node);
      if (text === undefined) return [];
      if (!isDay(text))
        return [{ code: 'expression-day', offset: node.start, value: sourceOf(node) } as const];
      Object.assign(node, { args: new DateLiteral(text) });
      return [];
    });
}

/** The parts of a node that stand where a date is meant. */
function besideDates(node: ASTNode, scope: Scope): readonly ASTNode[] {
  const isDate = (part: ASTNode): boolean => typeOf(part, scope) === 'date';
  if (isCompared(node)) return node.args.some(isDate) ? node.args : [];
  if (node.op === 'in') return isDate(node.args[0]) && node.args[1].op === 'list' ? node.args[1].args : [];
  if (node.op !== 'call') return [];
  const [name, args] = node.args;
  return name === 'days_between' || (name === 'or_else' && args.some(isDate)) ? args : [];
}
