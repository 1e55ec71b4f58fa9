import { day, expression, extra, id, inForce, name, params, sources, text, titles } from './fields.ts';
import {
  calendar,
  decides,
  evaluated,
  historyFrom,
  loosen,
  mapsFrom,
  start,
  tighten,
  transitions,
} from './transitions.ts';
import { effective } from './windows.ts';

const tier = {
  type: 'object',
  additionalProperties: false,
  required: ['tier'],
  properties: {
    tier: { ...name, description: 'Its short name, such as high; not none or unknown.' },
    title: text,
    when: { ...expression, description: 'The condition under which an area is in this tier.' },
    otherwise: { const: true, description: 'Taken when no condition holds. Exactly one tier has it.' },
    declared: { const: true, description: 'Reached only by a decision.' },
    source: { ...id, description: 'The source this rule rests on.' },
    clause: { type: 'string', description: 'Where in the source.' },
    note: text,
    unranked: {
      const: true,
      description: 'Stands outside the order of severity, such as one for too little data; tried first.',
    },
    tighten,
    loosen,
    release: { ...expression, description: 'Must hold for the tier to be left for a less severe one.' },
  },
} as const;

/** The shape of `pack.yaml`. What an indicator may say is the matter of its kind. */
export const packSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['pack', 'title', 'edition', 'level', 'effective', 'tiers'],
  properties: {
    pack: { ...id, description: "The pack's name: that of its folder." },
    title: text,
    extends: { ...id, description: 'The pack from which this edition differs.' },
    edition: { ...day, description: 'The date of the text.' },
    jurisdiction: { type: 'string', description: 'The code of the area in which the standard holds.' },
    in_force: inForce,
    sources,
    level: {
      description: 'The level of area that gets a tier.',
      examples: ['community', '[county, site]'],
      anyOf: [
        { type: 'string', minLength: 1 },
        { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', minLength: 1 } },
      ],
    },
    params,
    titles,
    declared: {
      const: true,
      description: 'The pack has no conditions: every tier but the default is set by decision.',
    },
    evaluated,
    effective,
    extra,
    transitions,
    start,
    history_from: historyFrom,
    decides,
    calendar,
    maps_from: mapsFrom,
    indicators: {
      type: 'object',
      description: 'The numbers the tiers rest on, by name.',
      propertyNames: { pattern: name.pattern },
      additionalProperties: { type: 'object' },
    },
    tiers: { type: 'array', minItems: 1, description: 'The most severe first.', items: tier },
    notes: text,
  },
} as const;
