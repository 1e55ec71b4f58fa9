/**
 * What an expression yields. CEL's several numeric types are one here. `any` is known only when it is judged: a value
 * of the workspace's context.
 */
export type Type = 'number' | 'boolean' | 'text' | 'date' | 'any';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Arithmetic = '+' | '-' | '*' | '/';

/** Functions an expression may call; their meaning is fixed in `docs/rules.md`. */
export const FUNCTION_NAMES = [
  'known',
  'or_else',
  'at_least',
  'min',
  'max',
  'abs',
  'pow',
  'ln',
  'exp',
  'round',
  'days_between',
  'zones',
] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** Offsets of a part in the text of its expression, end exclusive. */
interface Part {
  readonly type: Type;
  readonly start: number;
  readonly end: number;
  /** Of a constant that the pack states by name: `params.limit`. */
  readonly param?: string;
}

/**
 * A parsed and type-checked expression. One tree, three uses: judged with a trace, written as SQL, analysed.
 * A `name` is an indicator (in a tier's `when` or an `expr`) or a column (in a `where`); a `member` is a name in
 * a scope: `area.population`, `context.response_level`. A number keeps its digits as written, for exact arithmetic. A
 * text of type `date` is a civil day. The members of a list (conditions of `at_least`, tiers of `zones`) are arguments
 * from the second on.
 */
export type Expression =
  | (Part & {
      readonly kind: 'number';
      readonly type: 'number';
      readonly value: number;
      readonly written: string;
    })
  | (Part & { readonly kind: 'text'; readonly type: 'text' | 'date'; readonly value: string })
  | (Part & { readonly kind: 'boolean'; readonly type: 'boolean'; readonly value: boolean })
  | (Part & { readonly kind: 'name'; readonly name: string })
  | (Part & { readonly kind: 'member'; readonly scope: string; readonly name: string })
  | (Part & { readonly kind: 'not'; readonly of: Expression })
  | (Part & { readonly kind: 'negate'; readonly of: Expression })
  | (Part & { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression })
  | (Part & {
      readonly kind: 'compare';
      readonly op: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Part & {
      readonly kind: 'arithmetic';
      readonly op: Arithmetic;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Part & { readonly kind: 'in'; readonly item: Expression; readonly list: readonly Expression[] })
  | (Part & {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    })
  | (Part & { readonly kind: 'call'; readonly call: FunctionName; readonly args: readonly Expression[] });

/** An expression with the text it was written as, which explanations quote. */
export interface Written {
  readonly text: string;
  readonly tree: Expression;
}
