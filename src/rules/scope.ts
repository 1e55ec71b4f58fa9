import type { Type } from './expression.ts';
import type { Names, Scope } from './expressions/index.ts';
import { NUMBERS_OF_OTHERS } from './expressions/places.ts';
import type { ParamValue } from './pack.ts';

/** What stands before a point and is no place: `area.population`. */
const ATTRIBUTES: Readonly<Record<string, Names>> = {
  // Attributes of areas are the workspace's; any but these is taken for a number and looked for when it is judged.
  area: { known: { code: 'text', name: 'text', level: 'text' }, others: 'number' },
  context: { known: {}, others: 'any' },
  // The published tier before this evaluation, and for how many days.
  previous: { known: { tier: 'text', days: 'number' } },
};

/** What a measure's condition may speak of: the context alone, for a measure applies to a tier, not to one area. */
export function measureScope(params: Params): Scope {
  return {
    names: { known: {} },
    subject: 'indicator',
    members: { context: { known: {}, others: 'any' }, ...paramNames(params) },
    constants: { params },
    wanted: ['boolean'],
  };
}

type Params = Readonly<Record<string, ParamValue>>;

/** What a tier's condition and a calculated indicator may speak of. */
export function ruleScope(indicators: Readonly<Record<string, Type>>, params: Params): Scope {
  const numbers = { known: only(indicators, ['number', 'any']) };
  return {
    names: { known: indicators },
    subject: 'indicator',
    members: {
      ...ATTRIBUTES,
      parent: { known: indicators },
      ...Object.fromEntries(NUMBERS_OF_OTHERS.map((place) => [place, numbers])),
      ...paramNames(params),
    },
    levels: { known: indicators },
    constants: { params },
    wanted: ['boolean'],
  };
}

/** The constants of a pack by type, as `params.name`. */
export function paramNames(params: Params): Readonly<Record<string, Names>> {
  const types = Object.entries(params).map(([name, value]): [string, Type] => [name, typeOfParam(value)]);
  return { params: { known: Object.fromEntries(types) } };
}

export function typeOfParam(value: ParamValue): Type {
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
}

function only(
  types: Readonly<Record<string, Type>>,
  wanted: readonly Type[],
): Readonly<Record<string, Type>> {
  return Object.fromEntries(Object.entries(types).filter(([, type]) => wanted.includes(type)));
}

/** What a tier's own condition may speak of: also of the tiers of other areas. */
export function tierScope(indicators: Readonly<Record<string, Type>>, params: Params): Scope {
  return { ...ruleScope(indicators, params), zones: true };
}
