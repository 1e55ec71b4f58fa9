import { say } from '../../language/say.ts';
import type { Expression } from '../../rules/expression.ts';
import { chainOf } from '../../rules/walk.ts';
import type { Line } from '../page.ts';
import { phrase } from './expression.ts';
import type { Speech } from './terms.ts';
import { words } from './words.ts';

const STEP = 2;

/** A condition as an outline: what joins its parts, and each part on a line of its own below. */
export function outline(tree: Expression, speech: Speech, indent = 0): Line[] {
  const { language } = speech;
  switch (tree.kind) {
    case 'and':
    case 'or': {
      const head = words[tree.kind === 'and' ? 'all' : 'any'][language];
      return [
        { text: head, indent },
        ...chainOf(tree, tree.kind).flatMap((part) => outline(part, speech, indent + STEP)),
      ];
    }
    case 'if':
      if (tree.type !== 'boolean') return [{ text: phrase(tree, speech), indent, hang: STEP }];
      return [
        {
          text: say(words.ifHolds, language, { condition: phrase(tree.condition, speech) }),
          indent,
          hang: STEP,
        },
        ...outline(tree.then, speech, indent + STEP),
        { text: words.elseHolds[language], indent },
        ...outline(tree.otherwise, speech, indent + STEP),
      ];
    case 'call':
      if (tree.call !== 'at_least') return [{ text: phrase(tree, speech), indent, hang: STEP }];
      return [
        {
          text: say(words.someOf, language, { k: tree.args[0] ? phrase(tree.args[0], speech) : '' }),
          indent,
        },
        ...tree.args.slice(1).flatMap((part) => outline(part, speech, indent + STEP)),
      ];
    default:
      return [{ text: phrase(tree, speech), indent, hang: STEP }];
  }
}
