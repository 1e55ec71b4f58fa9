import type { Expression } from '../../rules/expression.ts';
import { partsOf } from '../../rules/walk.ts';
import { ALWAYS, and, type Formula, not } from '../solver/index.ts';
import type { Kind } from './kinds.ts';
import { whole } from './numbers.ts';
import type { Space } from './space.ts';
import type { Value } from './value.ts';

/** A name of whose value nothing is known: an attribute, a reported number, a column. Unknown where `open` holds. */
export function freeValue(name: string, wanted: Kind, open: Formula, space: Space): Value {
  const known = not(open);
  switch (wanted) {
    case 'truth': {
      const flag = space.flag(`${name} is true`);
      return { kind: 'truth', yes: and(known, flag), no: and(known, not(flag)) };
    }
    case 'number':
      return { kind: 'number', cases: withUnknown(whole(space.real(name)), open) };
    case 'text':
      return { kind: 'text', cases: withUnknown({ kind: 'variable', name: `text ${name}` } as const, open) };
  }
}

/** A value that is unknown where `open` holds. */
export function withUnknown<Of>(value: Of, open: Formula) {
  const known = not(open);
  if (known === ALWAYS) return [{ when: known, value }];
  return [
    { when: known, value },
    { when: open, value: null },
  ];
}

/** The variable that says that a value is unknown. */
export function unknownFlag(name: string, space: Space): Formula {
  return space.flag(`unknown ${name}`);
}

/** Names that an expression asks about inside `known()` or `or_else()`: it reckons with their being unknown. */
export function namesAskedAbout(tree: Expression, inside = false): string[] {
  if (tree.kind === 'name') return inside ? [tree.name] : [];
  const isAsking = tree.kind === 'call' && (tree.call === 'known' || tree.call === 'or_else');
  return partsOf(tree).flatMap((part) => namesAskedAbout(part, inside || isAsking));
}
