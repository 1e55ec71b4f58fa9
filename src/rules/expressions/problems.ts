import type { Values } from '../../language/text.ts';
import type { ProblemCode } from '../../problems/catalogue/index.ts';
import { error, type Place, type Problem } from '../../problems/problem.ts';

/** Where a character of an expression is written, with its line. */
export type Locate = (offset: number) => Pick<Problem, 'place' | 'excerpt'>;

/** A fault of an expression, before it has a place. */
export interface Fault {
  readonly code: ProblemCode;
  readonly offset: number;
  readonly value: string;
  readonly with?: Values;
  readonly suggest?: readonly string[];
}

export function located(faults: readonly Fault[], at: Place | Locate): Problem[] {
  const locate = typeof at === 'function' ? at : () => ({ place: at });
  return faults.map(({ code, offset, ...details }) => error(code, { ...locate(offset), ...details }));
}
