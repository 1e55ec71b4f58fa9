import type { Expression } from '../../rules/expression.ts';
import type { Value } from './value.ts';

export type Kind = Value['kind'];

/** Reads a part of an expression as a value of a kind. */
export type Read = (tree: Expression, wanted: Kind) => Value;

/** What kind of value parts that are compared with each other have: a value of the context has that of the others. */
export function kindOf(...parts: readonly Expression[]): Kind {
  const type = parts.map((part) => part.type).find((each) => each !== 'any');
  switch (type) {
    case 'number':
    case 'date':
      return 'number';
    case 'text':
      return 'text';
    case 'boolean':
    case undefined:
      return 'truth';
  }
}
