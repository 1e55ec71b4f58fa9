import { and, compared, type Formula, type Variables } from './formula.ts';
import { constant, variable } from './linear.ts';

/** What variables may be at all, as a formula. */
export function limitsOf(names: Iterable<string>, variables: Variables): Formula {
  const limits = [...names].map((name) => {
    const { least, most } = variables.get(name) ?? {};
    const at = variable(name);
    return and(
      ...(least === undefined ? [] : [compared(at, '>=', constant(least), variables)]),
      ...(most === undefined ? [] : [compared(at, '<=', constant(most), variables)]),
    );
  });
  return and(...limits);
}

/** The variables a formula speaks of. */
export function namesIn(formula: Formula, names: Set<string> = new Set()): Set<string> {
  if (formula.kind === 'atom') for (const [name] of formula.form.terms) names.add(name);
  else if (formula.kind !== 'constant') for (const part of formula.parts) namesIn(part, names);
  return names;
}
