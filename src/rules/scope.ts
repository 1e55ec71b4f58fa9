import type { Type } from './expression.ts';
import type { Names, Scope } from './expressions/index.ts';

/** What stands before a point in a rule: these cannot be names of indicators. */
export const MEMBERS: Readonly<Record<string, Names>> = {
  // Attributes of areas are the workspace's; any but these is taken for a number and looked for when it is judged.
  area: { known: { code: 'text', name: 'text', level: 'text' }, others: 'number' },
  context: { known: {}, others: 'any' },
  // The published tier before this evaluation, and for how many days.
  previous: { known: { tier: 'text', days: 'number' } },
};

/** What a measure's condition may speak of: the context alone, for a measure applies to a tier, not to one area. */
export const measureScope: Scope = {
  names: { known: {} },
  subject: 'indicator',
  members: { context: { known: {}, others: 'any' } },
  wanted: ['boolean'],
};

/** What a tier's condition and a calculated indicator may speak of. */
export function ruleScope(indicators: Readonly<Record<string, Type>>): Scope {
  return { names: { known: indicators }, subject: 'indicator', members: MEMBERS, wanted: ['boolean'] };
}

/** What a tier's own condition may speak of: also of the tiers of other areas. */
export function tierScope(indicators: Readonly<Record<string, Type>>): Scope {
  return { ...ruleScope(indicators), zones: true };
}
