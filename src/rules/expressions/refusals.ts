import type { ASTNode } from '@marcbachmann/cel-js';
import { nearest } from '../../problems/suggest.ts';
import { FUNCTION_NAMES } from '../expression.ts';
import { FUNCTIONS, isFunction } from './functions.ts';
import { allNodes, childrenOf, constantOf, isCompared, isOrdered, sourceOf, textOf } from './nodes.ts';
import { isPlace } from './places.ts';
import type { Fault } from './problems.ts';
import { membersOfScope, type Scope, typeOfName } from './scope.ts';

/** What CEL would let pass and the rule language does not have: unknown names, and much of CEL itself. */
export function refusals(tree: ASTNode, scope: Scope): Fault[] {
  const nodes = allNodes(tree);
  const beforePoint = new Set(nodes.flatMap((node) => (node.op === '.' ? [node.args[0]] : [])));
  return nodes
    .filter((node) => node.op !== 'id' || !beforePoint.has(node))
    .flatMap((node) => refusal(node, scope))
    .sort((a, b) => a.offset - b.offset);
}

function refusal(node: ASTNode, scope: Scope): Fault[] {
  switch (node.op) {
    case 'id':
      return unknownName(node, scope);
    case '.':
      return unknownMember(node, scope);
    case 'call':
      return wrongCall(node, node.args[0], node.args[1], scope);
    case 'in':
      return node.args[1].op === 'list'
        ? wrongChoices(node.args[0], node.args[1].args, scope)
        : [fault('expression-unsupported', node.args[1])];
    case 'list':
      return node.args.length === 0 ? [fault('expression-unsupported', node)] : [];
    case '%':
      return [fault('expression-percent', node)];
    case 'value':
      return ['number', 'bigint', 'string', 'boolean'].includes(typeof node.args)
        ? []
        : [fault('expression-unsupported', node)];
    case 'rcall':
    case 'map':
    case '[]':
    case '.?':
    case '[?]':
      return [fault('expression-unsupported', node)];
    default:
      return isCompared(node) ? wrongComparison(node, scope) : misplacedLists(node);
  }
}

function unknownName(node: ASTNode & { readonly op: 'id' }, scope: Scope): Fault[] {
  const name = node.args;
  if (typeOfName(scope.names, name) !== undefined) return [];
  if (Object.hasOwn(scope.members, name)) return [fault('expression-unknown-member', node)];
  const known = [...Object.keys(scope.names.known), ...Object.keys(scope.members)];
  const code = scope.subject === 'column' ? 'expression-unknown-column' : 'pack-unknown-indicator';
  const members = Object.keys(scope.members).filter((before) => isMember(scope, before, name));
  const suggest = [...members.map((before) => `${before}.${name}`), ...nearest(name, known)];
  return [{ ...fault(code, node), suggest: suggest.slice(0, 3) }];
}

/** Whether a name without its scope is one that stands behind a point: `population` is an attribute of the area. */
function isMember({ members }: Scope, before: string, name: string): boolean {
  const isAttribute = before === 'area' && name === 'population';
  return isAttribute || Object.hasOwn(members[before]?.known ?? {}, name);
}

function unknownMember(node: ASTNode & { readonly op: '.' }, scope: Scope): Fault[] {
  const [before, name] = node.args;
  if (before.op !== 'id') return [fault('expression-unsupported', node)];
  const members = before.args === 'previous' ? scope.members['previous'] : membersOfScope(scope, before.args);
  if (members === undefined)
    return isNotOfRows(before.args, scope)
      ? [fault('expression-not-of-rows', node)]
      : [strangePlace(before, before.args, scope)];
  if (typeOfName(members, name) !== undefined) return [];
  const scopes = nearest(before.args, Object.keys(scope.members));
  if (members === scope.levels && scopes.length > 0)
    return [{ ...fault('expression-unknown-member', node), suggest: scopes }];
  const suggest = nearest(name, Object.keys(members.known));
  if (scope.subject === 'column' && before.args !== 'params')
    return [
      {
        ...fault('expression-unknown-column', node),
        suggest: suggest.map((each) => `${before.args}.${each}`),
      },
    ];
  if (!isPlace(before.args)) return [{ ...fault('expression-unknown-member', node), suggest }];
  return [{ ...fault('pack-unknown-indicator', node), suggest, ...isElsewhere(before.args, name, scope) }];
}

/** What another area has not to offer though there is something of the name: attributes, and truth values to add up. */
function isElsewhere(place: string, name: string, scope: Scope): Partial<Fault> {
  const type = typeOfName(scope.names, name);
  if (type !== undefined) return { code: 'expression-type', with: { found: type, wanted: 'number' } };
  return isMember(scope, 'area', name)
    ? { code: 'expression-attribute-elsewhere', with: { name, scope: place } }
    : {};
}

