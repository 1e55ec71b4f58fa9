import { isDay } from '../days.ts';
import { type AttributeTypes, OWN_ATTRIBUTES } from './attributes.ts';
import type { Type } from './expression.ts';
import type { Names, Scope } from './expressions/index.ts';
import { AS_OF, NUMBERS_OF_OTHERS } from './expressions/places.ts';
import type { ParamValue } from './pack.ts';

/** What a pack gives its expressions beside its indicators. */
export interface Given {
  readonly params: Params;
  readonly attributes: AttributeTypes;
  /** The pack's tiers: what the tier published before may be. */
  readonly tiers: readonly string[];
}

/** What stands before a point and is no place: `area.population`. */
function scopesOf(attributes: AttributeTypes): Readonly<Record<string, Names>> {
  return {
    // Attributes of areas are the workspace's; any other is taken for a number and looked for when it is judged.
    area: { known: { ...OWN_ATTRIBUTES, ...attributes }, others: 'number' },
    context: { known: {}, others: 'any' },
    // The published tier before this evaluation, and for how many days.
    previous: { known: { tier: 'text', days: 'number' } },
  };
}

/** What a row of the opening list may speak of: the context alone, for it says what a tier brings, not one area. */
export function openingScope(params: Params): Scope {
  return {
    names: { known: {} },
    subject: 'indicator',
    members: { context: { known: {}, others: 'any' }, ...paramNames(params) },
    constants: { params },
    wanted: ['boolean'],
  };
}

/** What a measure's condition may speak of: the context, what its area is, and the indicators that its tier is judged by. */
export function measureScope(
  indicators: Readonly<Record<string, Type>>,
  { params, attributes }: Pick<Given, 'params' | 'attributes'>,
): Scope {
  const opening = openingScope(params);
  const area = scopesOf(attributes)['area'] ?? { known: {} };
  return { ...opening, names: { known: indicators }, members: { ...opening.members, area } };
}

type Params = Readonly<Record<string, ParamValue>>;

/** What a tier's condition and a calculated indicator may speak of. */
export function ruleScope(
  indicators: Readonly<Record<string, Type>>,
  { params, attributes, tiers }: Given,
): Scope {
  const numbers = { known: only(indicators, ['number', 'any']) };
  return {
    names: { known: { ...indicators, [AS_OF]: 'date' } },
    subject: 'indicator',
    members: {
      ...scopesOf(attributes),
      parent: { known: indicators },
      ...Object.fromEntries(NUMBERS_OF_OTHERS.map((place) => [place, numbers])),
      ...paramNames(params),
    },
    levels: { known: indicators },
    constants: { params },
    choices: { 'previous.tier': tiers },
    wanted: ['boolean'],
  };
}

/** The constants of a pack by type, as `params.name`. */
export function paramNames(params: Params): Readonly<Record<string, Names>> {
  const types = Object.entries(params).map(([name, value]): [string, Type] => [name, typeOfParam(value)]);
  return { params: { known: Object.fromEntries(types) } };
}

export function typeOfParam(value: ParamValue): Type {
  if (typeof value === 'string') return isDay(value) ? 'date' : 'text';
  return typeof value === 'number' ? 'number' : 'boolean';
}

function only(
  types: Readonly<Record<string, Type>>,
  wanted: readonly Type[],
): Readonly<Record<string, Type>> {
  return Object.fromEntries(Object.entries(types).filter(([, type]) => wanted.includes(type)));
}

/** What a tier's own condition may speak of: also of the tiers of other areas. */
export function tierScope(indicators: Readonly<Record<string, Type>>, given: Given): Scope {
  return { ...ruleScope(indicators, given), zones: true };
}
