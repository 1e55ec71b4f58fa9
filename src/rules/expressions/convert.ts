import type { ASTNode } from '@marcbachmann/cel-js';
import { isDay } from '../../days.ts';
import type { Expression, Type } from '../expression.ts';
import { DateLiteral } from './environment.ts';
import { isFunction } from './functions.ts';
import { AS_OF } from './places.ts';
import type { Scope } from './scope.ts';
import { typeOf } from './types.ts';

/** A checked CEL tree as the rule language's own. */
export function convert(node: ASTNode, scope: Scope): Expression {
  const part = { start: node.start, end: node.end };
  const inner = (child: ASTNode): Expression => convert(child, scope);
  switch (node.op) {
    case 'value':
      return { ...part, ...literal(node) };
    case 'id':
      return node.args === AS_OF && scope.subject === 'indicator'
        ? { ...part, kind: 'member', type: 'date', scope: AS_OF, name: 'day' }
        : { ...part, kind: 'name', type: typeOf(node, scope), name: node.args };
    case '.':
      if (node.args[0].op !== 'id') break;
      return { ...part, ...member(node.args[0].args, node.args[1], typeOf(node, scope), scope) };
    case '!_':
      return { ...part, kind: 'not', type: 'boolean', of: inner(node.args) };
    case '-_':
      return { ...part, kind: 'negate', type: 'number', of: inner(node.args) };
    case '&&':
    case '||': {
      const kind = node.op === '&&' ? 'and' : 'or';
      return { ...part, kind, type: 'boolean', left: inner(node.args[0]), right: inner(node.args[1]) };
    }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const [left, right] = node.args;
      return {
        ...part,
        kind: 'compare',
        type: 'boolean',
        op: node.op,
        left: inner(left),
        right: inner(right),
      };
    }
    case '+':
    case '-':
    case '*':
    case '/': {
      const [left, right] = node.args;
      return {
        ...part,
        kind: 'arithmetic',
        type: 'number',
        op: node.op,
        left: inner(left),
        right: inner(right),
      };
    }
    case 'in':
      return {
        ...part,
        kind: 'in',
        type: 'boolean',
        item: inner(node.args[0]),
        list: items(node.args[1]).map(inner),
      };
    case '?:': {
      const [condition, then, otherwise] = node.args.map(inner);
      if (!condition || !then || !otherwise) break;
      return { ...part, kind: 'if', type: typeOf(node, scope), condition, then, otherwise };
    }
    case 'call': {
      const [call, args] = node.args;
      if (!isFunction(call)) break;
      return { ...part, kind: 'call', type: typeOf(node, scope), call, args: args.flatMap(items).map(inner) };
    }
    default:
      break;
  }
  throw new Error(`an expression with '${node.op}' should have been refused`);
}

/** The members of a list; what is no list stands for itself. */
function items(node: ASTNode): readonly ASTNode[] {
  return node.op === 'list' ? node.args : [node];
}

/** `params.limit` is the value it has; any other member is read when it is judged. */
function member(before: string, name: string, type: Type, { constants }: Scope): Member | Literal {
  const value = constants?.[before]?.[name];
  const param = `${before}.${name}`;
  switch (typeof value) {
    case 'number':
      return { kind: 'number', type: 'number', value, written: String(value), param };
    case 'string':
      return { kind: 'text', type: isDay(value) ? 'date' : 'text', value, param };
    case 'boolean':
      return { kind: 'boolean', type: 'boolean', value, param };
    default:
      return { kind: 'member', type, scope: before, name };
  }
}

type Member = { readonly kind: 'member'; readonly type: Type; readonly scope: string; readonly name: string };
type Literal = (
  | { readonly kind: 'number'; readonly type: 'number'; readonly value: number; readonly written: string }
  | { readonly kind: 'text'; readonly type: 'text' | 'date'; readonly value: string }
  | { readonly kind: 'boolean'; readonly type: 'boolean'; readonly value: boolean }
) & { readonly param?: string };

function literal(node: ASTNode): Literal {
  const value: unknown = node.args;
  if (value instanceof DateLiteral) return { kind: 'text', type: 'date', value: value.day };
  if (typeof value === 'string') return { kind: 'text', type: 'text', value };
  if (typeof value === 'boolean') return { kind: 'boolean', type: 'boolean', value };
  return {
    kind: 'number',
    type: 'number',
    value: Number(value),
    written: node.input.slice(node.start, node.end),
  };
}
