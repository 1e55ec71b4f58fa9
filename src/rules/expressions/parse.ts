import { type ASTNode, ParseError, TypeError as TypeFault } from '@marcbachmann/cel-js';
import type { Place, Problem } from '../../problems/problem.ts';
import type { Written } from '../expression.ts';
import { convert } from './convert.ts';
import { bareEnvironment, environmentOf, type Used } from './environment.ts';
import { fitLiterals } from './literals.ts';
import { mismatch, wrongType } from './mismatch.ts';
import { allNodes, constantOf, isCompared, isOrdered, textOf } from './nodes.ts';
import { AS_OF, isPlace } from './places.ts';
import { type Fault, type Locate, located } from './problems.ts';
import { refusals } from './refusals.ts';
import type { Scope } from './scope.ts';
import { syntaxFault } from './syntax.ts';
import { typeOf } from './types.ts';

const LONGEST = 20_000;

/** An expression, or what is wrong with it. */
export interface Parsed {
  readonly written?: Written;
  readonly problems: readonly Problem[];
}

/**
 * Parses an expression and checks its names and types.
 * @param at where it is written: a place, or a function that places each of its characters
 */
export function parseExpression(text: string, scope: Scope, at: Place | Locate): Parsed {
  const result = examined(text, scope);
  if ('faults' in result) return { problems: located(result.faults, at) };
  return { written: { text, tree: convert(result.tree, scope) }, problems: [] };
}

/** The indicators in an expression, its own area's and others', whether or not it is otherwise sound. */
export function namesIn(text: string): string[] {
  const result = guarded(text, () => bareEnvironment().parse(text).ast);
  if ('faults' in result) return [];
  const names = allNodes(result.tree).flatMap((node) => {
    if (node.op === 'id') return [node.args];
    return node.op === '.' && node.args[0].op === 'id' && isPlace(node.args[0].args) ? [node.args[1]] : [];
  });
  return [...new Set(names)];
}

/** A member of a scope that stands beside a text, or beside the day judged, and whether that says which comes first. */
export interface MemberBesideText {
  readonly name: string;
  readonly text: string;
  readonly isOrdered: boolean;
}

/**
 * The members of a scope that an expression compares with texts, whether or not it is otherwise sound: of `area` in
 * `area.kind == "rural"` it is `kind`.
 *
 * @param constants members whose value is known
 */
export function textMembers(
  text: string,
  before: string,
  constants: NonNullable<Scope['constants']>,
): MemberBesideText[] {
  const result = guarded(text, () => bareEnvironment().parse(text).ast);
  if ('faults' in result) return [];
  return allNodes(result.tree).flatMap((node) => {
    const beside = besideEachOther(node);
    const texts = beside.flatMap((part) => textOf(part) ?? constantText(part, constants) ?? []);
    if (isBesideDays(node, beside)) texts.push(ANY_DAY);
    const names = beside.flatMap((part) => {
      const [only = part] = part.op === 'call' && part.args[0] === 'or_else' ? part.args[1] : [];
      return only.op === '.' && only.args[0].op === 'id' && only.args[0].args === before
        ? [only.args[1]]
        : [];
    });
    return names.flatMap((name) => texts.map((each) => ({ name, text: each, isOrdered: isOrdered(node) })));
  });
}

function constantText(node: ASTNode, constants: NonNullable<Scope['constants']>): string | undefined {
  const value = constantOf(node, constants);
  return typeof value === 'string' ? value : undefined;
}

/** Parts that have to be of one type. */
function besideEachOther(node: ASTNode): readonly ASTNode[] {
  if (isCompared(node)) return node.args;
  if (node.op === 'in') return [node.args[0], ...(node.args[1].op === 'list' ? node.args[1].args : [])];
  return node.op === 'call' && (node.args[0] === 'or_else' || node.args[0] === 'days_between')
    ? node.args[1]
    : [];
}

/** Whether what stands there can only be a day, though none is written. */
function isBesideDays(node: ASTNode, beside: readonly ASTNode[]): boolean {
  const isCounted = node.op === 'call' && node.args[0] === 'days_between';
  return isCounted || beside.some((part) => part.op === 'id' && part.args === AS_OF);
}

const ANY_DAY = '2020-01-01';

type Result = { readonly tree: ASTNode } | { readonly faults: readonly Fault[] };

function examined(text: string, scope: Scope): Result {
  const bare = guarded(text, () => bareEnvironment().parse(text).ast);
  if ('faults' in bare) return bare;
  const faults = refusals(bare.tree, scope);
  if (faults.length > 0) return { faults };
  return checked(text, scope, usedIn(bare.tree));
}

function checked(text: string, scope: Scope, used: Used): Result {
  const parsed = environmentOf(scope, used).parse(text);
  const faults = fitLiterals(parsed.ast, scope);
  if (faults.length > 0) return { faults };
  const { valid, error } = parsed.check();
  if (!valid) {
    const node = error instanceof TypeFault ? error.node : undefined;
    const found = allNodes(parsed.ast).find((one) => one === node) ?? parsed.ast;
    const list = allNodes(parsed.ast).find((one) => one.op === 'list' && one.args.includes(found));
    return { faults: [mismatch(list ?? found, scope)] };
  }
  const type = typeOf(parsed.ast, scope);
  const [wanted = 'any'] = scope.wanted;
  if (type !== 'any' && !scope.wanted.includes(type))
    return { faults: [wrongType(parsed.ast, wanted, scope)] };
  return { tree: parsed.ast };
}

/** Turns the parser's exceptions, and the stack's end under absurd nesting, into faults. */
function guarded(text: string, parse: () => ASTNode): Result {
  const tooDeep: Result = {
    faults: [{ code: 'expression-too-deep', offset: 0, value: `${text.slice(0, 40)}…` }],
  };
  if (text.length > LONGEST) return tooDeep;
  try {
    const tree = parse();
    allNodes(tree);
    return { tree };
  } catch (cause) {
    if (cause instanceof RangeError) return tooDeep;
    if (!(cause instanceof ParseError)) throw cause;
    if (cause.code === 'limit_exceeded') return tooDeep;
    return { faults: [syntaxFault(text, cause.range?.start ?? 0)] };
  }
}

function usedIn(tree: ASTNode): Used {
  const names = new Set<string>();
  const members = new Map<string, Set<string>>();
  for (const node of allNodes(tree)) {
    if (node.op === 'id') names.add(node.args);
    if (node.op !== '.' || node.args[0].op !== 'id') continue;
    const before = node.args[0].args;
    members.set(before, (members.get(before) ?? new Set()).add(node.args[1]));
  }
  for (const before of members.keys()) names.delete(before);
  return { names, members };
}
