import { listed, say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';
import type { Expression } from '../../rules/expression.ts';
import { isPlace } from '../../rules/expressions/places.ts';
import { levelName } from '../words/levels.ts';
import { comparisons, names, places, values, words } from './words.ts';

/** How the names of an expression are said. */
export interface Speech {
  readonly language: Language;
  /** The title of an indicator; undefined for what is none. */
  readonly titleOf: (name: string) => Text | undefined;
  /** The title of a tier. */
  readonly tierOf: (tier: string) => Text | undefined;
  /** Whether an indicator counts things. */
  readonly isCounted: (name: string) => boolean;
}

/** An expression as a phrase that can be read aloud: `14天内新增本地确诊病例不少于2`. */
export function phrase(tree: Expression, speech: Speech): string {
  const { language } = speech;
  const of = (part: Expression): string => phrase(part, speech);
  const fill = (text: Text, given: Readonly<Record<string, string>>): string => say(text, language, given);
  switch (tree.kind) {
    case 'number':
      return constant(tree.written, tree, language);
    case 'text':
      return constant(tree.type === 'date' ? tree.value : quoted(tree.value), tree, language);
    case 'boolean':
      return constant(words[tree.value ? 'always' : 'never'][language], tree, language);
    case 'name':
      return tree.type === 'boolean'
        ? fill(words.holds, { a: named(tree.name, speech) })
        : named(tree.name, speech);
    case 'member':
      return memberPhrase(tree, speech);
    case 'not':
      return tree.of.kind === 'in'
        ? membership(tree.of, words.notIn, speech)
        : fill(words.not, { text: of(tree.of) });
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
        condition: of(tree.condition),
        yes: of(tree.then),
        no: of(tree.otherwise),
      });
    case 'call':
      return called(tree, speech);
  }
}

type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** A constant; one that the pack states by name with its name. */
function constant(text: string, { param }: Expression, language: Language): string {
  return param === undefined ? text : say(words.param, language, { text, param });
}

/** `area.population`, `context.response_level`, or an indicator of another place: `county.new_7d`. */
function memberPhrase({ scope, name }: Kind<'member'>, speech: Speech): string {
  const { language } = speech;
  const known = names[`${scope}.${name}`] ?? (scope === 'case' ? names[name] : undefined);
  if (known !== undefined) return known[language];
  if (!isPlace(scope)) return `${scope}.${name}`;
  const title = named(name, speech);
  const place = places[scope];
  return place === undefined
    ? say(words.ofLevel, language, { level: levelName(scope)[language], title })
    : say(place, language, { title });
}

/** A part of `and` or `or`, in brackets where it joins others in another way. */
function inside(part: Expression, joint: 'and' | 'or', speech: Speech): string {
  const text = phrase(part, speech);
  const other = (part.kind === 'and' || part.kind === 'or' || part.kind === 'if') && part.kind !== joint;
  return other ? say(words.grouped, speech.language, { text }) : text;
}

const SIGNS = { '+': '+', '-': '−', '*': '×', '/': '÷' } as const;

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
  const column = columnOf(left) ?? columnOf(right) ?? '';
  const side = (part: Expression): string => {
    if (part.kind === 'text' && part.type !== 'date') return valueWord(column, part.value, speech.language);
    return phrase(part, speech);
  };
  const isDay = left.type === 'date' || right.type === 'date';
  const isCounted = left.kind === 'name' && speech.isCounted(left.name);
  const template = comparisons[isDay ? 'day' : isCounted ? 'counted' : 'other'][op];
  return say(template, speech.language, { a: side(left), b: side(right) });
}

/** The column that a part names: of the row itself, or of the case of a visit. */
function columnOf(part: Expression): string | undefined {
  if (part.kind === 'name') return part.name;
  return part.kind === 'member' && part.scope === 'case' ? part.name : undefined;
}

function membership({ item, list }: Kind<'in'>, template: Text, speech: Speech): string {
  const column = columnOf(item) ?? '';
  const members = list.map((part) =>
    part.kind === 'text' && part.type !== 'date'
      ? valueWord(column, part.value, speech.language)
      : phrase(part, speech),
  );
  return say(template, speech.language, { a: phrase(item, speech), list: listed(members, speech.language) });
}

/** A value of a column in words: `class == "confirmed"` is 分型为确诊. */
function valueWord(column: string, value: string, language: Language): string {
  return values[`${column} ${value}`]?.[language] ?? quoted(value);
}

function named(name: string, { titleOf, language }: Speech): string {
  return titleOf(name)?.[language] ?? names[name]?.[language] ?? name;
}

function quoted(text: string): string {
  return `“${text}”`;
}

/** `zones("county", ["high"])`: how many areas of the place around are in these tiers. */
function zonesPhrase(args: readonly Expression[], { language, tierOf }: Speech): string {
  const [level = '', ...tiers] = args.flatMap((part) => (part.kind === 'text' ? [part.value] : []));
  const titles = tiers.map((tier) => tierOf(tier)?.[language] ?? tier);
  return say(words.zones, language, { level: levelName(level)[language], tiers: listed(titles, language) });
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
