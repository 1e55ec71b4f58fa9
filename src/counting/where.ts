import { createHash } from 'node:crypto';
import { literal } from '../engine/sql.ts';
import type { Expression, Written } from '../rules/expression.ts';
import { allParts } from '../rules/walk.ts';

/**
 * An indicator's `where` as an SQL condition over the columns of its table. SQL's NULL is the unknown of the rule
 * language: both follow the same three-valued logic. A condition that SQL cannot calculate exactly was judged before,
 * row by row, into a column of its own.
 *
 * @param column the SQL of a column of the row, by its name as written: `class`, `case.class`
 */
export function whereSql(where: Written, column: (name: string) => string): string {
  return isJudged(where) ? column(judgedName(where)) : conditionSql(where.tree, column);
}

/** Whether a condition is judged here and not by the engine, whose division and multiplication round. */
export function isJudged({ tree }: Written): boolean {
  return allParts(tree).some((part) => {
    if (part.kind === 'number') return !PLAIN.test(part.written);
    if (part.kind === 'arithmetic') return part.op === '*' || part.op === '/';
    return part.kind === 'call' && ROUNDING.has(part.call);
  });
}

/** Numbers that the engine holds exactly beside a column of numbers. */
const PLAIN = /^-?\d{1,20}(\.\d{1,12})?$/;
const ROUNDING: ReadonlySet<string> = new Set(['pow', 'ln', 'exp', 'round']);

/** The column that holds what a condition comes to for each row. */
export function judgedName({ text, tree }: Written): string {
  const constants = allParts(tree).flatMap((part) => ('value' in part ? [part.value] : []));
  const hash = createHash('sha256').update(JSON.stringify([text, constants]));
  return `where ${hash.digest('hex').slice(0, 16)}`;
}

function conditionSql(tree: Expression, column: (name: string) => string): string {
  const sql = (part: Expression): string => conditionSql(part, column);
  switch (tree.kind) {
    case 'number':
      return tree.written;
    case 'text':
      return tree.type === 'date' ? `DATE ${literal(tree.value)}` : literal(tree.value);
    case 'boolean':
      return tree.value ? 'true' : 'false';
    case 'name':
    case 'member':
      return textual(tree, nameSql(tree, column));
    case 'not':
      return `(NOT ${sql(tree.of)})`;
    case 'negate':
      return `(- ${sql(tree.of)})`;
    case 'and':
      return `(${sql(tree.left)} AND ${sql(tree.right)})`;
    case 'or':
      return `(${sql(tree.left)} OR ${sql(tree.right)})`;
    case 'compare': {
      const [left, right] = sides(tree.left, tree.right, column);
      return `(${left} ${tree.op === '==' ? '=' : tree.op === '!=' ? '<>' : tree.op} ${right})`;
    }
    case 'arithmetic':
      return `(${sql(tree.left)} ${tree.op} ${sql(tree.right)})`;
    case 'in': {
      const plain = tree.list.every((item) => item.kind === 'text') ? nameSql(tree.item, column) : undefined;
      return `(${plain ?? sql(tree.item)} IN (${tree.list.map(sql).join(', ')}))`;
    }
    case 'if': {
      const [condition, then, otherwise] = [sql(tree.condition), sql(tree.then), sql(tree.otherwise)];
      return `(CASE WHEN ${condition} THEN ${then} WHEN NOT ${condition} THEN ${otherwise} WHEN ${then} = ${otherwise} THEN ${then} END)`;
    }
    case 'call':
      return call(tree.call, tree.args.map(sql));
  }
}

function nameSql(tree: Expression, column: (name: string) => string): string | undefined {
  if (tree.kind === 'name') return column(tree.name);
  return tree.kind === 'member' ? column(`${tree.scope}.${tree.name}`) : undefined;
}

/** A column of few values is an enumeration in the engine, and a text to whatever is not a plain comparison. */
function textual(tree: Expression, sql: string | undefined): string {
  return tree.type === 'text' ? `CAST(${sql} AS VARCHAR)` : (sql ?? 'NULL');
}

/** Both sides of a comparison; a column beside a text in quotes is compared as it is stored. */
function sides(
  left: Expression,
  right: Expression,
  column: (name: string) => string,
): readonly [string, string] {
  const whole = [conditionSql(left, column), conditionSql(right, column)] as const;
  if (left.kind === 'text') return [whole[0], nameSql(right, column) ?? whole[1]];
  return right.kind === 'text' ? [nameSql(left, column) ?? whole[0], whole[1]] : whole;
}

type Call = Extract<Expression, { kind: 'call' }>['call'];

function call(name: Call, args: readonly string[]): string {
  const [first = 'NULL', second = 'NULL'] = args;
  switch (name) {
    case 'known':
      return `(${first} IS NOT NULL)`;
    case 'or_else':
      return `coalesce(${first}, ${second})`;
    case 'at_least':
      return atLeast(first, args.slice(1));
    case 'min':
      return extreme('least', args);
    case 'max':
      return extreme('greatest', args);
    case 'abs':
      return `abs(${first})`;
    case 'zones':
      throw new RangeError('zones() is no matter of rows');
    case 'days_between':
      return `date_diff('day', ${first}, ${second})`;
    case 'round':
    case 'pow':
    case 'ln':
    case 'exp':
      throw new RangeError(`${name}() is judged, not written as SQL`);
  }
}

/** True once k conditions are true, false once k cannot be reached, else NULL. */
function atLeast(k: string, conditions: readonly string[]): string {
  const yes = conditions.map((condition) => `coalesce(CAST(${condition} AS INTEGER), 0)`).join(' + ');
  const possible = conditions.map((condition) => `coalesce(CAST(${condition} AS INTEGER), 1)`).join(' + ');
  return `(CASE WHEN ${yes} >= ${k} THEN true WHEN ${possible} < ${k} THEN false END)`;
}

/** SQL's `least` and `greatest` pass over NULL; ours are unknown with any unknown part. */
function extreme(name: 'least' | 'greatest', args: readonly string[]): string {
  return `(CASE WHEN ${args.map((part) => `${part} IS NULL`).join(' OR ')} THEN NULL ELSE ${name}(${args.join(', ')}) END)`;
}
