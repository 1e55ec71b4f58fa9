import { type Column, constantColumn, valueAt } from '../../src/judging/columns.ts';
import { evaluate } from '../../src/judging/evaluate.ts';
import type { Written } from '../../src/rules/expression.ts';
import { parseExpression } from '../../src/rules/expressions/index.ts';

/** Values by name; `null` is an unknown number, `undefined` an unknown truth. */
export type Given = Readonly<Record<string, number | boolean | null | undefined>>;

/** Parses an expression over the given names, as a pack's condition or calculated indicator is parsed. */
export function written(text: string, given: Given): Written {
  const known = Object.fromEntries(
    Object.entries(given).map(
      ([name, value]) =>
        [name, typeof value === 'boolean' || value === undefined ? 'boolean' : 'number'] as const,
    ),
  );
  const scope = {
    names: { known },
    subject: 'indicator',
    members: {},
    wanted: ['boolean', 'number'],
  } as const;
  const { written: parsed, problems } = parseExpression(text, scope, { file: 'test' });
  if (parsed === undefined) throw new Error(problems.map((problem) => problem.code).join(', '));
  return parsed;
}

/** What an expression comes to: null is unknown. */
export function outcomeOf(text: string, given: Given = {}): number | string | boolean | null {
  const column = (name: string): Column | undefined => {
    const value = given[name];
    const kind = typeof value === 'boolean' || value === undefined ? 'truth' : 'number';
    return constantColumn(value ?? undefined, kind, 1);
  };
  const readings = { rows: 1, indicator: column, member: () => undefined };
  return valueAt(evaluate(written(text, given).tree, readings, new Map()), 0);
}
