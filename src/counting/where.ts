import { identifier, literal } from '../engine/sql.ts';
import type { Expression } from '../rules/expression.ts';

/**
 * An indicator's `where` as an SQL condition over the columns of its table. SQL's NULL is the unknown of the rule
 * language: both follow the same three-valued logic.
 *
 * @param column the SQL of a column of the row
 */
export function whereSql(tree: Expression, column: (name: string) => string): string {
  const sql = (part: Expression): string => whereSql(part, column);
  switch (tree.kind) {
    case 'number':
      return decimal(tree.value);
    case 'text':
      return tree.type === 'date' ? `DATE ${literal(tree.value)}` : literal(tree.value);
    case 'boolean':
      return tree.value ? 'true' : 'false';
    case 'name':
      return column(tree.name);
    case 'member':
      return `${identifier(tree.scope)}.${identifier(tree.name)}`;
    case 'not':
      return `(NOT ${sql(tree.of)})`;
    case 'negate':
      return `(- ${sql(tree.of)})`;
    case 'and':
      return `(${sql(tree.left)} AND ${sql(tree.right)})`;
    case 'or':
      return `(${sql(tree.left)} OR ${sql(tree.right)})`;
    case 'compare':
      return `(${sql(tree.left)} ${tree.op === '==' ? '=' : tree.op === '!=' ? '<>' : tree.op} ${sql(tree.right)})`;
    case 'arithmetic':
      return arithmetic(tree.op, sql(tree.left), sql(tree.right));
    case 'in':
      return `(${sql(tree.item)} IN (${tree.list.map(sql).join(', ')}))`;
    case 'if':
      return `(CASE WHEN ${sql(tree.condition)} IS NULL THEN NULL WHEN ${sql(tree.condition)} THEN ${sql(tree.then)} ELSE ${sql(tree.otherwise)} END)`;
    case 'call':
      return call(tree.call, tree.args.map(sql));
  }
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
    case 'round':
      return `round(${first}, CAST(${second} AS INTEGER))`;
    case 'pow':
      return `pow(${first}, ${second})`;
    case 'ln':
      return `(CASE WHEN ${first} > 0 THEN ln(${first}) END)`;
    case 'exp':
      return `exp(${first})`;
    case 'zones':
      throw new RangeError('zones() is no matter of rows');
    case 'days_between':
      return `date_diff('day', ${first}, ${second})`;
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

function arithmetic(op: string, left: string, right: string): string {
  return op === '/' ? `(${left} / nullif(${right}, 0))` : `(${left} ${op} ${right})`;
}

function decimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? `CAST(${literal(text)} AS DOUBLE)` : text;
}
