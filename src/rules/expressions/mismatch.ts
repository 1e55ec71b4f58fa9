import type { ASTNode } from '@marcbachmann/cel-js';
import type { Type } from '../expression.ts';
import { FUNCTIONS, isFunction } from './functions.ts';
import { isCompared, sourceOf } from './nodes.ts';
import type { Fault } from './problems.ts';
import type { Scope } from './scope.ts';
import { typeOf } from './types.ts';

/** Words what CEL's type checker found at a node: which part has the wrong type, and which is needed there. */
export function mismatch(node: ASTNode, scope: Scope): Fault {
  switch (node.op) {
    case '!_':
      return wrongType(node.args, 'boolean', scope);
    case '-_':
      return wrongType(node.args, 'number', scope);
    case '&&':
    case '||':
      return wrongType(node.args.find((part) => !fits(part, 'boolean', scope)) ?? node, 'boolean', scope);
    case '+':
    case '-':
    case '*':
    case '/':
      return wrongType(node.args.find((part) => !fits(part, 'number', scope)) ?? node, 'number', scope);
    case '?:':
      return wrongType(node.args[2], typeOf(node.args[1], scope), scope);
    case 'call': {
      const [name] = node.args;
      const form = isFunction(name) ? FUNCTIONS[name].written : name;
      return { code: 'expression-arguments', offset: node.start, value: sourceOf(node), with: { form } };
    }
    case 'in':
      return wrongType(node.args[1], typeOf(node.args[0], scope), scope);
    case 'list':
      return wrongType(node, typeOf(node.args[0] ?? node, scope), scope);
    default:
      return isCompared(node)
        ? wrongType(node.args[1], typeOf(node.args[0], scope), scope)
        : wrongType(node, 'boolean', scope);
  }
}

/** A part whose type is not the one needed where it stands. */
export function wrongType(node: ASTNode, wanted: Type, scope: Scope): Fault {
  const first = node.op === 'list' ? (node.args.find((part) => !fits(part, wanted, scope)) ?? node) : node;
  const found = typeOf(first, scope);
  return { code: 'expression-type', offset: first.start, value: sourceOf(first), with: { found, wanted } };
}

function fits(node: ASTNode, wanted: Type, scope: Scope): boolean {
  const type = typeOf(node, scope);
  return type === wanted || type === 'any';
}
