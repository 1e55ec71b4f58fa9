import { listed, say } from '../../language/say.ts';
import type { Language, Text } from '../../language/text.ts';
import type { Expression } from '../../rules/expression.ts';
import { isPlace } from '../../rules/expressions/places.ts';
import { levelName } from '../../workspace/level-names.ts';
import { names, places, values, words } from './words.ts';

/** How the names of an expression are said. */
export interface Speech {
  readonly language: Language;
  /** The title of an indicator; undefined for what is none. */
  readonly titleOf: (name: string) => Text | undefined;
  /** The title of a parameter or an attribute: `params.limit`, `area.island`. */
  readonly memberTitleOf: (name: string) => Text | undefined;
  /** The title of a tier. */
  readonly tierOf: (tier: string) => Text | undefined;
  /** The unit of an indicator, where it has one. */
  readonly unitOf: (name: string) => string | undefined;
  /** Whether an indicator counts things. */
  readonly isCounted: (name: string) => boolean;
}

export type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** A constant; one that the pack states by name with its name. */
export function constant(text: string, { param }: Expression, { language, memberTitleOf }: Speech): string {
  if (param === undefined) return text;
  const title = memberTitleOf(param)?.[language];
  const name = param.replace(/^params\./, '');
  return say(title === undefined ? words.param : words.paramTitled, language, {
    text,
    param: title ?? name,
  });
}

/** `area.population`, `context.response_level`, or an indicator of another place: `county.new_7d`. */
export function memberPhrase({ scope, name }: Kind<'member'>, speech: Speech): string {
  const { language } = speech;
  const known = names[`${scope}.${name}`] ?? (scope === 'case' ? names[name] : undefined);
  if (known !== undefined) return known[language];
  if (!isPlace(scope)) {
    const own = speech.memberTitleOf(`${scope}.${name}`);
    if (own !== undefined) return own[language];
    const said = scope === 'context' ? words.ofContext : scope === 'area' ? words.ofArea : words.ofCase;
    return say(said, language, { name });
  }
  const title = titled(name, speech);
  const place = places[scope];
  return place === undefined
    ? say(words.ofLevel, language, { level: levelName(scope)[language], title })
    : say(place, language, { title });
}

/** Whether what is compared is a number of things: an indicator that counts, or how many areas are in some tiers. */
export function countsThings(part: Expression, speech: Speech): boolean {
  if (part.kind === 'name') return speech.isCounted(part.name);
  return part.kind === 'call' && part.call === 'zones';
}

/** The unit in which two sides are compared: that of the indicator on either of them. */
export function unitAmong(parts: readonly Expression[], { unitOf }: Speech): string {
  const units = parts.flatMap((part) => {
    const of = part.kind === 'call' && part.call === 'or_else' ? part.args[0] : part;
    const isNamed = of?.kind === 'name' || (of?.kind === 'member' && isPlace(of.scope));
    return isNamed ? (unitOf(of.name) ?? []) : [];
  });
  return units[0] ?? '';
}

/** `8%`, `8 mm`; a parameter's name stands behind the unit. */
export function withUnit(part: Kind<'number'>, unit: string, speech: Speech): string {
  const joint = unit.startsWith('%') ? '' : ' ';
  return constant(`${part.written}${joint}${unit}`, part, speech);
}

/** How texts are said that stand beside some parts: values of a column, tiers, or any other. */
export function valueWords(parts: readonly Expression[], speech: Speech): (value: string) => string {
  const { language, tierOf } = speech;
  if (parts.some(isTier))
    return (value) => (value === '' ? words.noTier[language] : (tierOf(value)?.[language] ?? quoted(value)));
  const column = parts.map(columnOf).find((each) => each !== undefined) ?? '';
  return (value) => valueWord(column, value, language);
}

/** Whether a part is the tier published before. */
export function isTier(part: Expression): boolean {
  if (part.kind === 'call') return part.call === 'or_else' && part.args.some(isTier);
  return part.kind === 'member' && part.scope === 'previous' && part.name === 'tier';
}

/** The column that a part names: of the row itself, or of the case of a visit. */
function columnOf(part: Expression): string | undefined {
  if (part.kind === 'name') return part.name;
  return part.kind === 'member' && part.scope === 'case' ? part.name : undefined;
}

/** A value of a column in words: `class == "confirmed"` is 分型为确诊. */
function valueWord(column: string, value: string, language: Language): string {
  return values[`${column} ${value}`]?.[language] ?? quoted(value);
}

/** A name in the midst of a phrase: in quotes where it has a comma, or is only a name in a file. */
export function named(name: string, speech: Speech): string {
  const title = titled(name, speech);
  const isBare = speech.titleOf(name) === undefined && names[name] === undefined;
  return isBare || /, |，/.test(title) ? quoted(title) : title;
}

export function titled(name: string, { titleOf, language }: Speech): string {
  return titleOf(name)?.[language] ?? names[name]?.[language] ?? name;
}

export function quoted(text: string): string {
  return `“${text}”`;
}

/** `zones("county", ["high"])`: how many areas of the place around are in these tiers. */
export function zonesPhrase(args: readonly Expression[], { language, tierOf }: Speech): string {
  const [level = '', ...tiers] = args.flatMap((part) => (part.kind === 'text' ? [part.value] : []));
  const titles = tiers.map((tier) => tierOf(tier)?.[language] ?? tier);
  return say(words.zones, language, { level: levelName(level)[language], tiers: listed(titles, language) });
}
