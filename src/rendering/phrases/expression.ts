import { listed, say } from '../../language/say.ts';
import type { Text } from '../../language/text.ts';
import type { Expression } from '../../rules/expression.ts';
import {
  constant,
  countsThings,
  isTier,
  type Kind,
  memberPhrase,
  named,
  quoted,
  type Speech,
  titled,
  unitAmong,
  valueWords,
  withUnit,
  zonesPhrase,
} from './terms.ts';
import { comparisons, words } from './words.ts';

/** An expression as a phrase that can be read aloud: `14天内新增本地确诊病例不少于2`. */
export function phrase(tree: Expression, speech: Speech): string {
  const { language } = speech;
  const fill = (text: Text, given: Readonly<Record<string, string>>): string => say(text, language, given);
  switch (tree.kind) {
    case 'number':
      return constant(tree.written, tree, speech);
    case 'text':
      return constant(tree.type === 'date' ? tree.value : quoted(tree.value), tree, speech);
    case 'boolean':
      return constant(words[tree.value ? 'always' : 'never'][language], tree, speech);
    case 'name':
      return tree.type === 'boolean'
        ? fill(words.holds, { a: titled(tree.name, speech) })
        : named(tree.name, speech);
    case 'member':
      return memberPhrase(tree, speech);
    case 'not':
      return negation(tree.of, speech);
    case 'negate':
      return fill(words.negative, { text: argument(tree.of, speech, language === 'zh') });
    case 'and':
    case 'or':
      return [tree.left, tree.right]
        .map((part) => inside(part, tree.kind, speech))
        .join(words[tree.kind][language]);
    case 'compare':
      return comparison(tree, speech);
    case 'arithmetic':
      return `${operand(tree.left, tree, speech)} ${SIGNS[tree.op]} ${operand(tree.right, tree, speech, true)}`;
    case 'in':
      return membership(tree, words.in, speech);
    case 'if':
      return fill(words.if, {
        condition: whole(tree.condition, speech),
        yes: whole(tree.then, speech),
        no: whole(tree.otherwise, speech),
      });
    case 'call':
      return called(tree, speech);
  }
}

/** What does not hold: said outright where there are words for it, else in brackets. */
function negation(part: Expression, speech: Speech): string {
  const { language } = speech;
  if (part.kind === 'in') return membership(part, words.notIn, speech);
  if (part.kind === 'name') return say(words.holdsNot, language, { a: titled(part.name, speech) });
  const [arg] = part.kind === 'call' && part.call === 'known' ? part.args : [];
  if (arg !== undefined) return say(words.unknown, language, { a: argument(arg, speech) });
  return say(words.not, language, { text: phrase(part, speech) });
}

/** A part of `and` or `or`, in brackets where it joins others in another way. */
function inside(part: Expression, joint: 'and' | 'or', speech: Speech): string {
  const text = phrase(part, speech);
  const other = (part.kind === 'and' || part.kind === 'or' || part.kind === 'if') && part.kind !== joint;
  return other ? say(words.grouped, speech.language, { text }) : text;
}

const SIGNS = { '+': '+', '-': '−', '*': '×', '/': '÷' } as const;

/** A part that stands between other words, in brackets where it has joints of its own. */
function whole(part: Expression, speech: Speech): string {
  const text = phrase(part, speech);
  const isJoined = part.kind === 'and' || part.kind === 'or' || part.kind === 'if';
  return isJoined ? say(words.grouped, speech.language, { text }) : text;
}

/** A part of a calculation, in brackets where it would otherwise be read another way. */
function operand(part: Expression, whole: Kind<'arithmetic'>, speech: Speech, isRight = false): string {
  const text = phrase(part, speech);
  const weak = part.kind === 'arithmetic' && rank(part.op) < rank(whole.op);
  const taken = part.kind === 'arithmetic' && isRight && (whole.op === '-' || whole.op === '/');
  const same = part.kind === 'arithmetic' && taken && rank(part.op) === rank(whole.op);
  return weak || same || part.kind === 'if' || isOpen(part)
    ? say(words.grouped, speech.language, { text })
    : text;
}

/** Calls that are said without an end or a beginning of their own, so that what stands beside them would join them. */
const OPEN_CALLS: readonly string[] = ['min', 'max', 'abs', 'ln', 'exp', 'pow', 'days_between'];

function isOpen(part: Expression): boolean {
  return part.kind === 'negate' || (part.kind === 'call' && OPEN_CALLS.includes(part.call));
}

/** What a function is of, in brackets where its words would be taken for a part alone. */
function argument(part: Expression, speech: Speech, bracketed = false): string {
  const text = phrase(part, speech);
  const joined =
    part.kind === 'arithmetic' || part.kind === 'and' || part.kind === 'or' || part.kind === 'if';
  return !bracketed && (joined || isOpen(part)) ? say(words.grouped, speech.language, { text }) : text;
}

function rank(op: Kind<'arithmetic'>['op']): number {
  return op === '*' || op === '/' ? 2 : 1;
}

function comparison({ op, left, right }: Kind<'compare'>, speech: Speech): string {
  const wordOf = valueWords([left, right], speech);
  const unit = unitAmong([left, right], speech);
  const side = (part: Expression): string => {
    if (part.kind === 'text' && part.type !== 'date') return wordOf(part.value);
    return part.kind === 'number' && unit !== '' ? withUnit(part, unit, speech) : phrase(part, speech);
  };
  const isDay = left.type === 'date' || right.type === 'date';
  const isCounted = countsThings(left, speech);
  const template = comparisons[isDay ? 'day' : isCounted ? 'counted' : 'other'][op];
  return say(template, speech.language, { a: side(left), b: side(right) });
}

function membership({ item, list }: Kind<'in'>, template: Text, speech: Speech): string {
  const wordOf = valueWords([item], speech);
  const members = list.map((part) =>
    part.kind === 'text' && part.type !== 'date' ? wordOf(part.value) : phrase(part, speech),
  );
  return say(template, speech.language, { a: phrase(item, speech), list: listed(members, speech.language) });
}

function called({ call, args }: Kind<'call'>, speech: Speech): string {
  const { language } = speech;
  const [a = '', b = ''] = args.map((part) => argument(part, speech));
  const all = (): string =>
    listed(
      args.map((part) => (isOpen(part) ? argument(part, speech) : phrase(part, speech))),
      language,
    );
  switch (call) {
    case 'known':
      return say(words.known, language, { a });
    case 'or_else':
      if (args[0] !== undefined && isTier(args[0]))
        return say(words.tierOrElse, language, { a, b: b === quoted('') ? words.noTier[language] : b });
      return say(words.orElse, language, { a, b });
    case 'at_least': {
      const items = args
        .slice(1)
        .map((part, i) => say(words.item, language, { n: i + 1, text: phrase(part, speech) }));
      return say(words.atLeast, language, { k: a, list: listed(items, language) });
    }
    case 'min':
    case 'max':
      return say(words[call], language, { list: all() });
    case 'abs':
    case 'ln':
    case 'exp':
      return say(words[call], language, { a });
    case 'pow':
    case 'round':
      return say(words[call], language, { a, b });
    case 'days_between':
      return say(words.daysBetween, language, { a, b });
    case 'zones':
      return zonesPhrase(args, speech);
  }
}