/** Whether a condition over rows asks for what is known of an area or a day, and not of a row. */
function isNotOfRows(before: string, scope: Scope): boolean {
  return scope.subject === 'column' && (before === 'area' || before === 'context');
}

/** A name before a point that is none of the scope's. */
function strangePlace(node: ASTNode, name: string, scope: Scope): Fault {
  if (Object.hasOwn(scope.names.known, name)) return fault('expression-unsupported', node);
  if (name === 'previous') return { ...fault('pack-not-yet', node), with: { key: 'previous.' } };
  return {
    ...fault('expression-unknown-member', node),
    suggest: nearest(name, Object.keys(scope.members)),
  };
}

function wrongCall(node: ASTNode, name: string, args: readonly ASTNode[], scope: Scope): Fault[] {
  if (name === 'not') return [{ ...fault('expression-operator', node), value: name, with: { instead: '!' } }];
  if (name === 'zones' && !scope.zones) return [{ ...fault('expression-zones', node), value: name }];
  if (!isFunction(name)) {
    return [{ ...fault('expression-unknown-function', node), value: name, suggest: functionsMeant(name) }];
  }
  const { least, most, written } = FUNCTIONS[name];
  const isCounted = args.length >= least && args.length <= most;
  if (isCounted && hasItsList(name, args)) return [];
  return [{ ...fault('expression-arguments', node), with: { form: written } }];
}

/** What functions are called in other languages and on other desks. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  log: 'ln',
  log10: 'ln',
  sqrt: 'pow',
  power: 'pow',
  ceil: 'round',
  floor: 'round',
  coalesce: 'or_else',
  ifnull: 'or_else',
  is_known: 'known',
  datediff: 'days_between',
};

function functionsMeant(name: string): string[] {
  const own = Object.hasOwn(OTHER_NAMES, name.toLowerCase()) ? OTHER_NAMES[name.toLowerCase()] : undefined;
  return own === undefined ? nearest(name, FUNCTION_NAMES) : [own];
}

function hasItsList(name: string, args: readonly ASTNode[]): boolean {
  const [first, list] = args;
  if (name === 'at_least') return list?.op === 'list';
  if (name !== 'zones') return args.every(({ op }) => op !== 'list');
  const isText = (node: ASTNode | undefined): boolean => node !== undefined && textOf(node) !== undefined;
  return isText(first) && list?.op === 'list' && list.args.every(isText);
}

function wrongComparison(node: ASTNode, scope: Scope): Fault[] {
  const [left, right] = childrenOf(node);
  if (left === undefined || right === undefined) return [];
  if (isOrdered(node) && (isOrdered(left) || isOrdered(right))) return [fault('expression-chained', node)];
  return [
    ...misplacedLists(node),
    ...wrongChoices(left, [right], scope),
    ...wrongChoices(right, [left], scope),
    ...typeless(left, right, scope),
    ...typeless(right, left, scope),
  ];
}

/** What the context has is anything, and an attribute that is only compared with it would be taken for a number. */
function typeless(attribute: ASTNode, other: ASTNode, scope: Scope): Fault[] {
  const [written = '', beside = ''] = [writtenName(attribute), writtenName(other)];
  const [, name] = /^area\.(.+)$/.exec(written) ?? [];
  const isTyped = name === undefined || Object.hasOwn(scope.members['area']?.known ?? {}, name);
  return isTyped || !beside.startsWith('context.') ? [] : [fault('expression-attribute-type', attribute)];
}

/** A misspelt class or origin would count nothing, and nobody would notice. */
function wrongChoices(column: ASTNode, values: readonly ASTNode[], scope: Scope): Fault[] {
  const isReplaced = column.op === 'call' && column.args[0] === 'or_else';
  const [named = column, instead] = isReplaced ? column.args[1] : [column];
  const written = writtenName(named);
  const known = written === undefined ? undefined : scope.choices?.[written];
  if (known === undefined) return [];
  const replaced = instead === undefined ? undefined : textOf(instead);
  const choices = replaced === undefined ? known : [...known, replaced];
  return values.flatMap((node) => {
    const value = textOf(node) ?? constantOf(node, scope.constants);
    if (typeof value !== 'string' || choices.includes(value)) return [];
    return [
      {
        ...fault('expression-choice', node),
        value,
        with: { choices: known.join(', ') },
        suggest: nearest(value, choices),
      },
    ];
  });
}

/** `class`, `case.class`: a column as it is written. */
function writtenName(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args;
  return node.op === '.' && node.args[0].op === 'id' ? `${node.args[0].args}.${node.args[1]}` : undefined;
}

function misplacedLists(node: ASTNode): Fault[] {
  return childrenOf(node)
    .filter(({ op }) => op === 'list')
    .map((list) => fault('expression-unsupported', list));
}

function fault(code: Fault['code'], node: ASTNode): Fault {
  return { code, offset: node.start, value: sourceOf(node) };
}
