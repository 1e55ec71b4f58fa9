import type { ASTNode } from '@marcbachmann/cel-js';

/** The parts a CEL node is directly made of. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}

/** A CEL node and all its parts, outermost first. */
export function allNodes(node: ASTNode): ASTNode[] {
  return [node, ...childrenOf(node).flatMap(allNodes)];
}

/** What was written for a node. */
export function sourceOf(node: ASTNode): string {
  const inside = node.input.slice(node.start, node.end);
  // A node's range leaves out the parenthesis that opens before it.
  const opened = inside.split(')').length - inside.split('(').length;
  const text = `${'('.repeat(Math.max(opened, 0))}${inside}`;
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

export type Compared = Extract<ASTNode, { op: '==' | '!=' | '<' | '<=' | '>' | '>=' }>;

export function isCompared(node: ASTNode): node is Compared {
  return node.op === '==' || node.op === '!=' || isOrdered(node);
}

export function isOrdered(node: ASTNode): boolean {
  return node.op === '<' || node.op === '<=' || node.op === '>' || node.op === '>=';
}

/** The text of a text literal. */
export function textOf(node: ASTNode): string | undefined {
  return node.op === 'value' && typeof node.args === 'string' ? node.args : undefined;
}

/** What a constant of the pack stands for, as `params.limit`. */
export function constantOf(
  node: ASTNode,
  constants: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
): unknown {
  if (node.op !== '.' || node.args[0].op !== 'id') return undefined;
  return constants[node.args[0].args]?.[node.args[1]];
}
