import type { ASTNode } from '@marcbachmann/cel-js';
import type { Type } from '../expression.ts';
import { DateLiteral } from './environment.ts';
import { membersOfScope, type Scope, typeOfName } from './scope.ts';

/** The type a CEL node yields, in the words of the rule language. Only of nodes that `refusals` let pass. */
export function typeOf(node: ASTNode, scope: Scope): Type {
  switch (node.op) {
    case 'value':
      return typeOfValue(node.args);
    case 'id':
      return typeOfName(scope.names, node.args) ?? 'any';
    case '.': {
      const before = node.args[0].op === 'id' ? membersOfScope(scope, node.args[0].args) : undefined;
      return before === undefined ? 'any' : (typeOfName(before, node.args[1]) ?? 'any');
    }
    case '+':
    case '-':
    case '*':
    case '/':
    case '-_':
      return 'number';
    case 'call':
      return typeOfCall(node.args[0], node.args[1], scope);
    case '?:':
      return firstKnown([node.args[1], node.args[2]], scope);
    case '!_':
    case '&&':
    case '||':
    case 'in':
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return 'boolean';
    default:
      return 'any';
  }
}

function typeOfCall(name: string, args: readonly ASTNode[], scope: Scope): Type {
  if (name === 'known' || name === 'at_least') return 'boolean';
  return name === 'or_else' ? firstKnown(args, scope) : 'number';
}

function firstKnown(nodes: readonly ASTNode[], scope: Scope): Type {
  return nodes.map((node) => typeOf(node, scope)).find((type) => type !== 'any') ?? 'any';
}

function typeOfValue(value: unknown): Type {
  if (value instanceof DateLiteral) return 'date';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'boolean' : 'number';
}
