import { id, inForce, status } from './fields.ts';

/** To whom a measure applies. */
export const audience = {
  enum: [
    'residents',
    'arrivals',
    'contacts',
    'communities',
    'premises',
    'enterprises',
    'schools',
    'care',
    'transport',
    'government',
  ],
} as const;

/** One audience, or a list. */
export const audiences = {
  description: 'To whom it applies: one, or a list.',
  examples: ['residents', '[residents, communities]'],
  anyOf: [audience, { type: 'array', minItems: 1, uniqueItems: true, items: audience }],
} as const;

/** What a measure does. */
export const kind = {
  enum: ['closure', 'restriction', 'testing', 'screening', 'hygiene', 'monitoring', 'support', 'information'],
} as const;

/** What a statement about measures rests on, and when it holds. */
export const basis = {
  source: id,
  clause: { type: 'string', description: 'Where in the source.' },
  status,
  in_force: inForce,
} as const;
